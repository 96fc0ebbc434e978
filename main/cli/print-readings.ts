import { formatInterval, formatMoney, type Fen, type MoneyInterval } from '../../engine/values/money';
import type { Surface } from '../../engine/values/surface';
import type { AlternativePrice, ReadingPrice } from '../ipc/readings-contract';

/** A priced reading, and how many enterprises each alternative concerns. */
export type CountedReading = Pick<ReadingPrice, 'policy' | 'reading' | 'question' | 'chosen' | 'atStake'> & {
  readonly total: MoneyInterval;
  readonly alternatives: readonly AlternativePrice[];
};

/** Writes a priced reading: the question, the answer taken, and what every other answer costs. */
export function linesOfReading(reading: CountedReading, language: Surface): readonly string[] {
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
