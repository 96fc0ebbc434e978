import type { EnterpriseResult, Line } from '../simulate/result';
import { noMoney, nothing, sumIntervals, type MoneyInterval } from '../values/money';
import type { QuantityInterval, Unit } from '../values/quantity';

/**
 * What a change means to one enterprise in one year. `mixed`: better in one respect and worse in another, so that it may
 * lose. `changed`: the same in all, by other lines.
 */
export type Verdict = 'gains' | 'loses' | 'mixed' | 'changed' | 'unchanged';

/** What both versions give one enterprise in one year. */
export interface OutcomeComparison {
  readonly verdict: Verdict;
  /** Money to the enterprise and to its people together. Units: fen. */
  readonly before: MoneyInterval;
  readonly after: MoneyInterval;
  /** A fact is missing that was not missed before, or an upper end is gone. */
  readonly newlyUnknown: boolean;
  /** Items that give something else, in canonical order. */
  readonly items: readonly GivenChange[];
  /** Titles for which something else is given. */
  readonly titles: readonly GivenChange[];
}

/** What one item, or all items for one title, give; a service or promise is there (1), may be, or is not (0). */
export interface GivenChange {
  /** The item, or the title. */
  readonly by: string;
  readonly unit: Unit | 'service' | 'promise';
  readonly before: QuantityInterval;
  readonly after: QuantityInterval;
  readonly verdict: Verdict;
}

/** Compares what two versions of a policy give one enterprise in one year; `titleOf` names the title of an event. */
export function compareOutcomes(
  before: EnterpriseResult,
  after: EnterpriseResult,
  titleOf: (event: string) => string,
): OutcomeComparison {
  const [old, fresh] = [measure(before), measure(after)];
  const verdict = judgeAll(old, fresh);
  const [low, high] = [totalOf(before), totalOf(after)];
  return {
    verdict: verdict === 'unchanged' && signature(before) !== signature(after) ? 'changed' : verdict,
    before: low,
    after: high,
    newlyUnknown: (before.totals.complete && !after.totals.complete) || (low.max !== null && high.max === null),
    items: compareGiven(listGiven(before, byItem), listGiven(after, byItem)),
    titles: compareGiven(listGiven(before, byTitle(titleOf)), listGiven(after, byTitle(titleOf))),
  };
}

/** What it means that an interval became another one: each end counts. */
export function judgeChange(before: QuantityInterval, after: QuantityInterval): Verdict {
  const signs = [compareEnds(after.min, before.min), compareEnds(after.max, before.max)];
  const [better, worse] = [signs.includes(1), signs.includes(-1)];
  if (better) return worse ? 'mixed' : 'gains';
  return worse ? 'loses' : 'unchanged';
}

/** Joins what several respects mean. */
export function joinVerdicts(verdicts: readonly Verdict[]): Verdict {
  const has = (verdict: Verdict): boolean => verdicts.includes(verdict);
  if (has('mixed') || (has('gains') && has('loses'))) return 'mixed';
  if (has('gains')) return 'gains';
  if (has('loses')) return 'loses';
  return has('changed') ? 'changed' : 'unchanged';
}

interface Measure {
  readonly interval: QuantityInterval;
  /** Whether more of it is worse: money claimed back, sanctions. */
  readonly isBurden: boolean;
}

/**
 * What counts for an enterprise: sums of money and of what else is counted, each rate, each service and promise; and
 * against it, what is claimed back and its sanctions. An item that pays less while another one pays as much more is no loss.
 */
function measure(result: EnterpriseResult): ReadonlyMap<string, Measure> {
  const measures = new Map<string, Measure>([
    ['enterprise', { interval: result.totals.enterprise, isBurden: false }],
    ['individual', { interval: result.totals.individual, isBurden: false }],
    ['claimed back', { interval: sumIntervals(result.policies.map(({ clawBack }) => clawBack)), isBurden: true }],
  ]);
  for (const { by, unit, interval } of listGiven(result, byItem).values()) {
    if (unit === 'money') continue;
    const key = unit === 'quota' || unit === 'persons' ? unit : `${unit} ${by}`;
    const known = measures.get(key)?.interval ?? nothing;
    measures.set(key, { interval: sumIntervals([known, interval]), isBurden: false });
  }
  for (const action of result.policies.flatMap(({ sanctions }) => sanctions))
    measures.set(`sanction ${action}`, { interval: once, isBurden: true });
  return measures;
}

