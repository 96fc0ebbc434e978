import { isNothing, noMoney, sameInterval, type MoneyInterval } from '../values/money';
import type { Limit } from '../compile/plan';
import { allot, allotUngrouped, mostOf, needsLost, type Allotment, type Contender } from './allot';
import { mergeNeeds, withNeeds, withStep, type Claim } from './claim';
import { bucketOf, maySame, missingFields, reaches, sameKey, type GroupKey } from './limit-group';
import { limitsOn } from './limits-on';
import { describeAllotment } from './limit-steps';
import type { EarlierPayment, Ledger } from './ledger';
import type { YearContext } from './year-context';
import { appraiseCap } from './judge';
import { mayBePaidBefore } from './paid-before';
import { compareBounds, plus, type Bound, type ResolvedLimit } from './tally';
import type { FactNeed } from './result';
import { holdsEach, joinPools, markShifting, type Pool } from './shift-money';
import { findLone, placeLone, splitMembers, type Member, type Members } from './split-members';

/**
 * Applies the limits of a policy in their order to the claims of one year (steps 6 to 8 of the semantics). Silently, a
 * limit that takes nothing away is not told.
 */
export function applyLimits(
  claims: readonly Claim[],
  context: YearContext,
  ledger: () => Ledger,
  silently = false,
): readonly Claim[] {
  if (claims.length === 0) return claims;
  let current = claims;
  for (const limit of limitsOn(claims, context.plan))
    current = applyLimit(current, { limit, context, ledger, silently });
  return current;
}

interface Setting {
  readonly limit: Limit;
  readonly context: YearContext;
  /** What earlier years paid, which few limits ask for. */
  readonly ledger: () => Ledger;
  readonly silently: boolean;
}

function applyLimit(claims: readonly Claim[], setting: Setting): readonly Claim[] {
  const reached = claims.filter((claim) => reaches(setting.limit, claim));
  if (reached.length === 0) return claims;
  const lone = findLone(reached, claims);
  if (lone && keepsLone(setting.limit)) return claims;
  const placed = lone && placeLone(lone, setting.limit);
  if (placed) {
    const takesNothing = paysLone(setting.limit) && paidEarlier(placed.key, setting).length === 0;
    // Where a claim is the only one, that it is the highest would only be noise in the explanation.
    if (takesNothing && (setting.silently || setting.limit.operation.kind === 'highest')) return claims;
    const { claims: limited, pools } = takesNothing ? tellKept(placed, setting) : limitGroup([placed], [], setting);
    const [now = placed.claim] = limited;
    return joinPools(now === lone ? claims : claims.map((claim) => (claim === lone ? now : claim)), pools);
  }
  const members = splitMembers(reached, claims, setting.limit);
  const limited = [
    ...members.groups.map((group) => limitGroup(group, members.waiting, setting)),
    { claims: limitUngrouped(members, setting), pools: [] },
    { claims: members.unsettled.map(({ claim }) => leaveUnsettled(claim, setting)), pools: [] },
    { claims: members.outside.map((claim) => leaveUnsettled(claim, setting)), pools: [] },
  ];
  const settled = new Map(limited.flatMap((each) => each.claims).map((claim) => [claim.id, claim]));
  const displaced = members.groups.flat().flatMap((member) => displace(member, members, setting) ?? []);
  const byClaim = new Map(displaced.map((each) => [each.claim.id, each]));
  const current = claims.map((claim) => {
    const now = settled.get(claim.id) ?? claim;
    const found = byClaim.get(claim.id);
    if (!found) return now;
    const shiftsAmong = [...new Set([...now.shiftsAmong, claim.id, ...found.rivals])];
    return { ...now, shifts: true, shiftsAmong, shiftedBy: mergeNeeds([now.shiftedBy, found.needs]) };
  });
  return joinPools(
    current,
    limited.flatMap(({ pools }) => pools),
  );
}

/** Tells whether a limit leaves a lone claim as it is, whatever the claim: it is the highest of a group of its own. */
function keepsLone({ operation, groupBy, within }: Limit): boolean {
  const isAlone = operation.kind === 'highest' && operation.differing === null && groupBy.length === 0;
  return isAlone && (within === 'event' || within === 'year');
}

interface Displacement {
  readonly claim: Claim;
  /** Ids of the claims the money may go to instead: one that is paid in its place is worth no less. */
  readonly rivals: readonly string[];
  readonly needs: readonly FactNeed[];
}

/**
 * Says to which claims one of a group may give way of which nobody knows to which group they belong, or whether they are
 * paid. The money is the same, but neither other limits nor later years must take for certain on which it was paid.
 */
