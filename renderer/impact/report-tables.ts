import type {
  ImpactBin,
  ImpactBrief,
  ImpactEnterprise,
  ImpactReductions,
  ImpactRow,
  SavedTable,
  TableCell,
} from '../../main/ipc/population-contract';
import type { MoneyInterval, Surface } from '../../engine/index';
import type { Words } from '../i18n/words';
import { writeBin, type TableWords } from './write-bin';

const text = (words: string): TableCell => ({ kind: 'text', text: words });
const count = (number: number): TableCell => ({ kind: 'count', count: number });

/** Writes fen as a decimal number of yuan, exactly. */
export function writeYuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function money({ min, max }: MoneyInterval, t: Words): readonly TableCell[] {
  const high: TableCell = max === null ? text(t('impact.noLimit')) : { kind: 'yuan', yuan: writeYuan(max) };
  return [{ kind: 'yuan', yuan: writeYuan(min) }, high];
}

function moneyHeading(t: Words, of?: string): readonly string[] {
  const prefix = of === undefined ? '' : `${of} · `;
  return [`${prefix}${t('impact.low')}`, `${prefix}${t('impact.high')}`];
}

/** One way to cut the total, all its parts and their sum. */
export function tableOfParts(
  title: string,
  rows: readonly ImpactRow[],
  total: ImpactBrief['now'],
  { t, language }: TableWords,
): SavedTable {
  const cells = ({ payments, helped, perhaps, amount }: ImpactBrief['now']) => [
    count(payments),
    count(helped),
    count(perhaps),
    ...money(amount, t),
  ];
  return {
    title,
    heading: [t('impact.name'), t('impact.payments'), t('impact.helped'), t('impact.perhaps'), ...moneyHeading(t)],
    rows: [
      ...rows.map((row) => [text(nameRow(row, language)), ...cells(row)]),
      // An enterprise may be in several parts: its number is that of the whole, not the sum.
      [text(t('impact.total')), ...cells(total)],
    ],
  };
}

/** Names a part, with its clause where it has one. */
export function nameRow({ name, clause }: ImpactRow, language: Surface): string {
  return clause === null ? name[language] : `${clause} ${name[language]}`;
}

/** Enterprises by what they receive. */
export function tableOfDistribution(title: string, bins: readonly ImpactBin[], words: TableWords): SavedTable {
  const { t } = words;
  return {
    title,
    heading: [t('impact.amountEach'), t('impact.enterprises'), ...moneyHeading(t)],
    rows: bins.map((bin) => [text(writeBin(bin, words)), count(bin.enterprises), ...money(bin.amount, t)]),
  };
}

/** Winners, losers and the others against the baseline. */
export function tableOfDirections(title: string, directions: ImpactBrief['directions'], { t }: TableWords): SavedTable {
  return {
    title,
    heading: [
      t('impact.group'),
      t('impact.enterprises'),
      ...moneyHeading(t, t('impact.before')),
      ...moneyHeading(t, t('impact.after')),
    ],
    rows: directions.map(({ direction, enterprises, before, after }) => [
      text(t(`impact.direction.${direction}`)),
      count(enterprises),
      ...money(before, t),
      ...money(after, t),
    ]),
  };
}

/** What each kind of rule takes away. */
export function tableOfReductions(title: string, { steps }: ImpactReductions, { t }: TableWords): SavedTable {
  return {
    title,
    heading: [t('impact.step'), ...moneyHeading(t, t('impact.left'))],
    rows: steps.map(({ kind, amount }) => [text(t(`impact.reduction.${kind}`)), ...money(amount, t)]),
  };
}

/** Single enterprises with what they receive, before and now. */
export function tableOfEnterprises(title: string, listed: readonly ImpactEnterprise[], { t }: TableWords): SavedTable {
  return {
    title,
    heading: [
      t('impact.id'),
      t('impact.enterprise'),
      ...moneyHeading(t, t('impact.before')),
      ...moneyHeading(t, t('impact.after')),
    ],
    rows: listed.map(({ id, name, before, after }) => [text(id), text(name), ...money(before, t), ...money(after, t)]),
  };
}
