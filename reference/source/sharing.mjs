import { addEnds, compareEnds, isNothing, lesserEnd } from './amounts.mjs';
import { compareClaims } from './claims.mjs';
import { compareTexts } from './facts.mjs';

// Sections 6.4: what a limit allows a group of claims, and how the claims share it.
//
// A limit is a function of buckets: { kind: 'highest' }, { kind: 'count', times }, { kind: 'cap', amount } or, between
// policies, { kind: 'oneOf', sets }. Claims of one bucket stand or fall together. Each claim, best first, gets the
// increase it brings; lower and upper ends are tallied apart.

/**
 * Shares a limit among contenders { claim, bucket, worth }: the allotments { claim, amount }, best claim first. `worth`
 * stands for the amount where an earlier limit left open which claims are paid; `waiting` were left nothing so.
 */
export function share(contenders, limit, prior, waiting = []) {
  const lower = cautiousTally(limit, 'min', prior);
  const ranked = rank(contenders, limit);
  const ends = shareUpperEnds(ranked, waiting, limit, prior);
  return ranked.map(({ claim, bucket, worth = claim.amount }, index) => {
    const max = ends[index];
    return { claim, amount: { min: lesserEnd(lower(worth.min, bucket), max), max } };
  });
}

/** Each claim gets the increase it brings, as far as it has room; what is left goes to those that still have some. */
function shareUpperEnds(ranked, waiting, limit, prior) {
  const upper = cautiousTally(limit, 'max', prior);
  let left = 0n;
  const give = (wish) => {
    const given = lesserEnd(wish, left);
    left = takeEnd(left, given);
    return given;
  };
  const first = ranked.map(({ claim, bucket, worth = claim.amount }) => {
    left = addEnds(left, upper(worth.max, bucket));
    return give(claim.amount.max);
  });
  for (const { claim, bucket, worth = claim.amount } of waiting) left = addEnds(left, upper(worth.max, bucket));
  return first.map((given, index) => addEnds(given, give(takeEnd(ranked[index].claim.amount.max, given))));
}

/** The most a claim can come to: all its rule gives where money may still shift to it. */
export const mostOf = ({ shifts, entitled, amount }) => (shifts ? entitled.max : amount.max);

/** Takes an end away from one that is no less; what is taken from the unbounded leaves it unbounded. */
function takeEnd(from, end) {
  if (end === null) return 0n;
  return from === null ? null : from - end;
}

/**
 * Shares a limit with claims of which nobody knows to which group they belong: at worst each joins all it may belong
 * to (`rivalsOf` gives them, with the payments of earlier years), at best it stands alone.
 */
export function shareUngrouped(claims, limit, rivalsOf) {
  const alone = (claim) => ({ claim, bucket: `claim ${claim.id}` });
  const ranked = rank(claims.map(alone), limit).map(({ claim }) => claim);
  return ranked.map((claim, index) => {
    const { contenders, prior } = rivalsOf(claim);
    const earlier = ranked.slice(0, index);
    const lower = tally(limit, 'min', prior.map(atItsMost));
    for (const rival of rank(
      contenders.filter((each) => !claims.includes(each.claim)),
      limit,
    ))
      lower(rival.claim.amount.min, rival.bucket);
    for (const rival of contenders)
      if (earlier.includes(rival.claim)) lower(rival.claim.amount.min, alone(rival.claim).bucket);
    const max = tally(limit, 'max', [])(claim.amount.max, 'alone');
    return { claim, amount: { min: lesserEnd(lower(claim.amount.min, alone(claim).bucket), max), max } };
  });
}

const atItsMost = ({ bucket, amount }) => ({ bucket, amount: amount.max, counts: true });
const atItsLeast = ({ bucket, amount, certain }) => ({ bucket, amount: amount.min, counts: certain });

/**
 * Money of earlier years counts at its most for the lower ends and at its least for the upper ends. Under `highest` it
 * may stand in the bucket of a claim itself, and what displaces is the money of the others: each bucket in turn is taken
 * at its most beside the others at their least, and the worst, or best, of these counts.
 */
function cautiousTally(limit, end, prior) {
  const isOpen = prior.some(({ amount, certain }) => !certain || amount.min !== amount.max);
  if (limit.kind !== 'highest' || !isOpen) return tally(limit, end, prior.map(end === 'min' ? atItsMost : atItsLeast));
  const worlds = [null, ...new Set(prior.map(({ bucket }) => bucket))].map((fullest) => ({
    add: tally(
      limit,
      end,
      prior.map((each) => (each.bucket === fullest ? atItsMost(each) : atItsLeast(each))),
    ),
    paid: 0n,
  }));
  const furthest = end === 'min' ? lesserEnd : (a, b) => (compareEnds(a, b) >= 0 ? a : b);
  let paid = 0n;
  return (amount, bucket) => {
    for (const world of worlds) world.paid = addEnds(world.paid, world.add(amount, bucket));
    const next = worlds.map((world) => world.paid).reduce(furthest);
    const added = takeEnd(next, paid);
    paid = next;
    return added;
  };
}

