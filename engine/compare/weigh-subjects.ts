import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { EnterpriseResult, Line } from '../simulate/result';
import { sumIntervals, type MoneyInterval } from '../values/money';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { SubjectRow } from './compare-by-subject';
import { atomsOfRule, eventKey, identityFields, writeIdentity } from './policy-subject';

/** Money of one policy for one subject. */
export interface SubjectMoney {
  /** Paid to enterprises; what is paid to individuals is counted apart. */
  readonly enterprise: MoneyInterval;
  readonly individual: MoneyInterval;
  /** Enterprises that get something. */
  readonly helped: number;
}

export interface WeighedSubject {
  readonly key: string;
  readonly left: SubjectMoney;
  readonly right: SubjectMoney;
}

export interface WeighedSubjects {
  readonly subjects: readonly WeighedSubject[];
  /** Claims whose event does not say what it is, so that they belong to none of the subjects for certain. */
  readonly unplaced: Omit<WeighedSubject, 'key'>;
  readonly total: Omit<WeighedSubject, 'key'>;
}

/**
 * Divides what enterprises receive from two policies among the subjects of their comparison.
 *
 * Shape: subjects and what could not be placed add up to the total, which is that of the simulation.
 * Units: fen.
 */
export function weighSubjects(
  rows: readonly SubjectRow[],
  plans: readonly [left: PolicyPlan, right: PolicyPlan],
  enterprises: readonly Enterprise[],
  results: readonly EnterpriseResult[],
  vocabulary: Vocabulary,
): WeighedSubjects {
  const [left, right] = plans.map((plan) => placeLines(rows, plan, enterprises, results, vocabulary));
  const weigh = (key: string | null): Omit<WeighedSubject, 'key'> => ({
    left: addUp(left ?? [], key),
    right: addUp(right ?? [], key),
  });
  const all = (placed: readonly PlacedLine[]): SubjectMoney =>
    addUp(
      placed.map((each) => ({ ...each, row: '' })),
      '',
    );
  return {
    subjects: rows.map(({ key }) => ({ key, ...weigh(key) })),
    unplaced: weigh(null),
    total: { left: all(left ?? []), right: all(right ?? []) },
  };
}

interface PlacedLine {
  /** Null where it belongs to no row for certain. */
  readonly row: string | null;
  readonly enterprise: string;
  readonly line: Line;
}

function placeLines(
  rows: readonly SubjectRow[],
  plan: PolicyPlan,
  enterprises: readonly Enterprise[],
  results: readonly EnterpriseResult[],
  vocabulary: Vocabulary,
): readonly PlacedLine[] {
  const rowOf = new Map(rows.flatMap(({ key, atoms }) => atoms.map((atom) => [atom, key] as const)));
  const rules = new Map(
    plan.rules.map((rule) => [rule.id, { rule, atoms: atomsOfRule(rule, plan, vocabulary).map(({ key }) => key) }]),
  );
  const byId = new Map(enterprises.map((enterprise) => [enterprise.id, enterprise]));
  return results.flatMap(({ enterprise: id, lines }) =>
    lines
      .filter(({ policy, unit }) => policy === plan.id && unit === 'money')
      .map((line): PlacedLine => {
        const known = rules.get(line.rule);
        const possible = new Set(known?.atoms.flatMap((atom) => rowOf.get(atom) ?? []));
        if (possible.size === 1) return { row: [...possible][0] ?? null, enterprise: id, line };
        const enterprise = byId.get(id);
        const key = known && enterprise && keyOfLine(line, known.rule.trigger, enterprise, vocabulary);
        const row = (key && known.atoms.includes(key) ? rowOf.get(key) : undefined) ?? null;
        return { row, enterprise: id, line };
      }),
  );
}

/** What the event of a line is; null where that is not known. */
function keyOfLine(line: Line, trigger: string | null, enterprise: Enterprise, vocabulary: Vocabulary): string | null {
  const index = /\[(\d+)\]/.exec(line.events[0] ?? '')?.[1];
  if (trigger === null || index === undefined) return null;
  const event = enterprise.events[trigger]?.find((each) => each.index === Number(index));
  const [main, level] = identityFields(trigger, vocabulary);
  const read = (field: string | undefined): string | null => {
    const value = field === undefined ? undefined : event?.fields[field];
    return typeof value === 'string' ? value : null;
  };
  return eventKey('payment', trigger, writeIdentity(read(main?.id), read(level?.id)));
}

function addUp(placed: readonly PlacedLine[], row: string | null): SubjectMoney {
  const own = placed.filter((each) => each.row === row);
  const of = (counts: boolean) =>
    sumIntervals(own.filter(({ line }) => line.countsInTotal === counts).map(({ line }) => line.amount));
  return {
    enterprise: of(true),
    individual: of(false),
    helped: new Set(own.map(({ enterprise }) => enterprise)).size,
  };
}
