import { isNothing, noMoney, nothing, remainderOf, sameInterval, type MoneyInterval } from '../values/money';
import type { FiscalLevel, LevelRelation } from '../compile/plan';
import { allot, needsLost, type Allotment, type Contender } from './allot';
import { compareClaims, compareText, mergeNeeds, withNeeds, withStep, type Claim } from './claim';
import { joinRivals } from './join-rivals';
import { relate, relationClause } from './relate-policies';
import type { FactNeed, Step } from './result';
import { holdsEach, markShifting } from './shift-money';
import { say } from './step-messages';
import { tellTrail } from './trail';
import type { ResolvedLimit } from './tally';

/** Certainty with which an exclusion takes the money of a policy away, by policy; a policy without one is absent. */
export type Exclusions = ReadonlyMap<string, 'certain' | 'possible'>;

/**
 * Settles claims of different policies on the same event as the policies say (step 9 of the semantics).
 *
 * Where both policies speak of one another, or one of them says so, the enterprise keeps the best money that may be
 * paid together. Otherwise the policy that says it gives way does so, wider levels being settled first: `exclusive`
 * pays nothing beside other money, `topUp` what it lacks. Money that an exclusion takes away pushes nothing aside.
 */
export function applyRelations(claims: readonly Claim[], exclusions: Exclusions): readonly Claim[] {
  if (claims.length === 0) return claims;
  const ordered = [...claims].sort(compareClaims);
  // Money of one policy meets none of another.
  if (ordered[0]?.plan.id === ordered.at(-1)?.plan.id) return ordered;
  const counted = ordered.flatMap((claim) => countClaim(claim, exclusions));
  const before = new Map(counted.map((claim) => [claim.id, claim]));
  const rivalry = keepHighest(counted);
  const isUnsettled = (claim: Claim): boolean => isShifting(claim) || rivalry.open.has(claim.id);
  const worth = (claim: Claim): Claim => (isUnsettled(claim) ? atBest(before.get(claim.id) ?? claim) : claim);
  const settled = leaveOpen(giveWay(rivalry.claims, isUnsettled, worth), isUnsettled, rivalry.open);
  return ordered.map((claim) => {
    const [from, to] = [before.get(claim.id), settled.get(claim.id)];
    if (!from || !to) return claim;
    // What gives way only where an amount comes out so is not certain to have been paid, in later years.
    const gaveWay = !sameInterval(from.amount, to.amount) && to.amount.min !== to.amount.max;
    const shifts = to.shifts || rivalry.open.has(claim.id) || gaveWay;
    if (isNothing(claim.amount)) return { ...claim, shifts, shiftedBy: to.shiftedBy };
    const isTouched = to.trail.length > from.trail.length;
    const settledClaim = isTouched ? explain(claim, from, to) : noteIfUntouched(claim, counted);
    return withNeeds({ ...settledClaim, shifts, shiftedBy: to.shiftedBy }, to.needs);
  });
}

/**
 * A claim as it counts against others: what may be excluded is not certain to push anything aside, and what may go to
 * another claim of its own policy may be anything up to what its rule gives.
 */
function countClaim(claim: Claim, exclusions: Exclusions): readonly Claim[] {
  const certainty = exclusions.get(claim.plan.id);
  if (certainty === 'certain') return [];
  if (isShifting(claim)) return [{ ...claim, amount: { min: noMoney, max: claim.entitled.max } }];
  if (isNothing(claim.amount)) return [];
  return certainty === undefined ? [claim] : [{ ...claim, amount: { ...claim.amount, min: noMoney } }];
}

/** All that a claim may turn out to be, from nothing. */
function atBest(claim: Claim): Claim {
  return { ...claim, amount: { min: noMoney, max: claim.amount.max } };
}

/** Tells whether it is open which claim the money goes to, or on which of its events it rests. */
function isShifting({ shifts, events, needs }: Claim): boolean {
  return shifts || (events.length > 1 && needs.length > 0);
}

