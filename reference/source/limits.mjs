import { addEnds, capRange, compareEnds, isNothing, isSameInterval, roundRange } from './amounts.mjs';
import { cutsEachEvent, isOpen, withNeeds, withStep } from './claims.mjs';
import { compareTexts, unite } from './facts.mjs';
import { step } from './occasions.mjs';
import { mostOf, needsOfLosers, share, shareUngrouped } from './sharing.mjs';
import { holdsEach, joinPools, markShifting } from './shifting.mjs';

// Section 6.4: the limits of one policy, in their order, on the claims of one year. The ledger holds what the policy
// paid in earlier years: { counting, kept }, both lists of claims.

export const applyLimits = (claims, context, ledger) =>
  context.plan.limits.reduce((current, limit) => applyLimit(current, limit, context, ledger), claims);

function applyLimit(claims, limit, context, ledger) {
  const { all, groups, ungrouped, unsettled, outside, waiting } = split(claims, limit);
  const limited = groups.map((group) => limitGroup(group, waiting, limit, context, ledger));
  const changed = [
    ...limited.flatMap((group) => group.claims),
    ...limitUngrouped(all, ungrouped, limit, context, ledger),
    ...[...unsettled.map(({ claim }) => claim), ...outside].map((claim) => leaveUnsettled(claim, limit)),
  ];
  const byId = new Map(changed.map((claim) => [claim.id, claim]));
  const candidates = [...ungrouped, ...unsettled, ...waiting];
  const displaced = groups
    .flat()
    .map((member) => ({ id: member.claim.id, rivals: rivalsOf(member, candidates, limit) }))
    .filter(({ rivals }) => rivals.length > 0);
  const current = claims.map((claim) => {
    const now = byId.get(claim.id) ?? claim;
    const rivals = displaced.find(({ id }) => id === claim.id)?.rivals ?? [];
    if (rivals.length === 0) return now;
    const missing = rivals.flatMap((rival) => [...rival.claim.shiftedBy, ...missingFields(rival.claim, limit)]);
    const shiftsAmong = [...new Set([...now.shiftsAmong, claim.id, ...rivals.map((rival) => rival.claim.id)])];
    return { ...now, shifts: true, shiftsAmong, shiftedBy: unite(now.shiftedBy, missing) };
  });
  return joinPools(
    current,
    limited.flatMap(({ pools }) => pools),
  );
}

/**
 * Claims of which nobody knows to which group they belong, or whether they are paid, and to which one of a group may
 * give way. The money is the same, but nobody may take for certain on which of them it was paid.
 */
function rivalsOf({ claim, key, bucket }, candidates, limit) {
  const rivals = candidates.filter(
    (rival) => maySame(key, rival.key) && (rival.bucket !== bucket || limit.operation.kind === 'cap'),
  );
  const nameOf = (rival) => contend(rival).bucket;
  const isWorthIt = (rival) =>
    compareEnds(
      rivals
        .filter((other) => nameOf(other) === nameOf(rival))
        .map((other) => mostOf(other.claim))
        .reduce(addEnds, 0n),
      claim.amount.min,
    ) >= 0;
  return rivals.filter(isWorthIt);
}

// Groups and buckets. A key is a list whose parts are null where a fact is missing; so is a bucket.

