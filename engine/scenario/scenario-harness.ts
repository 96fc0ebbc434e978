import { asFen, type Fen } from '../values/money';
import { parseDate, type CalendarDate } from '../values/calendar';
import type { BaseClaim } from './base-claim';
import type { Measure } from './measure';
import { readScenario } from './read-scenario';
import type { Scenario } from './scenario';

/** Two measures of one policy and one of another. */
export const measures: readonly [Measure, Measure, Measure] = [
  { policy: 'a', item: 'title', kind: 'award', clause: null, label: '称号' },
  { policy: 'a', item: 'fair', kind: 'subsidy', clause: null, label: '展会' },
  { policy: 'b', item: 'title', kind: 'award', clause: null, label: '称号' },
];

/** Reads a scenario that has no mistakes; throws otherwise. */
export function scenarioOf(body: string, years = '2023-2024'): Scenario {
  const text = `情景语言: 1\n情景: { 代号: s, 名称: 情景 }\n年份: ${years}\n${body}`;
  const { value, diagnostics } = readScenario({ path: 'scenarios/s.yaml', text });
  if (!value) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return value;
}

/** Makes a claim of one exact amount; what is given replaces what it is otherwise. */
export function claimOf(
  changes: Omit<Partial<BaseClaim>, 'day'> & { readonly day: string; readonly fen?: number },
): BaseClaim {
  const { fen = 100, day: written, ...others } = changes;
  const day = dayOf(written);
  const year = Number(day.slice(0, 4));
  const [measure] = measures;
  const [low, high]: readonly [Fen, Fen] = [asFen(fen), asFen(fen)];
  const plain = {
    id: `c-${written}`,
    enterprise: 'e-1',
    name: '甲',
    size: null,
    measure,
    discretionary: false,
    moved: 0,
  };
  return { ...plain, year, low, high, ...others, day };
}

/** Reads a day that is one; throws otherwise. */
export function dayOf(text: string): CalendarDate {
  const day = parseDate(text);
  if (!day) throw new Error(`${text} is no day`);
  return day;
}
