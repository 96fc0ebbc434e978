import { isNothing, sameInterval, type MoneyInterval } from '../values/money';
import type { Limit } from '../compile/plan';
import { allot, allotUngrouped, type Allotment, type Contender } from './allot';
import { paymentOf, withNeeds, withStep, type Claim } from './claim';
import { bucketOf, groupKey, isKnown, maySame, missingFields, reaches, type GroupKey } from './limit-group';
import { describeAllotment } from './limit-steps';
import type { EarlierPayment, Ledger } from './ledger';
import type { YearContext } from './year-context';
import { appraiseCap } from './judge';
import type { ResolvedLimit } from './tally';
import type { FactNeed } from './result';

/** Applies the limits of a policy in their order to the claims of one year (steps 6 to 8 of the semantics). */
export function applyLimits(claims: readonly Claim[], context: YearContext, ledger: Ledger): readonly Claim[] {
  return context.plan.limits.reduce((current, limit) => applyLimit(current, { limit, context, ledger }), claims);
}

interface Setting {
  readonly limit: Limit;
  readonly context: YearContext;
  readonly ledger: Ledger;
}

/** A claim with the group it belongs to, as far as is known. */
interface Member {
  readonly claim: Claim;
  readonly key: GroupKey;
  readonly bucket: string | null;
}

function applyLimit(claims: readonly Claim[], setting: Setting): readonly Claim[] {
  const { limit } = setting;
  const members = claims
    .filter((claim) => !isNothing(claim.amount) && reaches(limit, claim))
    .map((claim): Member => ({ claim, key: groupKey(claim, limit), bucket: bucketOf(claim, limit) }));
  if (members.length === 0) return claims;
  const settled = new Map<string, Claim>();
  for (const group of groupMembers(members)) {
    for (const claim of limitGroup(group, setting)) settled.set(claim.id, claim);
  }
  for (const claim of limitUngrouped(members, setting)) settled.set(claim.id, claim);
  return claims.map((claim) => settled.get(claim.id) ?? claim);
}

function groupMembers(members: readonly Member[]): readonly (readonly Member[])[] {
  const groups = new Map<string, Member[]>();
  for (const member of members.filter(isGrouped)) {
    const text = JSON.stringify(member.key);
    const group = groups.get(text);
    if (group) group.push(member);
    else groups.set(text, [member]);
  }
  return [...groups.values()];
}

function isGrouped({ key, bucket }: Member): boolean {
  return isKnown(key) && bucket !== null;
}

function limitGroup(group: readonly Member[], setting: Setting): readonly Claim[] {
  const { limit } = setting;
  const [first] = group;
  const prior = first ? paidEarlier(first.key, setting) : [];
  // Alone, a claim has nothing to give way to: the step would only be noise in the explanation.
  if (limit.operation.kind === 'highest' && group.length === 1 && prior.length === 0) return [];
  const resolved = resolveLimit(group, setting);
  const allotments = allot(group.map(contend), resolved.limit, prior);
  const needs = [...resolved.needs, ...openPriorNeeds(prior, setting)];
  return allotments.map((allotment, index) =>
    explainAllotment(
      allotment,
      { better: allotments.slice(0, index), figure: resolved.figure, needs, missing: [] },
      setting,
    ),
  );
}

/** Claims of which nobody knows to which group they belong give way at worst, and stand alone at best. */
function limitUngrouped(members: readonly Member[], setting: Setting): readonly Claim[] {
  const { limit, context } = setting;
  const ungrouped = members.filter((member) => !isGrouped(member));
  if (ungrouped.length === 0) return [];
  const keys = new Map(members.map(({ claim, key }) => [claim, key]));
  const priorOf = (claim: Claim) => paidEarlier(keys.get(claim) ?? [], setting);
  const rivalsOf = (claim: Claim) => {
    const own = keys.get(claim) ?? [];
    const rivals = members.filter((other) => other.claim !== claim && maySame(own, other.key));
    return { contenders: rivals.map(contend), prior: priorOf(claim) };
  };
  const { limit: resolved, needs, figure } = resolveLimit(ungrouped, setting);
  const claims = ungrouped.map(({ claim }) => claim);
  return allotUngrouped(claims, resolved, rivalsOf).flatMap((allotment) => {
    if (sameInterval(allotment.amount, allotment.claim.amount)) return [];
    const missing = missingFields(allotment.claim, limit, context);
    const all = [...needs, ...missing, ...openPriorNeeds(priorOf(allotment.claim), setting)];
    return [explainAllotment(allotment, { better: [], figure, needs: all, missing }, setting)];
  });
}

function paidEarlier(key: GroupKey, { limit, ledger }: Setting): readonly EarlierPayment[] {
  return limit.within === 'term' || limit.within === 'life' ? ledger.paidEarlier(limit, key) : [];
}

/** What would tell whether a payment of an earlier year was made, and to which group it belongs. */
function openPriorNeeds(prior: readonly EarlierPayment[], { limit, context }: Setting): readonly FactNeed[] {
  return prior
    .filter(({ certain }) => !certain)
    .flatMap(({ claim }) => [...claim.needs, ...missingFields(claim, limit, context)]);
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
  const winner = better.find((other) => !isNothing(other.amount) && paymentOf(other.claim) !== paymentOf(claim));
  const by = kept ? null : (winner?.claim.id ?? null);
  const step = describeAllotment(limit, {
    before: claim.amount,
    after: amount,
    cap,
    by,
    unit: claim.rule.unit,
    missing,
  });
  return withNeeds(withStep(claim, step, amount), kept ? [] : needs);
}
