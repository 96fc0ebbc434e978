import type { Fen } from '../values/money';

/** The cost at one value of what is varied. Units: fen. */
export interface CostPoint {
  readonly value: string;
  readonly cost: Fen;
}

export interface Goal {
  readonly comparison: 'atMost' | 'atLeast';
  readonly amount: Fen;
}

/** How the cost goes along the values: `neither` where it both rises and falls. */
export type Course = 'rising' | 'falling' | 'flat' | 'neither';

/** What meets a goal. */
export interface GoalAnswer {
  readonly course: Course;
  /** Unbroken runs of values that meet the goal, in the order of the values. */
  readonly runs: readonly { readonly first: string; readonly last: string }[];
  /**
   * The value at which the goal is just met: the last that meets it before it fails, or the first after. Null where
   * all meet it or none does, and where there are several.
   */
  readonly threshold: string | null;
}

/** Finds what meets a goal among values that were all computed: that the cost rises or falls is seen, not assumed. */
export function seekGoal(points: readonly CostPoint[], { comparison, amount }: Goal): GoalAnswer {
  const meets = points.map(({ cost }) => (comparison === 'atMost' ? cost <= amount : cost >= amount));
  const runs: { first: string; last: string }[] = [];
  points.forEach(({ value }, index) => {
    const run = runs.at(-1);
    if (!meets[index]) return;
    if (run && meets[index - 1]) run.last = value;
    else runs.push({ first: value, last: value });
  });
  const turns = meets.flatMap((met, index) => (index > 0 && met !== meets[index - 1] ? [index] : []));
  const [turn, ...others] = turns;
  const met = turn === undefined || others.length > 0 ? undefined : points[meets[turn] ? turn : turn - 1];
  return { course: courseOf(points), runs, threshold: met?.value ?? null };
}

/** Tells whether a cost only rises or only falls along its values. */
export function courseOf(points: readonly CostPoint[]): Course {
  const steps = points.slice(1).map(({ cost }, index) => cost - (points[index]?.cost ?? 0n));
  const [rises, falls] = [steps.some((step) => step > 0n), steps.some((step) => step < 0n)];
  return rises && falls ? 'neither' : rises ? 'rising' : falls ? 'falling' : 'flat';
}

/** A step of the curve that is far larger than the others. Units: fen. */
export interface Cliff {
  readonly from: string;
  readonly to: string;
  readonly change: Fen;
}

/** How many times the middle step a cliff is at least. */
const STEEP = 4n;

/** Finds the cliffs of a curve over evenly spaced values: steps at least four times the middle one of all that change anything. */
export function findCliffs(points: readonly CostPoint[]): readonly Cliff[] {
  const steps = points.slice(1).map(({ value, cost }, index) => {
    const before = points[index];
    return { from: before?.value ?? '', to: value, change: (cost - (before?.cost ?? 0n)) as Fen };
  });
  const sizes = steps
    .map(({ change }) => magnitude(change))
    .filter((size) => size > 0n)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = sizes[Math.floor((sizes.length - 1) / 2)];
  // Where one step alone changes anything, it is the cliff.
  if (middle === undefined) return [];
  const alone = sizes.length === 1 && steps.length > 1;
  return steps.filter(({ change }) => (alone ? change !== 0n : magnitude(change) >= STEEP * middle));
}

function magnitude(fen: bigint): bigint {
  return fen < 0n ? -fen : fen;
}
