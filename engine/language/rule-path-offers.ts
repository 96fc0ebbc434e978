import { policyShape } from '../validate/keywords';
import type { Offer } from './completion-item';
import { describeKey } from './key-words';
import { entryOf, rowShape, textOf, type NamedRow, type PolicyNames } from './policy-names';
import { expectAtPath } from './rule-path';
import { isListShape, narrowToMap } from './shape-steps';

/** Offers the places a reading can change: first the parts of the policy, behind a dot their fields. */
export function offerRulePaths(names: PolicyNames, written: string): readonly Offer[] {
  const dot = written.lastIndexOf('.');
  if (dot < 0) return offerStarts(names);
  const before = written.slice(0, dot);
  const expected = expectAtPath(names, before);
  if (expected.shape && isListShape(expected.shape)) return [];
  const map = narrowToMap(expected, () => undefined);
  return [...(map?.properties.values() ?? [])]
    .filter(({ canonical }) => canonical !== 'id' && canonical !== 'kind')
    .map((property): Offer => ({
      label: `${before}.${property.canonical}`,
      detail: property.zh,
      documentation: describeKey(property),
      kind: 'name',
      text: `${before}.${property.canonical}`,
      filter: `${before}.${property.canonical} ${before}.${property.zh}`,
    }));
}

function offerStarts(names: PolicyNames): readonly Offer[] {
  const items = names.items.map(({ id, title, gist }): Offer => ({
    label: id,
    detail: title || gist,
    kind: 'name',
    text: id,
    filter: `${id} ${title}`,
  }));
  const rows = names.rows.map((row): Offer => {
    const detail = `${row.item.title || row.item.gist} · ${describeMatch(row)}`;
    return { label: row.id, detail, kind: 'name', text: row.id, filter: `${row.id} ${detail}` };
  });
  const named = [...names.definitions, ...names.parameters].map(({ name, id }): Offer => {
    const start = id ? String(id.value) : name;
    return { label: start, detail: name, kind: 'name', text: start, filter: `${start} ${name}` };
  });
  const policy = policyShape.properties.get('policy');
  const header: Offer = {
    label: 'policy',
    detail: policy?.zh ?? '',
    documentation: policy?.shape.description ?? null,
    kind: 'name',
    text: 'policy',
  };
  return [...items, ...rows, ...named, header];
}

/** What a row answers: one value, or the values of a list. */
function describeMatch({ node }: NamedRow): string {
  const match = entryOf(node, rowShape, 'match')?.value;
  if (match?.kind !== 'list') return textOf(node, rowShape, 'match');
  return match.items.flatMap((value) => (value.kind === 'scalar' ? [String(value.value)] : [])).join('、');
}
