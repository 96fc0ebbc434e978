import { isNothing, noMoney, type Fen, type MoneyInterval } from '../values/money';
import { compareClaims, compareText, type Claim } from './claim';
import type { FactNeed } from './result';
import {
  atItsMost,
  compareBounds,
  lesser,
  minus,
  plus,
  startCautiousTally,
  startTally,
  type Bound,
  type PriorPayment,
  type ResolvedLimit,
} from './tally';

/** A claim that competes with others of its group; claims in one bucket stand or fall together. */
export interface Contender {
  readonly claim: Claim;
  readonly bucket: string;
  /** What the claim is worth at least and at most in comparison with others; absent where that is its amount. */
  readonly worth?: { readonly min: Fen; readonly max: Bound };
}

/** What a limit leaves of each claim of a group, best claim first. */
export interface Allotment {
  readonly claim: Claim;
  readonly amount: MoneyInterval;
}

/**
 * Shares what a limit allows among the claims of one group.
 *
 * The ends of the intervals are tallied apart, so that the interval holds whatever turns out true. The best claim comes first; ties go by
 * date and then by content, never by the order of listing.
 *
 * An earlier limit may have left a claim only what it adds to another one, while it is open which of the two is paid. If it is, it is worth its whole, which may win where the increase alone would not: the upper ends are
 * compared by that worth, and share what that comes to. `waiting` are claims of the group that were left nothing so.
 *
 * Shape: every part is within its claim, the parts add up to no more than the limit allows.
 */
export function allot(
  contenders: readonly Contender[],
  limit: ResolvedLimit,
  prior: readonly PriorPayment[],
  waiting: readonly Contender[] = [],
): readonly Allotment[] {
  const lower = startCautiousTally(limit, 'min', prior);
  const ranked = rankContenders(contenders, limit);
  const ends = shareUpperEnds(ranked, waiting, limit, prior);
  return ranked.map(({ claim, bucket, worth = claim.amount }, index) => {
    const max = ends[index] as Bound;
    return { claim, amount: { min: atMost(lower.add(worth.min, bucket), max), max } };
  });
}

/** Gives each claim the increase it brings, as far as it has room; what is left goes to those that still have some. */
function shareUpperEnds(
  ranked: readonly Contender[],
  waiting: readonly Contender[],
  limit: ResolvedLimit,
  prior: readonly PriorPayment[],
): readonly Bound[] {
  const upper = startCautiousTally(limit, 'max', prior);
  let left: Bound = noMoney;
  const give = (wish: Bound): Bound => {
    const given = lesser(wish, left);
    left = minus(left, given);
    return given;
  };
  const first = ranked.map(({ claim, bucket, worth = claim.amount }): Bound => {
    left = plus(left, upper.add(worth.max, bucket));
    return give(claim.amount.max);
  });
  for (const { claim, bucket, worth = claim.amount } of waiting) left = plus(left, upper.add(worth.max, bucket));
  return first.map((given, index) => plus(given, give(minus(ranked[index]?.claim.amount.max ?? null, given))));
}

/** The most a claim can come to: all its rule gives where money may still shift to it. Units: fen; null is unbounded. */
export function mostOf({ shifts, entitled, amount }: Claim): Bound {
  return shifts ? entitled.max : amount.max;
}

/**
 * Shares what a limit allows with claims of which nobody knows to which group they belong.
 *
 * At worst such a claim joins those it might belong to: `rivals` are all claims and payments it may have to give way
 * to, and only what it adds to them is certain. At best it stands alone.
 */