/** Facts that claims lack which were left nothing, where what the group gets is not certain. */
export function needsOfLosers(allotments) {
  if (allotments.every(({ amount }) => amount.min === amount.max)) return [];
  return allotments.flatMap(({ claim, amount }) => (isNothing(amount) ? claim.needs : []));
}

// Ranking: buckets by what they are worth, then by their leading claims; claims of a bucket by worth, day and content.

function rank(contenders, limit) {
  const names = [...new Set(contenders.map(({ bucket }) => bucket))];
  const buckets = names.map((name) => {
    const members = contenders
      .filter(({ bucket }) => bucket === name)
      .sort((a, b) => compareWorth(a.claim.amount, b.claim.amount) || compareAge(a.claim, b.claim));
    return { name, members, ...addUp(members.map(({ claim }) => claim.amount)) };
  });
  const bestSet = limit.kind === 'oneOf' ? pickBestSet(limit.sets, buckets) : null;
  const place = ({ name }) => (bestSet?.has(name) ? 0 : 1);
  return buckets
    .sort((a, b) => place(a) - place(b) || compareWorth(a, b) || compareLeaders(a.members[0].claim, b.members[0].claim))
    .flatMap(({ members }) => members);
}

function pickBestSet(sets, buckets) {
  const worth = sets.map((set) => ({ set, ...addUp(buckets.filter(({ name }) => set.has(name))) }));
  return worth.sort(compareWorth)[0]?.set ?? null;
}

const addUp = (parts) => ({
  min: parts.map(({ min }) => min).reduce(addEnds, 0n),
  max: parts.map(({ max }) => max).reduce(addEnds, 0n),
});
const compareWorth = (a, b) => compareEnds(b.min, a.min) || compareEnds(b.max, a.max);
const compareAge = (a, b) => compareTexts(a.date, b.date) || compareClaims(a, b);
const compareLeaders = (a, b) => compareWorth(a.amount, b.amount) || compareAge(a, b);

// Tallies. A sum is { open, parts }: how many of its parts have no end, and the total of the others.

const NO_SUM = { open: 0, parts: 0n };
const toSum = (end) => (end === null ? { open: 1, parts: 0n } : { open: 0, parts: end });
const addSums = (a, b) => ({ open: a.open + b.open, parts: a.parts + b.parts });
const compareSums = (a, b) => a.open - b.open || (a.parts < b.parts ? -1 : a.parts > b.parts ? 1 : 0);
const greaterSum = (a, b) => (compareSums(a, b) >= 0 ? a : b);

/** What a group gets grows from one sum to another by this. */
function increase(from, to) {
  if (to.open > from.open) return null;
  return to.open === from.open && to.parts > from.parts ? to.parts - from.parts : 0n;
}

/** Gives a function that adds a claim to the group and says by how much that increases what the group may get. */
function tally(limit, end, prior) {
  const buckets = new Map();
  const put = (bucket, amount) => buckets.set(bucket, addSums(buckets.get(bucket) ?? NO_SUM, toSum(amount)));
  let allowed;
  if (limit.kind === 'cap') {
    const cap = limit.amount[end];
    let sum = prior.map(({ amount }) => toSum(amount)).reduce(addSums, NO_SUM);
    const cut = () => (cap === null || compareSums(sum, toSum(cap)) <= 0 ? sum : toSum(cap));
    return (amount) => {
      const before = cut();
      sum = addSums(sum, toSum(amount));
      return increase(before, cut());
    };
  }
  if (limit.kind === 'count') {
    const used = new Set(prior.filter(({ counts }) => counts).map(({ bucket }) => bucket)).size;
    const left = Math.max(0, limit.times - used);
    allowed = () =>
      [...buckets.values()]
        .sort((a, b) => compareSums(b, a))
        .slice(0, left)
        .reduce(addSums, NO_SUM);
  } else {
    allowed =
      limit.kind === 'highest'
        ? () => [...buckets.values()].reduce(greaterSum, NO_SUM)
        : () =>
            limit.sets
              .map((set) => [...set].map((name) => buckets.get(name) ?? NO_SUM).reduce(addSums, NO_SUM))
              .reduce(greaterSum, NO_SUM);
    for (const { bucket, amount } of prior) put(bucket, amount);
  }
  let before = allowed();
  return (amount, bucket) => {
    put(bucket, amount);
    const after = allowed();
    const added = increase(before, after);
    before = after;
    return added;
  };
}
