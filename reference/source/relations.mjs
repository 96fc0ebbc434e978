import { isNothing, isSameInterval, NOTHING } from './amounts.mjs';
import { compareClaims, withNeeds, withStep } from './claims.mjs';
import { compareTexts, unite } from './facts.mjs';
import { step } from './occasions.mjs';
import { needsOfLosers, share } from './sharing.mjs';
import { holdsEach, markShifting } from './shifting.mjs';

// Section 6.5, first half: money under several policies for the same event. With one policy nothing happens here.

/** What a policy says about the level of another; both giving way, or one keeping the higher, is `highest`. */
function relate(own, other) {
  const said = own.relations[other.level] ?? 'additive';
  const answered = other.relations[own.level] ?? 'additive';
  if (said === 'highest' || answered === 'highest') return 'highest';
  return said !== 'additive' && answered !== 'additive' ? 'highest' : said;
}

/** Settles claims of different policies; `exclusions` holds 'certain' or 'possible' by policy. */
export function applyRelations(claims, exclusions) {
  const ordered = [...claims].sort(compareClaims);
  const counted = ordered.flatMap((claim) => countClaim(claim, exclusions.get(claim.plan.id)));
  const before = new Map(counted.map((claim) => [claim.id, claim]));
  const rivalry = keepHighest(counted);
  const isUnsettled = (claim) => isShifting(claim) || rivalry.open.has(claim.id);
  const worth = (claim) => (isUnsettled(claim) ? atBest(before.get(claim.id)) : claim);
  const settled = leaveOpen(giveWay(rivalry.claims, isUnsettled, worth), isUnsettled, rivalry.open);
  return ordered.map((claim) => {
    const [from, to] = [before.get(claim.id), settled.get(claim.id)];
    if (!from || !to) return claim;
    // What gives way only where an amount comes out so is not certain to have been paid, in later years.
    const gaveWay = !isSameInterval(from.amount, to.amount) && to.amount.min !== to.amount.max;
    const shifts = to.shifts || rivalry.open.has(claim.id) || gaveWay;
    if (isNothing(claim.amount)) return { ...claim, shifts, shiftedBy: to.shiftedBy };
    const taken = to.steps.length > from.steps.length ? takeOver(claim, from, to) : noteIfUntouched(claim, counted);
    return withNeeds({ ...taken, shifts, shiftedBy: to.shiftedBy }, to.needs);
  });
}

/** A claim as it counts against others: what may be excluded pushes nothing aside for certain. */
function countClaim(claim, certainty) {
  if (certainty === 'certain') return [];
  if (isShifting(claim)) return [{ ...claim, amount: { min: 0n, max: claim.entitled.max } }];
  if (isNothing(claim.amount)) return [];
  return [certainty === undefined ? claim : { ...claim, amount: { ...claim.amount, min: 0n } }];
}

/** All that a claim may turn out to be, from nothing. */
const atBest = (claim) => ({ ...claim, amount: { min: 0n, max: claim.amount.max } });

/** Whether it is open where the money goes, or on which of its events the claim rests. */
const isShifting = ({ shifts, events, needs }) => shifts || (events.length > 1 && needs.length > 0);

/** Takes over the steps that were made on the claim as it counted. */
function takeOver(claim, from, to) {
  const made = to.steps.slice(from.steps.length);
  const amount = { ...to.amount, max: isShifting(from) ? claim.amount.max : to.amount.max };
  const steps = made.map((each, index) => ({
    ...each,
    ...(index === 0 && { before: claim.amount }),
    ...(index === made.length - 1 && { after: amount }),
  }));
  return { ...claim, amount, steps: [...claim.steps, ...steps] };
}

/** `open` are claims that share money of which it is open who gets it, each with those it shares with. */
function keepHighest(claims) {
  const settled = new Map(claims.map((claim) => [claim.id, claim]));
  const open = new Map();
  for (const { members, sets } of findRivalries(claims.filter((claim) => !isShifting(claim)))) {
    const contenders = members.map((claim) => ({ claim, bucket: claim.plan.id }));
    const limit = { kind: 'oneOf', sets };
    const allotments = share(contenders, limit, []);
    const lost = needsOfLosers(allotments);
    const reduced = allotments.map(({ claim, amount }, index) => {
      const winner = allotments.find(
        (other) => !isNothing(other.amount) && relate(other.claim.plan, claim.plan) === 'highest',
      );
      return withNeeds(reduce(claim, amount, winner?.claim ?? null), index === 0 ? lost : []);
    });
    for (const claim of markShifting(reduced, allotments, [], true)) settled.set(claim.id, claim);
    if (isCut(allotments) && !holdsEach(contenders, allotments, limit, []))
      for (const { id } of members) open.set(id, members);
  }
  // What may go to one claim or another may push aside, or not, whatever it competes with.
  for (const { members } of findRivalries(claims))
    if (members.some(isShifting)) for (const { id } of members) open.set(id, members);
  return { claims: settled, open };
}

const isCut = (allotments) => allotments.some(({ claim, amount }) => !isSameInterval(claim.amount, amount));