function split(claims, limit) {
  const reached = claims
    .filter((claim) => reaches(limit, claim))
    .map((claim) => ({ claim, key: groupKey(claim, limit), bucket: bucketOf(claim, limit) }));
  const nameOf = ({ key, bucket }) => (key.includes(null) || bucket === null ? null : JSON.stringify(key));
  const names = new Map(reached.map((member) => [member.claim.id, nameOf(member)]));
  const all = reached.filter(({ claim }) => !isNothing(claim.amount));
  const staysInGroup = ({ claim }) =>
    claim.shiftsAmong.every((id) => names.has(id) && names.get(id) === names.get(claim.id));
  const isGrouped = (member) => nameOf(member) !== null;
  const isAlone = ({ claim }) => claim.shiftsAmong.every((id) => id === claim.id);
  const settled = all.filter((member) => isGrouped(member) && staysInGroup(member));
  const ungrouped = all.filter((member) => !isGrouped(member) && isAlone(member));
  return {
    all,
    groups: [...new Set(settled.map(nameOf))].map((name) => settled.filter((member) => nameOf(member) === name)),
    ungrouped,
    unsettled: all.filter((member) => !settled.includes(member) && !ungrouped.includes(member)),
    // Not reached, but their money may go to claims that are.
    outside: claims.filter(
      ({ id, amount, shiftsAmong }) =>
        !isNothing(amount) && !names.has(id) && shiftsAmong.some((other) => names.has(other)),
    ),
    // Left nothing, but the money of another may still go to them.
    waiting: reached.filter(({ claim }) => isNothing(claim.amount) && claim.shifts),
  };
}

function reaches(limit, claim) {
  // Claims nobody filled in may belong to many groups, each with a limit of its own.
  if (isOpen(claim) && (limit.groupBy.length > 0 || limit.within === 'event')) return false;
  return !cutsEachEvent(limit, claim.rule) && claim.standsFor.every((rule) => limit.rules.includes(rule));
}

function groupKey(claim, limit) {
  const kind = limit.groupBy.length > 0 ? (claim.rule.trigger ?? '') : '';
  const events = limit.within === 'event' ? claim.events.map(({ path }) => path).join() : '';
  return [kind, events, ...limit.groupBy.map((field) => groupValue(limit, readEventField(claim, field)))];
}

/** Values that count as one stand under the first of them. */
function groupValue({ alike = [] }, value) {
  return alike.find((values) => values.includes(value))?.[0] ?? value;
}

function bucketOf(claim, limit) {
  const { kind, differing = null } = limit.operation;
  if (kind === 'highest' && limit.stage === 'itemCap') return `claim ${claim.id}`;
  if (kind !== 'highest' || differing === null) return paymentOf(claim);
  const value = readEventField(claim, differing);
  return value === null ? null : `value ${value}`;
}

/** Rows of a table that claim for one event, or for one year, are one payment. */
function paymentOf({ id, rule, events }) {
  if (events.length === 0) return `claim ${id}`;
  const occasion = rule.claim === 'year' ? 'year' : events.map(({ path }) => path).join();
  return `payment ${rule.monthly ? rule.id : rule.from.itemId} ${occasion}`;
}

/** The value of an event field, or the values of several events once it is known which events count. */
function readEventField({ events, needs }, field) {
  const values = [...new Set(events.map((event) => event.fields[field]))];
  if (values.length === 0 || values.includes(undefined)) return null;
  if (new Set(values.map(String)).size > 1 && needs.length > 0) return null;
  return [...new Set(values.map(String))].sort(compareTexts).join(' + ');
}

const maySame = (a, b) => a.every((part, index) => part === null || b[index] === null || part === b[index]);

/** Facts that would tell to which group and bucket a claim belongs. */
function missingFields({ events, rule, needs }, { operation, groupBy }) {
  if (!rule.trigger) return [];
  if (events.length === 0) return [rule.trigger];
  const differing = operation.kind === 'highest' ? operation.differing : null;
  const missing = [...groupBy, ...(differing === null ? [] : [differing])].flatMap((field) =>
    events.filter((event) => event.fields[field] === undefined).map(({ path }) => `${path}.${field}`),
  );
  return missing.length > 0 ? missing : needs;
}

// One limit on its groups.