/** Takes over the steps that were made; the lower end of the claim itself is cut by its exclusion only later. */
function explain(claim: Claim, from: Claim, to: Claim): Claim {
  const max = isShifting(from) ? claim.amount.max : to.amount.max;
  const amount = { ...to.amount, max };
  const made = to.trail.slice(from.trail.length);
  const tell = (): readonly Step[] =>
    tellTrail(made).map((step, index, all) => ({
      ...step,
      before: index === 0 ? claim.amount : step.before,
      after: index === all.length - 1 ? amount : step.after,
    }));
  return { ...claim, amount, trail: [...claim.trail, { stage: 'crossPolicy', tell }] };
}

interface SettledRivalry {
  readonly claims: ReadonlyMap<string, Claim>;
  /**
   * Claims that share the money of a group of which nobody knows yet who gets it, because an amount is not fixed or an
   * exclusion is only possible, each with those of its group: their parts hold together, not each by itself.
   */
  readonly open: ReadonlyMap<string, readonly string[]>;
}

function keepHighest(claims: readonly Claim[]): SettledRivalry {
  const settled = new Map(claims.map((claim) => [claim.id, claim]));
  const open = new Map<string, readonly string[]>();
  for (const { members, sets } of joinRivals(claims.filter((claim) => !isShifting(claim)))) {
    const contenders = members.map((claim) => ({ claim, bucket: claim.plan.id }));
    const limit = { kind: 'oneOf', sets } as const;
    const allotments = allot(contenders, limit, []);
    const lost = needsLost(allotments);
    const reduced = allotments.map(({ claim, amount }, index) => {
      const winner = allotments.find(
        (other) => !isNothing(other.amount) && relate(other.claim.plan, claim.plan) === 'highest',
      );
      return withNeeds(reduce(claim, amount, 'highest', winner?.claim ?? null), index === 0 ? lost : []);
    });
    for (const claim of markShifting(reduced, allotments, [], () => true)) settled.set(claim.id, claim);
    const ids = members.map(({ id }) => id);
    if (isLeftOpen(contenders, allotments, limit)) for (const id of ids) open.set(id, ids);
  }
  // What may go to one claim or another may push aside, or not, whatever it competes with.
  for (const { members } of joinRivals(claims)) {
    const ids = members.map(({ id }) => id);
    if (members.some(isShifting)) for (const id of ids) open.set(id, ids);
  }
  return { claims: settled, open };
}

/** Tells whether claims were cut while an amount among them is not certain, on which it depends which of them are. */
function isLeftOpen(contenders: readonly Contender[], allotments: readonly Allotment[], limit: ResolvedLimit): boolean {
  const isCut = allotments.some(({ claim, amount }) => !sameInterval(claim.amount, amount));
  return isCut && !holdsEach(contenders, allotments, limit, []);
}

/**
 * Where the money of one policy may go to one claim or another, nobody knows which of them meets a rival: its claims
 * may give way, with those they share money with, and so may the rivals.
 */
function leaveOpen(
  claims: ReadonlyMap<string, Claim>,
  isUnsettled: (claim: Claim) => boolean,
  shared: SettledRivalry['open'],
): ReadonlyMap<string, Claim> {
  const all = [...claims.values()];
  const meetings = all
    .filter(isUnsettled)
    .flatMap((claim) =>
      all.filter((rival) => meet(claim, rival) && mayGiveWay(claim, rival)).map((rival) => ({ claim, rival })),
    );
  const open = new Set(meetings.map(({ claim }) => claim.plan.id));
  const opened = all.filter((claim) => isUnsettled(claim) && open.has(claim.plan.id)).map(({ id }) => id);
  const together = new Set([...opened, ...opened.flatMap((id) => shared.get(id) ?? [])]);
  return new Map(
    all.map((claim) => {
      if (together.has(claim.id)) return [claim.id, openLowerEnd(claim)];
      const met = meetings.filter(({ rival }) => rival.id === claim.id).map((meeting) => missingFor(meeting.claim));
      return [
        claim.id,
        { ...claim, shifts: claim.shifts || met.length > 0, shiftedBy: mergeNeeds([claim.shiftedBy, ...met]) },
      ];
    }),
  );
}