function displace(member: Member, members: Members, { limit, context }: Setting): Displacement | null {
  const { claim, key, bucket } = member;
  const nameOf = (each: Member): string => each.bucket ?? `claim ${each.claim.id}`;
  const candidates = [...members.ungrouped, ...members.unsettled, ...members.waiting]
    .filter((rival) => rival.claim !== claim && maySame(key, rival.key))
    .filter((rival) => rival.bucket !== bucket || limit.operation.kind === 'cap');
  const worth = new Map<string, Bound>();
  for (const each of candidates) worth.set(nameOf(each), plus(worth.get(nameOf(each)) ?? noMoney, mostOf(each.claim)));
  const rivals = candidates.filter((each) => compareBounds(worth.get(nameOf(each)) ?? null, claim.amount.min) >= 0);
  if (rivals.length === 0) return null;
  return {
    claim,
    rivals: rivals.map((rival) => rival.claim.id),
    needs: rivals.flatMap((rival) => [...rival.claim.shiftedBy, ...missingFields(rival.claim, limit, context)]),
  };
}

interface LimitedGroup {
  readonly claims: readonly Claim[];
  readonly pools: readonly Pool[];
}

/** Tells whether a limit leaves a lone claim as it is, where earlier years paid nothing of its group. */
function paysLone({ operation }: Limit): boolean {
  return operation.kind === 'highest' || (operation.kind === 'count' && operation.times > 0);
}

function tellKept({ claim }: Member, setting: Setting): LimitedGroup {
  const reasons = { better: [], figure: null, needs: [], missing: [] };
  return { claims: [explainAllotment({ claim, amount: claim.amount }, reasons, setting)], pools: [] };
}

function limitGroup(group: readonly Member[], waiting: readonly Member[], setting: Setting): LimitedGroup {
  const { limit } = setting;
  const [first] = group;
  const prior = first ? paidEarlier(first.key, setting) : [];
  const beside = waiting.filter(({ key, bucket }) => first && bucket !== null && sameKey(key, first.key));
  const together = [...group, ...beside];
  // Alone, a claim has nothing to give way to: the step would only be noise in the explanation.
  const isAlone = group.length === 1 && prior.length === 0 && group.every((each) => standsInBucket(each, together));
  if (limit.operation.kind === 'highest' && isAlone) return { claims: [], pools: [] };
  const contenders = group.map((member) => contendTogether(member, together, limit));
  const resolved = resolveLimit(group, setting);
  const allotments = allot(
    contenders,
    resolved.limit,
    prior,
    beside.map((member) => contendTogether(member, together, limit)),
  );
  const needs = [...resolved.needs, ...openPriorNeeds(prior, setting)];
  const lost = needsLost(allotments);
  const loose = contenders.flatMap(({ claim, worth }) => (worth && worth.min < claim.amount.min ? [claim] : []));
  const explained = allotments.map((allotment, index) => {
    const reasons = { better: allotments.slice(0, index), figure: resolved.figure, needs, missing: [] };
    const claim = explainAllotment(allotment, reasons, setting);
    const isLoose = loose.includes(allotment.claim);
    return withNeeds(claim, [...(index === 0 ? lost : []), ...(isLoose ? claim.shiftedBy : [])]);
  });
  const claims = markShifting(explained, allotments, needs, () =>
    holdsEach(contenders, allotments, resolved.limit, prior),
  );
  if (claims === explained) return { claims, pools: [] };
  const { kind } = limit.operation;
  const paidAlone =
    (kind === 'highest' && prior.length === 0) || (limit.operation.kind === 'count' && limit.operation.times === 1);
  const buckets = new Map(
    together.every((member) => paidAlone || standsInBucket(member, together))
      ? together.map((member) => [member.claim.id, { name: contend(member).bucket, paidAlone }])
      : [],
  );
  return { claims, pools: [{ ids: together.map(({ claim }) => claim.id), buckets }] };
}

/**
 * Where it is open which claims are paid, those of one bucket are worth what they were left together; of those in
 * several buckets, each may turn out to be worth all its rule gives.
 */
function contendTogether(member: Member, together: readonly Member[], { operation }: Limit): Contender {
  const { claim } = member;
  if (!claim.shifts || operation.kind === 'cap') return contend(member);
  const pool = poolOf(member, together);
  const isInOneBucket = pool.every((other) => other.bucket === member.bucket);
  const min = standsInBucket(member, together) ? claim.amount.min : noMoney;
  return { ...contend(member), worth: { min, max: isInOneBucket ? claim.amount.max : mostOf(claim) } };
}

/**
 * Tells whether money that may go to one claim or another does so between whole buckets of this limit. Where another
 * limit saw the claims in other buckets, less of the money may lie in the best of them than the parts show.
 */
function standsInBucket(member: Member, together: readonly Member[]): boolean {
  const pool = poolOf(member, together);
  if (pool.every((other) => other.bucket === member.bucket)) return true;
  return pool.every(({ claim: { shiftedAs }, bucket }) => {
    if (shiftedAs === null || !shiftedAs.paidAlone) return shiftedAs?.name === bucket;
    return pool.every((other) => other.claim.shiftedAs?.name !== shiftedAs.name || other.bucket === bucket);
  });
}

function poolOf(member: Member, together: readonly Member[]): readonly Member[] {
  const { shifts, shiftsAmong } = member.claim;
  return shifts ? together.filter(({ claim }) => shiftsAmong.includes(claim.id)) : [member];
}

