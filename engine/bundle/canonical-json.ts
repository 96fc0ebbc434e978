/** What canonical JSON can hold here: text, whole numbers, booleans, null, lists and maps. Amounts are decimal text. */
export type CanonicalValue =
  string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue | undefined };

/**
 * Writes a value as canonical JSON: one text for one meaning, so that it can be digested and signed. Members that are
 * `undefined` are left out. Throws for numbers that are not safe integers and for lone surrogates: our own bug.
 * Source: RFC 8785, restricted to integers of at most 53 bits (section 3.2.2.3 needs no more for these).
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
        throw new Error(`Canonical JSON holds whole numbers only, not ${value}: write decimals as text.`);
      }
      return String(value);
    case 'object':
      return isList(value) ? items(value) : members(value);
    default:
      throw new Error(`Canonical JSON cannot hold a ${typeof value}.`);
  }
}

/** Compares texts by UTF-16 code units, the order of RFC 8785, of the manifest and of the archive. */
export function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function items(value: readonly CanonicalValue[]): string {
  let written = '';
  for (const item of value) written += `${written === '' ? '' : ','}${canonicalJson(item)}`;
  return `[${written}]`;
}

function members(value: { readonly [key: string]: CanonicalValue | undefined }): string {
  let written = '';
  // Without a comparison of ours the order is that of the code units, and quicker by far.
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) written += `${written === '' ? '' : ','}${quote(key)}:${canonicalJson(member)}`;
  }
  return `{${written}}`;
}

/** With the u flag this matches halves of surrogate pairs only, never whole ones. */
const LONE_SURROGATE = /\p{Surrogate}/u;

// eslint-disable-next-line no-control-regex -- what RFC 8785 section 3.2.2.2 escapes, and surrogates
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

function quote(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  // JSON.stringify escapes what RFC 8785 section 3.2.2.2 escapes, in the same form, and lone surrogates as \ud….
  const written = JSON.stringify(text);
  if (written.includes('\\ud') && LONE_SURROGATE.test(text))
    throw new Error('Canonical JSON cannot hold half of a surrogate pair.');
  return written;
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
