import { canonicalJson, type CanonicalValue } from './canonical-json';

/** Parts of a plan that are compared one by one. */
export type PlanPart =
  | 'policy'
  | 'rules'
  | 'limits'
  | 'exclusions'
  | 'sanctions'
  | 'targets'
  | 'relations'
  | 'parameters'
  | 'definitions'
  | 'readings';

/** Something that two versions of a plan say differently. */
export interface PlanDifference {
  readonly part: PlanPart;
  /** The rule, limit and so on; a member of the plan for `policy`; empty where the order of a whole part changed. */
  readonly id: string;
  /** As the policy calls it; empty where it has no name. */
  readonly label: string;
  /** Row of the clause inventory it comes from, in the newer plan where it is there. */
  readonly clause: string | null;
  readonly change: 'added' | 'removed' | 'changed' | 'reordered';
  /** For what was changed: its members that differ. */
  readonly members: readonly string[];
}

type ValueMap = { readonly [key: string]: CanonicalValue };

const LISTS = ['rules', 'limits', 'exclusions', 'sanctions', 'targets', 'readings'] as const;
const MAPS = ['relations', 'parameters', 'definitions'] as const;
/** Told with the relations; the version of a policy is no rule. */
const UNTOLD = new Set(['version', 'relationClauses']);

/**
 * Compares the content of two rules/plan.json, part by part: what was added, removed and changed, in the order of the
 * newer plan, what was removed last. Where in the document something stands makes no difference; which row of the
 * clause inventory it comes from does.
 */
export function comparePlans(before: CanonicalValue, after: CanonicalValue): readonly PlanDifference[] {
  const [old, now] = [asMap(withoutPlaces(before)), asMap(withoutPlaces(after))];
  const parts = new Set<string>([...LISTS, ...MAPS]);
  const members = [...new Set([...Object.keys(now), ...Object.keys(old)])].filter(
    (name) => !parts.has(name) && !UNTOLD.has(name) && !isSame(old[name], now[name]),
  );
  return [
    ...members.map((id) => ({
      part: 'policy' as const,
      id,
      label: '',
      clause: null,
      change: 'changed' as const,
      members: [],
    })),
    ...LISTS.flatMap((part) => compareLists(part, asList(old[part]), asList(now[part]))),
    ...MAPS.flatMap((part) =>
      compareNamed(part, new Map(Object.entries(asMap(old[part]))), new Map(Object.entries(asMap(now[part])))),
    ),
  ];
}

function compareLists(part: PlanPart, old: readonly ValueMap[], now: readonly ValueMap[]): readonly PlanDifference[] {
  const named = (list: readonly ValueMap[]) => new Map(list.map((each) => [textOf(each['id']), each]));
  const [before, after] = [named(old), named(now)];
  const differences = compareNamed(part, before, after);
  // Limits apply in their order; elsewhere it changes nothing that is paid.
  const kept = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...one.keys()].filter((id) => other.has(id)).join('\n');
  if (part !== 'limits' || kept(before, after) === kept(after, before)) return differences;
  return [...differences, { part, id: '', label: '', clause: null, change: 'reordered', members: [] }];
}

function compareNamed(
  part: PlanPart,
  before: ReadonlyMap<string, CanonicalValue>,
  after: ReadonlyMap<string, CanonicalValue>,
): readonly PlanDifference[] {
  const differences: PlanDifference[] = [];
  for (const [id, now] of after) {
    const old = before.get(id);
    if (old === undefined) differences.push({ ...describe(part, id, now), change: 'added', members: [] });
    else if (!isSame(old, now))
      differences.push({ ...describe(part, id, now), change: 'changed', members: changedMembers(old, now) });
  }
  for (const [id, old] of before)
    if (!after.has(id)) differences.push({ ...describe(part, id, old), change: 'removed', members: [] });
  return differences;
}

function describe(part: PlanPart, id: string, value: CanonicalValue) {
  const { label, gist, question, from } = asMap(value);
  return {
    part,
    id,
    label: textOf(label) || textOf(gist) || textOf(question),
    clause: textOf(asMap(from)['clause']) || null,
  };
}

function textOf(value: CanonicalValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A definition is one expression: its nodes are no members to tell apart. */
function changedMembers(old: CanonicalValue, now: CanonicalValue): readonly string[] {
  const [before, after] = [asMap(old), asMap(now)];
  if ('node' in after || 'node' in before) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isSame(before[name], after[name]),
  );
}

/** A clause reference points into the document; articles put in before it move it and change no rule. */
function withoutPlaces(value: CanonicalValue): CanonicalValue {
  if (Array.isArray(value)) return (value as readonly CanonicalValue[]).map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const isReference = 'itemId' in value && 'pointer' in value;
  const entries = Object.entries(value).filter(([key]) => !(isReference && key === 'pointer'));
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutPlaces(member ?? null)]));
}

function isSame(one: CanonicalValue | undefined, other: CanonicalValue | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

function asMap(value: CanonicalValue | undefined): ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ValueMap) : {};
}

function asList(value: CanonicalValue | undefined): readonly ValueMap[] {
  return Array.isArray(value) ? value.map(asMap) : [];
}