function limitGroup(group, waiting, limit, context, ledger) {
  const [{ key }] = group;
  const prior = paidEarlier(key, limit, ledger);
  const { kind } = limit.operation;
  const beside = waiting.filter(
    (member) => member.bucket !== null && !member.key.includes(null) && maySame(member.key, key),
  );
  const together = [...group, ...beside];
  const isAlone = group.length === 1 && prior.length === 0 && standsInBucket(group[0], together);
  if (kind === 'highest' && isAlone) return { claims: [], pools: [] };
  const { resolved, needs: figureNeeds } = resolve(group, limit, context);
  const contenders = group.map((member) => contendTogether(member, together, limit));
  const allotments = share(
    contenders,
    resolved,
    prior,
    beside.map((member) => contendTogether(member, together, limit)),
  );
  const needs = [...figureNeeds, ...needsOfPrior(prior, limit)];
  const lost = needsOfLosers(allotments);
  const loose = contenders.flatMap(({ claim, worth }) => (worth && worth.min < claim.amount.min ? [claim] : []));
  const explained = allotments.map((allotment, index) => {
    const claim = explain(allotment, limit, { better: allotments.slice(0, index), needs, missing: [] });
    const isLoose = loose.includes(allotment.claim);
    return withNeeds(claim, [...(index === 0 ? lost : []), ...(isLoose ? claim.shiftedBy : [])]);
  });
  const claims = markShifting(explained, allotments, needs, holdsEach(contenders, allotments, resolved, prior));
  if (claims === explained) return { claims, pools: [] };
  const paidAlone = (kind === 'highest' && prior.length === 0) || (kind === 'count' && limit.operation.times === 1);
  const isKnown = paidAlone || together.every((member) => standsInBucket(member, together));
  const buckets = isKnown ? together.map((each) => [each.claim.id, { name: contend(each).bucket, paidAlone }]) : [];
  return { claims, pools: [{ ids: together.map(({ claim }) => claim.id), buckets: new Map(buckets) }] };
}

const poolOf = ({ claim }, together) => together.filter((other) => claim.shiftsAmong.includes(other.claim.id));

/**
 * What a claim is worth in comparison with others while it is open which of several are paid: those of one bucket what
 * they were left together, those in several buckets all that their rules give.
 */
function contendTogether(member, together, limit) {
  const { claim, bucket } = member;
  if (!claim.shifts || limit.operation.kind === 'cap') return contend(member);
  const isInOneBucket = poolOf(member, together).every((other) => other.bucket === bucket);
  const min = standsInBucket(member, together) ? claim.amount.min : 0n;
  return { ...contend(member), worth: { min, max: isInOneBucket ? claim.amount.max : mostOf(claim) } };
}

/**
 * Whether money that may go to one claim or another does so between whole buckets of this limit. Where another limit
 * saw the claims in other buckets, less of it may lie in the best of them than the parts show.
 */
function standsInBucket(member, together) {
  if (!member.claim.shifts) return true;
  const pool = poolOf(member, together);
  if (pool.every(({ bucket }) => bucket === member.bucket)) return true;
  return pool.every(({ claim: { shiftedAs }, bucket }) => {
    if (shiftedAs === null) return false;
    if (!shiftedAs.paidAlone) return shiftedAs.name === bucket;
    return pool.every((other) => other.claim.shiftedAs?.name !== shiftedAs.name || other.bucket === bucket);
  });
}

function limitUngrouped(all, ungrouped, limit, context, ledger) {
  if (ungrouped.length === 0) return [];
  const keyOf = (claim) => all.find((member) => member.claim === claim).key;
  const priorOf = (claim) => paidEarlier(keyOf(claim), limit, ledger);
  const rivalsOf = (claim) => ({
    contenders: all.filter((other) => other.claim !== claim && maySame(keyOf(claim), other.key)).map(contend),
    prior: priorOf(claim),
  });
  const { resolved, needs } = resolve(ungrouped, limit, context);
  return shareUngrouped(
    ungrouped.map(({ claim }) => claim),
    resolved,
    rivalsOf,
  ).flatMap((allotment) => {
    if (isSameInterval(allotment.amount, allotment.claim.amount)) return [];
    const missing = missingFields(allotment.claim, limit);
    const asked = [...needs, ...missing, ...needsOfPrior(priorOf(allotment.claim), limit)];
    return markShifting([explain(allotment, limit, { better: [], needs: asked, missing })], [allotment], asked, true);
  });
}