export function allotUngrouped(
  ungrouped: readonly Claim[],
  limit: ResolvedLimit,
  rivalsOf: (claim: Claim) => { readonly contenders: readonly Contender[]; readonly prior: readonly PriorPayment[] },
): readonly Allotment[] {
  const alone = (claim: Claim): Contender => ({ claim, bucket: `claim ${claim.id}` });
  const ranked = rankContenders(ungrouped.map(alone), limit).map(({ claim }) => claim);
  return ranked.map((claim, index) => {
    const { contenders, prior } = rivalsOf(claim);
    const isEarlier = new Set(ranked.slice(0, index));
    const grouped = contenders.filter((each) => !ungrouped.includes(each.claim));
    const lower = startTally(limit, 'min', prior.map(atItsMost));
    for (const rival of rankContenders(grouped, limit)) lower.add(rival.claim.amount.min, rival.bucket);
    for (const rival of contenders) {
      if (isEarlier.has(rival.claim)) lower.add(rival.claim.amount.min, alone(rival.claim).bucket);
    }
    const max = startTally(limit, 'max', []).add(claim.amount.max, 'alone');
    return { claim, amount: { min: atMost(lower.add(claim.amount.min, alone(claim).bucket), max), max } };
  });
}

/**
 * Lists the facts that claims lack which were left nothing, where what the group is paid is not certain: it may depend
 * on them, and nothing else would name them.
 */
export function needsLost(allotments: readonly Allotment[]): readonly FactNeed[] {
  if (allotments.every(({ amount }) => amount.min === amount.max)) return [];
  return allotments.flatMap(({ claim, amount }) => (isNothing(amount) ? claim.needs : []));
}

/** A lower end above the upper one would promise money that another claim may take. */
function atMost(min: Bound, max: Bound): Fen {
  return lesser(min, max) as Fen;
}

/** Claims of one bucket stand together and are worth what they are worth together. */
interface Bucket {
  readonly name: string;
  readonly contenders: readonly Contender[];
  readonly min: Bound;
  readonly max: Bound;
}

/** Puts the best claims first: by worth, then by date, then by content; of sets, those of the best one. */
function rankContenders(contenders: readonly Contender[], limit: ResolvedLimit): readonly Contender[] {
  const byName = new Map<string, Contender[]>();
  for (const contender of contenders) {
    const bucket = byName.get(contender.bucket);
    if (bucket) bucket.push(contender);
    else byName.set(contender.bucket, [contender]);
  }
  const buckets = [...byName].map(([name, members]): Bucket => {
    const ranked = members.sort((a, b) => compareWorth(a.claim.amount, b.claim.amount) || compareAge(a.claim, b.claim));
    return { name, contenders: ranked, ...addUp(ranked.map(({ claim }) => claim.amount)) };
  });
  const best = limit.kind === 'oneOf' ? bestSet(limit.sets, buckets) : null;
  const comesFirst = ({ name }: Bucket): number => (best?.has(name) ? 0 : 1);
  return buckets
    .sort((a, b) => comesFirst(a) - comesFirst(b) || compareWorth(a, b) || compareLeaders(a, b))
    .flatMap((bucket) => bucket.contenders);
}

function bestSet(sets: readonly ReadonlySet<string>[], buckets: readonly Bucket[]): ReadonlySet<string> | null {
  const worth = sets.map((set) => ({ set, ...addUp(buckets.filter(({ name }) => set.has(name))) }));
  return worth.sort(compareWorth)[0]?.set ?? null;
}

function addUp(parts: readonly { readonly min: Bound; readonly max: Bound }[]): { min: Bound; max: Bound } {
  const zero: Bound = noMoney;
  return { min: parts.map(({ min }) => min).reduce(plus, zero), max: parts.map(({ max }) => max).reduce(plus, zero) };
}

function compareWorth(a: { min: Bound; max: Bound }, b: { min: Bound; max: Bound }): number {
  return compareBounds(b.min, a.min) || compareBounds(b.max, a.max);
}

function compareLeaders({ contenders: [a] }: Bucket, { contenders: [b] }: Bucket): number {
  if (!a || !b) return 0;
  return compareWorth(a.claim.amount, b.claim.amount) || compareAge(a.claim, b.claim);
}

function compareAge(a: Claim, b: Claim): number {
  return compareText(a.date, b.date) || compareClaims(a, b);
}
