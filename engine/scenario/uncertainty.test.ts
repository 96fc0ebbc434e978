import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asFen } from '../values/money';
import { compareRationals } from '../values/rational';
import { drawOne, drawValues } from './draw-values';
import { prepareModel } from './scenario-model';
import { claimOf, measures, scenarioOf } from './scenario-harness';
import { runTrial } from './run-trial';
import { courseOf, findCliffs, seekGoal } from './seek-goal';
import { bandOf, summariseTrials } from './summarise-trials';
import { weighAssumptions } from './weigh-assumptions';

const seed = Number(process.env['PROPERTY_SEED'] ?? 20230101);
const body = `基年: 2023
假设:
  - { 项目: 最高额实付, 值: 60%, 低: 40%, 高: 80% }
  - { 项目: 申报率, 值: 80%, 低: 60%, 高: 100%, 分布: 均匀 }
  - { 项目: 年增长, 值: 10%, 低: 0%, 高: 10%, 分布: 三点 }
  - { 项目: 缺事实实付, 值: 50% }
`;
const model = prepareModel(scenarioOf(body), measures, [
  claimOf({ day: '2023-03-03', low: asFen(0), high: asFen(1_000_000), discretionary: true }),
  claimOf({ day: '2024-03-03', fen: 1_000_000, moved: 1, measure: measures[1] }),
]);
const trials = (count: number, from = 7) => Array.from({ length: count }, (_, index) => runTrial(model, from, index));

test('a seed gives the same trials again, the first of more trials included', () => {
  expect(trials(50)).toEqual(trials(80).slice(0, 50));
  expect(trials(50, 8)).not.toEqual(trials(50));
});

test('the order of assumptions does not matter', () => {
  const { assumptions } = model.scenario;
  const turned = [...assumptions].reverse();
  expect([...drawValues(turned, 3, 5)].reverse()).toEqual(drawValues(assumptions, 3, 5));
});

test('bands hold the stated total here, and are the ranks they say', () => {
  const uncertainty = summariseTrials(model, trials(400));
  const { p10, p50, p90, least, most } = uncertainty.total;
  expect(least <= p10 && p10 <= p50 && p50 <= p90 && p90 <= most).toBe(true);
  // 1,000,000 x 60% x 80% + 1,000,000 x 80% x 110%
  expect(uncertainty.stated).toBe(1_360_000n);
  expect(p10 < 1_360_000n && 1_360_000n < p90).toBe(true);
  expect(least >= 240_000n + 600_000n && most <= 800_000n + 1_100_000n).toBe(true);
  expect(bandOf([3n, 1n, 2n, 5n, 4n, 10n, 9n, 8n, 7n, 6n])).toMatchObject({ p10: 1n, p50: 5n, p90: 9n, most: 10n });
});

test('a tornado ranks what each assumption does alone; those without a range have no bar', () => {
  const weights = weighAssumptions(model);
  expect(weights.map(({ assumption, low, high }) => [assumption.of, Number(low), Number(high)])).toEqual([
    ['takeUp', 1_020_000, 1_700_000],
    ['upToShare', 1_200_000, 1_520_000],
    ['growth', 1_280_000, 1_360_000],
  ]);
});

test('draws lie in their range, rise with the chance, and the triangle has its mode where it says', () => {
  const { assumptions } = model.scenario;
  fc.assert(
    fc.property(
      fc.constantFrom(...assumptions.filter(({ range }) => range)),
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      (assumption, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((chance) => drawOne(assumption, chance));
        const { range } = assumption;
        if (!low || !high || !range) throw new Error('there is a range');
        expect(compareRationals(low, high)).toBeLessThanOrEqual(0);
        expect(compareRationals(range.low, low)).toBeLessThanOrEqual(0);
        expect(compareRationals(high, range.high)).toBeLessThanOrEqual(0);
      },
    ),
    { seed, numRuns: 300 },
  );
  const [triangle] = assumptions;
  if (!triangle) throw new Error('there is a triangle');
  expect(drawOne(triangle, 0.5)).toEqual(triangle.value);
});

const points = (...costs: readonly number[]) => costs.map((cost, index) => ({ value: `v${index}`, cost: asFen(cost) }));
const atMost = (amount: number) => ({ comparison: 'atMost', amount: asFen(amount) }) as const;

test('a goal has one threshold where the cost crosses it once', () => {
  expect(seekGoal(points(1, 2, 3, 4), atMost(2))).toEqual({
    course: 'rising',
    runs: [{ first: 'v0', last: 'v1' }],
    threshold: 'v1',
  });
  expect(seekGoal(points(4, 3, 2, 1), atMost(2))).toMatchObject({ course: 'falling', threshold: 'v2' });
  expect(seekGoal(points(1, 2, 3), { comparison: 'atLeast', amount: asFen(3) }).threshold).toBe('v2');
});

test('a goal has none where all or no values meet it, or where the cost crosses it more than once', () => {
  expect(seekGoal(points(1, 1), atMost(2))).toMatchObject({ course: 'flat', threshold: null });
  expect(seekGoal(points(3, 4), atMost(2))).toEqual({ course: 'rising', runs: [], threshold: null });
  expect(seekGoal(points(1, 5, 2, 6), atMost(2))).toEqual({
    course: 'neither',
    runs: [
      { first: 'v0', last: 'v0' },
      { first: 'v2', last: 'v2' },
    ],
    threshold: null,
  });
});

test('a cliff is a step far above the others, or the only one', () => {
  expect(findCliffs(points(0, 10, 20, 100, 110))).toEqual([{ from: 'v2', to: 'v3', change: 80n }]);
  expect(findCliffs(points(0, 10, 20, 30))).toEqual([]);
  expect(findCliffs(points(5, 5, 9))).toEqual([{ from: 'v1', to: 'v2', change: 4n }]);
  expect(findCliffs(points(5, 5, 5))).toEqual([]);
  expect(courseOf(points(5))).toBe('flat');
});