const once: QuantityInterval = { min: 1n as typeof noMoney, max: 1n as typeof noMoney };
const perhaps: QuantityInterval = { min: noMoney, max: 1n as typeof noMoney };

function judgeAll(before: ReadonlyMap<string, Measure>, after: ReadonlyMap<string, Measure>): Verdict {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return joinVerdicts(
    [...keys].map((key) => {
      const [old, fresh] = [before.get(key), after.get(key)];
      const isBurden = (fresh ?? old)?.isBurden === true;
      const ends = [old?.interval ?? nothing, fresh?.interval ?? nothing] as const;
      return isBurden ? judgeChange(ends[1], ends[0]) : judgeChange(ends[0], ends[1]);
    }),
  );
}

interface Given {
  readonly by: string;
  readonly unit: GivenChange['unit'];
  readonly interval: QuantityInterval;
}

/** What something is put down to. */
type Attribution = (source: {
  readonly from: { readonly itemId: string };
  readonly events: readonly string[];
}) => readonly string[];

const byItem: Attribution = ({ from }) => [from.itemId];

/** What rests on several titles is put down to each; what rests on no event, to none. */
function byTitle(titleOf: (event: string) => string): Attribution {
  return ({ events }) => (events.length === 0 ? [''] : [...new Set(events.map(titleOf))]);
}

/** What is given, by what it is put down to and unit. Rates do not add up: the best one counts. */
function listGiven(
  { lines, services, unquantified }: EnterpriseResult,
  attribute: Attribution,
): ReadonlyMap<string, Given> {
  const all = new Map<string, Given>();
  const add = (by: string, unit: Given['unit'], interval: QuantityInterval): void => {
    const known = all.get(`${by} ${unit}`)?.interval;
    const join = unit === 'money' || unit === 'quota' || unit === 'persons' ? sumIntervals : largest;
    all.set(`${by} ${unit}`, { by, unit, interval: known ? join([known, interval]) : interval });
  };
  for (const line of lines) for (const by of attribute(line)) add(by, line.unit, line.amount);
  const promised = (list: EnterpriseResult['services'], unit: 'service' | 'promise'): void => {
    for (const line of list)
      for (const by of attribute(line)) add(by, unit, line.certainty === 'certain' ? once : perhaps);
  };
  promised(services, 'service');
  promised(unquantified, 'promise');
  return all;
}

function compareGiven(before: ReadonlyMap<string, Given>, after: ReadonlyMap<string, Given>): readonly GivenChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key): readonly GivenChange[] => {
    const [old, fresh] = [before.get(key), after.get(key)];
    const known = fresh ?? old;
    const [low, high] = [old?.interval ?? nothing, fresh?.interval ?? nothing];
    const verdict = judgeChange(low, high);
    return !known || verdict === 'unchanged'
      ? []
      : [{ by: known.by, unit: known.unit, before: low, after: high, verdict }];
  });
}

function largest(intervals: readonly QuantityInterval[]): QuantityInterval {
  return intervals.reduce((one, other) => ({
    min: one.min > other.min ? one.min : other.min,
    max: one.max === null || other.max === null ? null : one.max > other.max ? one.max : other.max,
  }));
}

/** Everything an importing system pays by, but for words; whoever pays is part of it. */
function signature({ lines, services, unquantified }: EnterpriseResult): string {
  const line = ({ from, date, events, amount, unit, payee, payer, countsInTotal }: Line): string =>
    [from.itemId, date, events.join(), amount.min, amount.max, unit, payee, payer, countsInTotal].join(' ');
  return JSON.stringify([
    lines.map(line).sort(),
    [...services, ...unquantified].map(({ from, certainty }) => `${from.itemId} ${certainty}`).sort(),
  ]);
}

function totalOf({ totals }: EnterpriseResult): MoneyInterval {
  return sumIntervals([totals.enterprise, totals.individual]);
}

/** No upper end is more than any amount. */
function compareEnds(one: bigint | null, other: bigint | null): -1 | 0 | 1 {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}
