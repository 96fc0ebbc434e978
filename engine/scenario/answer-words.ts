import type { Bilingual } from '../diagnostics/diagnostic';
import type { CostMetric } from './cost-metric';
import type { Course, GoalAnswer } from './seek-goal';

/** How a cost goes along the values of a figure, in words. */
export const courseWords: Readonly<Record<Course, Bilingual>> = {
  rising: { zh: '费用随取值只增不减（逐值核对）。', en: 'The cost only rises along the values (all were computed).' },
  falling: { zh: '费用随取值只减不增（逐值核对）。', en: 'The cost only falls along the values (all were computed).' },
  flat: { zh: '费用不随取值变动。', en: 'The cost does not depend on the value.' },
  neither: {
    zh: '费用随取值时增时减，不是单调的。',
    en: 'The cost rises and falls along the values: it is not monotone.',
  },
};

/** What is looked at, in words. */
export const metricWords: Readonly<Record<CostMetric, Bilingual>> = {
  total: { zh: '预计费用', en: 'expected cost' },
  p10: { zh: 'P10 费用', en: 'P10 of the cost' },
  p50: { zh: 'P50 费用', en: 'P50 of the cost' },
  p90: { zh: 'P90 费用', en: 'P90 of the cost' },
  unmet: { zh: '资金池未付', en: 'unmet by funds' },
};

/** Says which of the values meet a goal, and whether there is a threshold. */
export function describeAnswer({ runs, threshold }: GoalAnswer, count: number): readonly Bilingual[] {
  if (runs.length === 0)
    return [{ zh: `${count} 个取值都达不到目标。`, en: `None of the ${count} values meets the goal.` }];
  const list = (between: string) =>
    runs.map(({ first, last }) => (first === last ? first : `${first}${between}${last}`));
  const met: Bilingual = {
    zh: `达到目标的取值：${list(' 至 ').join('；')}`,
    en: `Values that meet the goal: ${list(' to ').join('; ')}`,
  };
  if (threshold !== null) return [met, { zh: `界限：${threshold}`, en: `Threshold: ${threshold}` }];
  if (runs.length === 1)
    return [
      met,
      {
        zh: '没有唯一的界限：取值范围内都达到，或两端都达不到。',
        en: 'There is no single threshold: all values meet it, or neither end does.',
      },
    ];
  return [
    met,
    {
      zh: '没有唯一的界限：达到目标的取值不相连。',
      en: 'There is no single threshold: the values that meet it are not next to one another.',
    },
  ];
}