/** Claims of which nobody knows to which group they belong give way at worst, and stand alone at best. */
function limitUngrouped({ all, ungrouped }: Members, setting: Setting): readonly Claim[] {
  const { limit, context } = setting;
  if (ungrouped.length === 0) return [];
  const keys = new Map(all.map(({ claim, key }) => [claim, key]));
  const priorOf = (claim: Claim) => paidEarlier(keys.get(claim) ?? [], setting);
  const rivalsOf = (claim: Claim) => {
    const own = keys.get(claim) ?? [];
    const rivals = all.filter((other) => other.claim !== claim && maySame(own, other.key));
    return { contenders: rivals.map(contend), prior: priorOf(claim) };
  };
  const { limit: resolved, needs, figure } = resolveLimit(ungrouped, setting);
  const claims = ungrouped.map(({ claim }) => claim);
  return allotUngrouped(claims, resolved, rivalsOf).flatMap((allotment) => {
    if (sameInterval(allotment.amount, allotment.claim.amount)) return [];
    const missing = missingFields(allotment.claim, limit, context);
    const asked = [...needs, ...missing, ...openPriorNeeds(priorOf(allotment.claim), setting)];
    const explained = explainAllotment(allotment, { better: [], figure, needs: asked, missing }, setting);
    return markShifting([explained], [allotment], asked, () => true);
  });
}

/** Nothing is certain of a claim whose money may go to another group, and nothing is cut. */
function leaveUnsettled(claim: Claim, { limit }: Setting): Claim {
  if (claim.amount.min === 0n) return withNeeds(claim, claim.shiftedBy);
  const after = { ...claim.amount, min: noMoney };
  const { unit } = claim.rule;
  const effect = { before: claim.amount, after, cap: null, by: null, unit, missing: claim.shiftedBy, isOpen: true };
  const told = withStep(claim, limit.stage, () => describeAllotment(limit, effect), after);
  return withNeeds(told, claim.shiftedBy);
}

function paidEarlier(key: GroupKey, { limit, context, ledger }: Setting): readonly EarlierPayment[] {
  const looksBack = limit.within === 'term' || limit.within === 'life';
  return looksBack && mayBePaidBefore(limit, key, context) ? ledger().paidEarlier(limit, key) : [];
}

/** What would tell whether a payment of an earlier year was made, and to which group it belongs. */
function openPriorNeeds(prior: readonly EarlierPayment[], { limit, context }: Setting): readonly FactNeed[] {
  return prior
    .filter(({ certain }) => !certain)
    .flatMap(({ claim }) => [...claim.needs, ...claim.shiftedBy, ...missingFields(claim, limit, context)]);
}

function contend({ claim, bucket }: Member): Contender {
  return { claim, bucket: bucket ?? `claim ${claim.id}` };
}

/** A limit with its figures worked out; `figure` is the cap where it is one. */
interface LimitFigures {
  readonly limit: ResolvedLimit;
  readonly needs: readonly FactNeed[];
  readonly figure: MoneyInterval | null;
}

function resolveLimit(group: readonly Member[], { limit, context }: Setting): LimitFigures {
  const { operation } = limit;
  if (operation.kind === 'highest') return { limit: { kind: 'highest' }, needs: [], figure: null };
  if (operation.kind === 'count') return { limit: { kind: 'count', times: operation.times }, needs: [], figure: null };
  const [event] = limit.within === 'event' ? (group[0]?.claim.events ?? []) : [];
  const trigger = group[0]?.claim.rule.trigger;
  const scope = event && trigger ? context.scopeOf(trigger, event) : context.scopeWithoutEvent();
  const { amount, needs } = appraiseCap(operation.amount, scope, group[0]?.claim.rule.unit ?? 'money');
  return { limit: { kind: 'cap', amount }, needs, figure: amount };
}

interface Reasons {
  /** Allotments of the same group that came before. */
  readonly better: readonly Allotment[];
  readonly figure: MoneyInterval | null;
  readonly needs: readonly FactNeed[];
  readonly missing: readonly FactNeed[];
}

function explainAllotment({ claim, amount }: Allotment, reasons: Reasons, { limit }: Setting): Claim {
  const { better, figure: cap, needs, missing } = reasons;
  const kept = sameInterval(claim.amount, amount);
  const bucket = kept ? null : bucketOf(claim, limit);
  const surpasses = (other: Allotment) => !isNothing(other.amount) && bucketOf(other.claim, limit) !== bucket;
  const by = kept ? null : (better.find(surpasses)?.claim.id ?? null);
  const unit = claim.rule.unit;
  const effect = { before: claim.amount, after: amount, cap, by, unit, missing, isOpen: missing.length > 0 };
  // An exact amount that was kept does not depend on what is missing; an interval may.
  const isCertain = kept && amount.min === amount.max;
  const told = withStep(claim, limit.stage, () => describeAllotment(limit, effect), amount);
  return withNeeds(told, isCertain ? [] : needs);
}
