import type { PolicyPlan } from '../compile/plan';
import type { Line } from '../simulate/result';

/** The parts of a plan that say otherwise when a place of the document does. */
export interface EditReach {
  /** Everything the policy gives: its header, its relations to other levels, what it excludes. */
  readonly whole: boolean;
  readonly rules: ReadonlySet<string>;
  /** Limits made of the very place: a cap, a frequency, a stacking rule. */
  readonly limits: ReadonlySet<string>;
  readonly exclusions: ReadonlySet<string>;
}

/** Finds what of a plan rests on a place of its document, given by JSON pointer. */
export function reachOf(plan: PolicyPlan, pointer: string): EditReach {
  const [, section = '', name = ''] = pointer.split('/');
  if (section === 'policy') return { ...nothingReached, whole: true };
  if (section === 'parameters' || section === 'definitions')
    return reachOfName(plan, name.replaceAll('~1', '/').replaceAll('~0', '~'), section);
  return section === 'articles' ? reachOfItem(plan, pointer) : nothingReached;
}

/** Lists the reached rules a claim may be of: its own; where nobody filled the events in, any of its item. */
export function reachedRules(
  plan: PolicyPlan,
  rules: ReadonlySet<string>,
  { policy, rule, events, from }: Pick<Line, 'policy' | 'rule' | 'events' | 'from'>,
): readonly string[] {
  if (policy !== plan.id) return [];
  if (events.length > 0) return rules.has(rule) ? [rule] : [];
  return plan.rules.filter(({ id, from: own }) => own.itemId === from.itemId && rules.has(id)).map(({ id }) => id);
}

const nothingReached: EditReach = { whole: false, rules: new Set(), limits: new Set(), exclusions: new Set() };

/** Tells whether one pointer names a part of what the other names. */
export function isWithin(pointer: string, whole: string): boolean {
  return pointer === whole || pointer.startsWith(`${whole}/`);
}

function reachOfItem(plan: PolicyPlan, pointer: string): EditReach {
  const item = /^\/articles\/\d+\/items\/\d+/.exec(pointer)?.[0];
  if (item === undefined) return nothingReached;
  const row = /^\/articles\/\d+\/items\/\d+\/table\/\d+/.exec(pointer)?.[0];
  const meant = row ?? item;
  const limits = plan.limits.filter(({ from }) =>
    from.pointer === item ? row === undefined : isWithin(pointer, from.pointer) && !from.pointer.endsWith('/table'),
  );
  const limited = new Set(limits.flatMap(({ rules }) => rules));
  const exclusions = plan.exclusions.filter(({ from }) => isWithin(from.pointer, item));
  const sanctions = plan.sanctions.filter(({ from }) => isWithin(from.pointer, item));
  return {
    whole:
      exclusions.length + sanctions.length > 0 ||
      Object.values(plan.relationClauses ?? {}).some((from) => from !== undefined && isWithin(from.pointer, item)) ||
      (plan.jurisdiction.from !== null && isWithin(plan.jurisdiction.from.pointer, item)),
    rules: new Set(
      plan.rules
        .filter(
          ({ id, from, conditions }) =>
            isWithin(from.pointer, meant) ||
            limited.has(id) ||
            conditions.some((condition) => isWithin(condition.from.pointer, meant)),
        )
        .map(({ id }) => id),
    ),
    limits: new Set(limits.map(({ id }) => id)),
    exclusions: new Set([...exclusions.map(({ id }) => id), ...sanctions.flatMap(({ after }) => after)]),
  };
}

function reachOfName(plan: PolicyPlan, name: string, section: 'parameters' | 'definitions'): EditReach {
  const node = section === 'parameters' ? 'parameter' : 'definition';
  const through = definitionsReading(plan, node, name);
  const reads = (part: unknown): boolean =>
    mentions(part, node, name) || through.some((definition) => mentions(part, 'definition', definition));
  const limits = plan.limits.filter(({ operation }) => reads(operation));
  const limited = new Set(limits.flatMap(({ rules }) => rules));
  const exclusions = plan.exclusions.filter(({ when }) => reads(when));
  return {
    whole: exclusions.length > 0,
    rules: new Set(
      plan.rules
        .filter(({ id, conditions, amount }) => limited.has(id) || reads(amount) || reads(conditions))
        .map(({ id }) => id),
    ),
    limits: new Set(limits.map(({ id }) => id)),
    exclusions: new Set(exclusions.map(({ id }) => id)),
  };
}

/** Definitions that rest on a name, directly or by way of others; the check has refused circles. */
function definitionsReading(plan: PolicyPlan, node: string, name: string): readonly string[] {
  const found = new Set<string>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const [own, expression] of Object.entries(plan.definitions)) {
      const reads =
        mentions(expression, node, name) || [...found].some((each) => mentions(expression, 'definition', each));
      if (reads) found.add(own);
    }
  }
  return [...found];
}

/** Tells whether a part of a plan names a parameter or a definition. */
function mentions(part: unknown, node: string, name: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const record = part as Readonly<Record<string, unknown>>;
  if (record['node'] === node && record['name'] === name) return true;
  return Object.values(record).some((inner) => mentions(inner, node, name));
}
