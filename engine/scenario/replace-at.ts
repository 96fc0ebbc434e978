/** Gives a copy of plain data with another value at a place that has one; null where there is none. */
export function replaceAt(document: unknown, [step, ...rest]: readonly string[], value: string): unknown {
  if (step === undefined) return typeof document === 'object' ? null : value;
  const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
  if (Array.isArray(document)) {
    const items: readonly unknown[] = document;
    const inner = Number(key) in items ? replaceAt(items[Number(key)], rest, value) : null;
    return inner === null ? null : items.map((item, index) => (index === Number(key) ? inner : item));
  }
  if (!isRecord(document) || !Object.hasOwn(document, key)) return null;
  const inner = replaceAt(document[key], rest, value);
  return inner === null ? null : { ...document, [key]: inner };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