/** Nothing is certain of a claim whose money may go to a claim of another group, and nothing is cut. */
function leaveUnsettled(claim, limit) {
  if (claim.amount.min === 0n) return withNeeds(claim, claim.shiftedBy);
  const after = { ...claim.amount, min: 0n };
  return withNeeds(withStep(claim, step(limit.stage, 'unknown', limit.from), after), claim.shiftedBy);
}

const contend = ({ claim, bucket }) => ({ claim, bucket: bucket ?? `claim ${claim.id}` });

/** A cap is evaluated on the reference day, or for its event where it is one on each event. */
function resolve([{ claim }], { operation, within }, context) {
  if (operation.kind !== 'cap') return { resolved: operation, needs: [] };
  const [event] = within === 'event' ? claim.events : [];
  const scope = event && claim.rule.trigger ? context.scopeOf(claim.rule.trigger, event) : context.scopeWithoutEvent();
  const { min, max, needs } = roundRange(capRange(operation.amount, scope), claim.rule.unit);
  return { resolved: { kind: 'cap', amount: { min, max } }, needs };
}

function explain({ claim, amount }, limit, { better, needs, missing }) {
  const isKept = isSameInterval(claim.amount, amount);
  const bucket = bucketOf(claim, limit);
  const winner = better.find((other) => !isNothing(other.amount) && bucketOf(other.claim, limit) !== bucket);
  const by = isKept ? null : (winner?.claim.id ?? null);
  const found = { ...step(limit.stage, outcomeOf(claim.amount, amount, limit, missing), limit.from), by };
  return withNeeds(withStep(claim, found, amount), isKept && amount.min === amount.max ? [] : needs);
}

function outcomeOf(before, after, { operation }, missing) {
  if (isSameInterval(before, after)) return 'passed';
  if (missing.length > 0) return 'unknown';
  return operation.kind !== 'cap' && isNothing(after) ? 'superseded' : 'reduced';
}

// Earlier years.

export const NEW_LEDGER = { counting: [], kept: [] };

/** Enters the claims of one year; a certain claw-back takes all earlier payments back. */
export function enterYear({ counting, kept }, claims, isClawedBack) {
  const isPaid = ({ amount }) => !isNothing(amount);
  return {
    counting: [...counting, ...claims.filter((claim) => isPaid(claim) || claim.shifts)],
    kept: [...(isClawedBack ? [] : kept), ...claims.filter(isPaid)],
  };
}

/** Payments of earlier years that belong to a group, or may belong to it: { bucket, amount, certain, claim }. */
function paidEarlier(key, limit, { counting }) {
  if (limit.within !== 'term' && limit.within !== 'life') return [];
  return counting.flatMap((claim) => {
    const own = groupKey(claim, limit);
    if (!claim.standsFor.some((rule) => limit.rules.includes(rule)) || !maySame(own, key)) return [];
    const bucket = earlierBucket(claim, limit);
    const isSettled = !own.includes(null) && !key.includes(null) && bucket !== null && !isOpen(claim) && !claim.shifts;
    const amount = isSettled ? claim.amount : { ...(claim.shifts ? claim.entitled : claim.amount), min: 0n };
    const certain = isSettled && (claim.needs.length === 0 || claim.amount.min > 0n);
    return [{ bucket: bucket ?? `earlier ${claim.date} ${claim.id}`, amount, certain, claim }];
  });
}

/** Payments of different years compete, unless the limit lets those of one value stand together. */
function earlierBucket(claim, limit) {
  const bucket = bucketOf(claim, limit);
  const standTogether = limit.operation.kind === 'highest' && limit.operation.differing !== null;
  return bucket === null || standTogether ? bucket : `earlier ${claim.date} ${bucket}`;
}

const needsOfPrior = (prior, limit) =>
  prior
    .filter(({ certain }) => !certain)
    .flatMap(({ claim }) => [...claim.needs, ...claim.shiftedBy, ...missingFields(claim, limit)]);