/** Which of the two is the higher is settled already, but among claims of which nobody knows which is paid. */
function mayGiveWay(claim: Claim, rival: Claim): boolean {
  const relations = [relate(claim.plan, rival.plan), relate(rival.plan, claim.plan)];
  const settled: readonly LevelRelation[] = isShifting(claim) ? ['additive'] : ['additive', 'highest'];
  return relations.some((relation) => !settled.includes(relation));
}

function missingFor({ shiftedBy, needs }: Claim): readonly FactNeed[] {
  return shiftedBy.length > 0 ? shiftedBy : needs;
}

function openLowerEnd(claim: Claim): Claim {
  if (isNothing(claim.amount)) return claim;
  const missing = missingFor(claim);
  const tell = () => {
    const facts = missing.map(({ path, label }) => ({ path, label, value: null }));
    const message = missing.length > 0 ? say.otherLevelUnknown() : say.otherLevelOpen();
    return { outcome: 'unknown', message, from: null, facts, by: null } as const;
  };
  return withNeeds(withStep(claim, 'crossPolicy', tell, { ...claim.amount, min: noMoney }), missing);
}

const levels: readonly FiscalLevel[] = ['nation', 'province', 'city', 'district'];

function giveWay(
  claims: ReadonlyMap<string, Claim>,
  isUnsettled: (claim: Claim) => boolean,
  worth: (claim: Claim) => Claim,
): ReadonlyMap<string, Claim> {
  const settled = new Map(claims);
  const ordered = [...claims.values()].sort(
    (a, b) =>
      levels.indexOf(a.plan.level) - levels.indexOf(b.plan.level) ||
      compareText(a.plan.id, b.plan.id) ||
      compareClaims(a, b),
  );
  for (const { id } of ordered) {
    for (const { id: rivalId } of ordered) {
      const [claim, other] = [settled.get(id), settled.get(rivalId)];
      if (!claim || !other || isUnsettled(claim)) continue;
      const rival = worth(other);
      if (!areRivals(claim, rival)) continue;
      const relation = relate(claim.plan, rival.plan);
      if (relation !== 'exclusive' && relation !== 'topUp') continue;
      settled.set(id, reduce(claim, ownRemainder(claim.amount, rival.amount, relation), relation, rival));
    }
  }
  return settled;
}

function areRivals(claim: Claim, rival: Claim): boolean {
  // A preference, a quota and money to a graduate take nothing from what an enterprise is paid.
  const areCounted = claim.rule.countsInTotal && rival.rule.countsInTotal;
  return areCounted && !isNothing(claim.amount) && !isNothing(rival.amount) && meet(claim, rival);
}

function meet(claim: Claim, rival: Claim): boolean {
  return (
    claim.plan.id !== rival.plan.id &&
    claim.events.some(({ path }) => rival.events.some((other) => other.path === path))
  );
}

function ownRemainder(own: MoneyInterval, other: MoneyInterval, relation: 'exclusive' | 'topUp'): MoneyInterval {
  if (relation === 'topUp') return remainderOf(own, other);
  return other.min > 0n ? nothing : { min: noMoney, max: own.max };
}

function reduce(claim: Claim, amount: MoneyInterval, relation: LevelRelation, rival: Claim | null): Claim {
  if (sameInterval(amount, claim.amount)) return claim;
  const tell = () => {
    const outcome = isNothing(amount) ? 'superseded' : 'reduced';
    const message = say.otherLevel(relation, rival?.plan.title ?? null);
    const from = rival ? relationClause(claim.plan, rival.plan) : null;
    return { outcome, message, from, facts: [], by: rival?.id ?? null } as const;
  };
  const isOpenEnded = rival !== null && !isNothing(amount);
  return withNeeds(withStep(claim, 'crossPolicy', tell, amount), isOpenEnded ? rival.needs : []);
}

function noteIfUntouched(claim: Claim, counted: readonly Claim[]): Claim {
  if (!counted.some((other) => areRivals(claim, other))) return claim;
  return withStep(claim, 'crossPolicy', tellKept);
}

function tellKept() {
  return { outcome: 'passed', message: say.otherLevelKept(), from: null, facts: [], by: null } as const;
}
