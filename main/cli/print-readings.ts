import type { ReadingPrice } from '../../engine/analyse/reading-price';
import { formatInterval, formatMoney, type Fen } from '../../engine/values/money';
import type { Surface } from '../../engine/values/surface';
import { money, type TypedCell, type TypedTable } from '../scenario/typed-cell';
import { jsonAmount, jsonInterval } from './json-amount';

/** Writes a priced reading: the question, the answer taken, and what every other answer costs. */
export function linesOfReading(reading: ReadingPrice<number>, language: Surface): readonly string[] {
  const zh = language === 'zh';
  const stake = (fen: Fen | null): string =>
    fen === null ? (zh ? '没有上限' : 'without limit') : formatMoney(fen, language);
  return [
    `${reading.policy} ${reading.reading}  ${zh ? '涉及' : 'at stake'} ${stake(reading.atStake)}`,
    `    ${reading.question}`,
    `    ${zh ? '采用' : 'chosen'}: ${reading.chosen} ${formatInterval(reading.total, language)}`,
    ...reading.alternatives.map(({ name, total, atStake, win, lose, shift }) => {
      const counts = zh
        ? `增 ${win} 家，减 ${lose} 家，区间变动 ${shift} 家`
        : `${win} gain, ${lose} lose, ${shift} otherwise`;
      return `    - ${name}: ${formatInterval(total, language)} (${stake(atStake)}; ${counts})`;
    }),
  ];
}

/** Writes priced readings as a table: a row for each answer, the one that is taken first. */
export function tableOfReadings(readings: readonly ReadingPrice<number>[], language: Surface): TypedTable {
  const zh = language === 'zh';
  const taken = zh ? '采用' : 'chosen';
  const other = zh ? '备选' : 'alternative';
  const noLimit = zh ? '无上限' : 'no limit';
  const stake = (fen: Fen | null): TypedCell => (fen === null ? noLimit : money(fen));
  return {
    key: '',
    title: zh ? '口径' : 'readings',
    heading: zh
      ? [
          '政策',
          '口径',
          '问题',
          '采用或备选',
          '答案',
          { interval: '合计' },
          '涉及金额（元）',
          '增加',
          '减少',
          '区间变动',
        ]
      : [
          'policy',
          'reading',
          'question',
          'taken',
          'answer',
          { interval: 'total' },
          'yuan at stake',
          'gain',
          'lose',
          'otherwise',
        ],
    rows: readings.flatMap(({ policy, reading, question, chosen, total, alternatives }) => [
      [policy, reading, question, taken, chosen, { interval: total }, '', '', '', ''],
      ...alternatives.map((each): readonly TypedCell[] => [
        policy,
        reading,
        question,
        other,
        each.name,
        { interval: each.total },
        stake(each.atStake),
        each.win,
        each.lose,
        each.shift,
      ]),
    ]),
  };
}

/** A priced reading as `--json` prints it: enterprises by name, or counted. Units: yuan. */
export function jsonReading<Who>(price: ReadingPrice<Who>) {
  const { policy, reading, question, chosen, total, atStake, alternatives } = price;
  return {
    policy,
    reading,
    question,
    chosen,
    total: jsonInterval(total),
    atStake: jsonStake(atStake),
    alternatives: alternatives.map((each) => ({
      name: each.name,
      total: jsonInterval(each.total),
      atStake: jsonStake(each.atStake),
      win: each.win,
      lose: each.lose,
      shift: each.shift,
    })),
  };
}

function jsonStake(atStake: Fen | null) {
  return atStake === null ? null : jsonAmount(atStake);
}