/** Groups of claims that share events with those of rival policies, and the largest sets of policies paid together. */
function findRivalries(claims) {
  const exclude = (a, b) => a.id !== b.id && relate(a, b) === 'highest';
  const plansOf = (some) => [...new Map(some.map(({ plan }) => [plan.id, plan])).values()];
  const hasRival = (plan, plans) => plans.some((other) => exclude(plan, other));
  const everyone = plansOf(claims);
  const groups = [];
  for (const claim of claims) {
    if (!claim.rule.countsInTotal || claim.events.length === 0 || !hasRival(claim.plan, everyone)) continue;
    const joined = groups.filter((group) =>
      group.some((other) => exclude(claim.plan, other.plan) && shareEvent(claim, other)),
    );
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push([...joined.flat(), claim]);
  }
  return groups
    .filter((members) => plansOf(members).some((plan) => hasRival(plan, plansOf(members))))
    .map((members) => ({ members, sets: largestSets(plansOf(members), exclude) }));
}

const shareEvent = (a, b) => a.events.some(({ path }) => b.events.some((other) => other.path === path));

function largestSets(plans, exclude) {
  let sets = [[]];
  for (const plan of [...plans].sort((a, b) => compareTexts(a.id, b.id))) {
    const grown = sets.map((set) => [...set.filter((other) => !exclude(plan, other)), plan]);
    sets = [...sets.filter((set) => set.some((other) => exclude(plan, other))), ...grown];
  }
  const distinct = [
    ...new Map(sets.map((set) => [set.map(({ id }) => id).join(), new Set(set.map(({ id }) => id))])).values(),
  ];
  return distinct.filter((set) => !distinct.some((other) => other !== set && [...set].every((id) => other.has(id))));
}

const LEVELS = ['nation', 'province', 'city', 'district'];

/** `exclusive` pays nothing beside other money, `topUp` what it lacks; wider levels are settled first. */
function giveWay(claims, isUnsettled, worth) {
  const settled = new Map(claims);
  const order = [...claims.values()].sort(
    (a, b) =>
      LEVELS.indexOf(a.plan.level) - LEVELS.indexOf(b.plan.level) ||
      compareTexts(a.plan.id, b.plan.id) ||
      compareClaims(a, b),
  );
  for (const { id } of order)
    for (const { id: otherId } of order) {
      const [claim, other] = [settled.get(id), settled.get(otherId)];
      if (isUnsettled(claim)) continue;
      const rival = worth(other);
      const relation = areRivals(claim, rival) ? relate(claim.plan, rival.plan) : 'additive';
      if (relation === 'exclusive' || relation === 'topUp')
        settled.set(id, reduce(claim, remainder(claim.amount, rival.amount, relation), rival));
    }
  return settled;
}

const areRivals = (claim, rival) =>
  claim.rule.countsInTotal &&
  rival.rule.countsInTotal &&
  !isNothing(claim.amount) &&
  !isNothing(rival.amount) &&
  meet(claim, rival);
const meet = (claim, rival) => claim.plan.id !== rival.plan.id && shareEvent(claim, rival);

function remainder(own, other, relation) {
  if (relation === 'exclusive') return other.min > 0n ? NOTHING : { min: 0n, max: own.max };
  const notNegative = (parts) => (parts < 0n ? 0n : parts);
  return {
    min: other.max === null ? 0n : notNegative(own.min - other.max),
    max: own.max === null ? null : notNegative(own.max - other.min),
  };
}

function reduce(claim, amount, rival) {
  if (isSameInterval(amount, claim.amount)) return claim;
  const from = rival ? (claim.plan.relationClauses?.[rival.plan.level] ?? null) : null;
  const found = { ...step('crossPolicy', isNothing(amount) ? 'superseded' : 'reduced', from), by: rival?.id ?? null };
  return withNeeds(withStep(claim, found, amount), rival !== null && !isNothing(amount) ? rival.needs : []);
}

/** Where the money of one policy may go to one claim or another, nobody knows which of them meets a rival. */
function leaveOpen(claims, isUnsettled, shared) {
  const all = [...claims.values()];
  // Which of two is the higher is settled already, but among claims of which nobody knows which is paid.
  const mayGiveWay = (claim, rival) => {
    const settled = isShifting(claim) ? ['additive'] : ['additive', 'highest'];
    return [relate(claim.plan, rival.plan), relate(rival.plan, claim.plan)].some((each) => !settled.includes(each));
  };
  const meetings = all
    .filter(isUnsettled)
    .flatMap((claim) =>
      all.filter((rival) => meet(claim, rival) && mayGiveWay(claim, rival)).map((rival) => ({ claim, rival })),
    );
  const open = new Set(meetings.map(({ claim }) => claim.plan.id));
  const opened = all.filter((claim) => isUnsettled(claim) && open.has(claim.plan.id));
  const together = new Set(opened.flatMap((claim) => [claim, ...(shared.get(claim.id) ?? [])]).map(({ id }) => id));
  const missingFor = ({ shiftedBy, needs }) => (shiftedBy.length > 0 ? shiftedBy : needs);
  return new Map(
    all.map((claim) => {
      if (together.has(claim.id)) {
        if (isNothing(claim.amount)) return [claim.id, claim];
        const opened = withStep(claim, step('crossPolicy', 'unknown', null), { ...claim.amount, min: 0n });
        return [claim.id, withNeeds(opened, missingFor(claim))];
      }
      const met = meetings.filter(({ rival }) => rival.id === claim.id).map((meeting) => missingFor(meeting.claim));
      return [
        claim.id,
        { ...claim, shifts: claim.shifts || met.length > 0, shiftedBy: unite(claim.shiftedBy, ...met) },
      ];
    }),
  );
}

const noteIfUntouched = (claim, counted) =>
  counted.some((other) => areRivals(claim, other)) ? withStep(claim, step('crossPolicy', 'passed', null)) : claim;
