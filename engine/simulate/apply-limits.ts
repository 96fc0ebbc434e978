import { isNothing, noMoney, sameInterval, type MoneyInterval } from '../values/money';
import type { Limit } from '../compile/plan';
import { allot, allotUngrouped, markShifting, mostOf, needsLost, type Allotment, type Contender } from './allot';
import { mergeNeeds, withNeeds, withStep, type Claim } from './claim';
import { bucketOf, maySame, missingFields, sameKey, type GroupKey } from './limit-group';
import { describeAllotment } from './limit-steps';
import type { EarlierPayment, Ledger } from './ledger';
import type { YearContext } from './year-context';
import { appraiseCap } from './judge';
import { compareBounds, type ResolvedLimit } from './tally';
import type { FactNeed } from './result';
import { splitMembers, type Member, type Members } from './split-members';

/** Applies the limits of a policy in their order to the claims of one year (steps 6 to 8 of the semantics). */
export function applyLimits(claims: readonly Claim[], context: YearContext, ledger: Ledger): readonly Claim[] {
  if (claims.length === 0) return claims;
  return context.plan.limits.reduce((current, limit) => applyLimit(current, { limit, context, ledger }), claims);
}

interface Setting {
  readonly limit: Limit;
  readonly context: YearContext;
  readonly ledger: Ledger;
}

function applyLimit(claims: readonly Claim[], setting: Setting): readonly Claim[] {
  const members = splitMembers(claims, setting.limit);
  if (members.all.length === 0) return claims;
  const limited = [
    ...members.groups.flatMap((group) => limitGroup(group, members.waiting, setting)),
    ...limitUngrouped(members, setting),
    ...members.unsettled.map((member) => leaveUnsettled(member, setting)),
  ];
  const settled = new Map(limited.map((claim) => [claim.id, claim]));
  const displaced = new Map(
    members.groups.flat().map((member) => [member.claim.id, missingOfRivals(member, members, setting)]),
  );
  return claims.map((claim) => {
    const missing = displaced.get(claim.id) ?? [];
    const limitedClaim = settled.get(claim.id) ?? claim;
    if (missing.length === 0) return limitedClaim;
    return { ...limitedClaim, shiftedBy: mergeNeeds([limitedClaim.shiftedBy, missing]) };
  });
}

/**
 * Names what would tell whether a claim gives way to one of which nobody knows to which group it belongs. The money is
 * the same, but later years must not take for certain on which of the two it was paid.
 */
function missingOfRivals(member: Member, members: Members, { limit, context }: Setting): readonly FactNeed[] {
  return [...members.ungrouped, ...members.unsettled, ...members.waiting]
    .filter((rival) => maySame(member.key, rival.key) && rival.bucket !== member.bucket)
    .filter(({ claim }) => compareBounds(mostOf(claim), member.claim.amount.min) >= 0)
    .flatMap(({ claim }) => [...claim.shiftedBy, ...missingFields(claim, limit, context)]);
}

function limitGroup(group: readonly Member[], waiting: readonly Member[], setting: Setting): readonly Claim[] {
  const { limit } = setting;
  const [first] = group;
  const prior = first ? paidEarlier(first.key, setting) : [];
  // Alone, a claim has nothing to give way to: the step would only be noise in the explanation.
  if (limit.operation.kind === 'highest' && group.length === 1 && prior.length === 0) return [];
  const resolved = resolveLimit(group, setting);
  const beside = waiting.filter(({ key, bucket }) => first && bucket !== null && sameKey(key, first.key));
  const allotments = allot(group.map(contend), resolved.limit, prior, beside.map(contend));
  const needs = [...resolved.needs, ...openPriorNeeds(prior, setting)];
  const lost = needsLost(allotments);
  const explained = allotments.map((allotment, index) => {
    const reasons = { better: allotments.slice(0, index), figure: resolved.figure, needs, missing: [] };
    const claim = explainAllotment(allotment, reasons, setting);
    return index === 0 ? withNeeds(claim, lost) : claim;
  });
  return markShifting(explained, allotments, needs);
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
    return markShifting([explained], [allotment], asked);
  });
}

/** Nothing is certain of a claim whose money may go to another group, and nothing is cut. */
function leaveUnsettled({ claim }: Member, { limit }: Setting): Claim {
  if (claim.amount.min === 0n) return withNeeds(claim, claim.shiftedBy);
  const after = { ...claim.amount, min: noMoney };
  const { unit } = claim.rule;
  const effect = { before: claim.amount, after, cap: null, by: null, unit, missing: claim.shiftedBy };
  return withNeeds(withStep(claim, describeAllotment(limit, effect), after), claim.shiftedBy);
}

function paidEarlier(key: GroupKey, { limit, ledger }: Setting): readonly EarlierPayment[] {
  return limit.within === 'term' || limit.within === 'life' ? ledger.paidEarlier(limit, key) : [];
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
  const bucket = bucketOf(claim, limit);
  const winner = better.find((other) => !isNothing(other.amount) && bucketOf(other.claim, limit) !== bucket);
  const by = kept ? null : (winner?.claim.id ?? null);
  const unit = claim.rule.unit;
  const step = describeAllotment(limit, { before: claim.amount, after: amount, cap, by, unit, missing });
  // An exact amount that was kept does not depend on what is missing; an interval may.
  const isCertain = kept && amount.min === amount.max;
  return withNeeds(withStep(claim, step, amount), isCertain ? [] : needs);
}
