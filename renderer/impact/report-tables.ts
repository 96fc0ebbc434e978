import type {
  ImpactBin,
  ImpactBrief,
  ImpactEnterprise,
  ImpactFull,
  ImpactReductions,
  ImpactRow,
  ImpactRules,
  SavedTable,
  TableCell,
} from '../../main/ipc/population-contract';
import type { MoneyInterval, Surface } from '../../engine/index';
import type { Words } from '../i18n/words';
import { writeChange } from '../simulation/money-text';
import { writeBin, type TableWords } from './write-bin';

export const text = (words: string): TableCell => ({ kind: 'text', text: words });
export const count = (number: number): TableCell => ({ kind: 'count', count: number });

/** Writes fen as a decimal number of yuan, exactly. */
export function writeYuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Two cells: what is certain, and what is possible. */
export function money({ min, max }: MoneyInterval, t: Words): readonly TableCell[] {
  const high: TableCell = max === null ? text(t('impact.noLimit')) : { kind: 'yuan', yuan: writeYuan(max) };
  return [{ kind: 'yuan', yuan: writeYuan(min) }, high];
}

/** The headings over them. */
export function moneyHeading(t: Words, of?: string): readonly string[] {
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
      t('impact.atNothing'),
      ...moneyHeading(t, t('impact.before')),
      ...moneyHeading(t, t('impact.after')),
    ],
    rows: directions.map(({ direction, enterprises, atNothing, before, after }) => [
      text(t(`impact.direction.${direction}`)),
      count(enterprises),
      count(atNothing),
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

/** By which measures enterprises gain and lose; the money of all measures is the total on both sides. */
export function tableOfReasons(title: string, reasons: ImpactFull['reasons'], { t }: TableWords): SavedTable {
  const numbers = (each: Omit<ImpactFull['reasons'][number], 'policy' | 'item' | 'clause' | 'label'>) => [
    count(each.winners),
    count(each.losers),
    count(each.unclear),
    ...money(each.before, t),
    ...money(each.after, t),
  ];
  return {
    title,
    heading: [
      t('impact.measure'),
      t('impact.policy'),
      ...(['winners', 'losers', 'unclear'] as const).map((direction) => t(`impact.direction.${direction}`)),
      ...moneyHeading(t, t('impact.before')),
      ...moneyHeading(t, t('impact.after')),
    ],
    rows: reasons.map((each) => [
      text(each.clause === null ? each.label : `${each.clause} ${each.label}`),
      text(each.policy),
      ...numbers(each),
    ]),
  };
}

/** What each single exclusion, stacking rule and cap leaves, one after another. */
export function tableOfRules(title: string, { claims, steps }: ImpactRules, { t }: TableWords): SavedTable {
  return {
    title,
    heading: [t('impact.step'), t('impact.policy'), t('impact.measure'), ...moneyHeading(t, t('impact.left'))],
    rows: [
      [text(t('impact.reduction.claims')), text(''), text(''), ...money(claims, t)],
      ...steps.map(({ kind, policyTitle, clause, label, left }) => [
        text(t(`impact.reduction.${kind}`)),
        text(policyTitle),
        text(clause === null ? label : `${clause} ${label}`),
        ...money(left, t),
      ]),
    ],
  };
}

/** Single enterprises with what they receive, before and now. */
export function tableOfEnterprises(title: string, listed: readonly ImpactEnterprise[], words: TableWords): SavedTable {
  const { t } = words;
  return {
    title,
    heading: [
      t('impact.id'),
      t('impact.enterprise'),
      ...moneyHeading(t, t('impact.before')),
      ...moneyHeading(t, t('impact.after')),
      t('impact.because'),
    ],
    rows: listed.map(({ id, name, before, after, because }) => [
      text(id),
      text(name),
      ...money(before, t),
      ...money(after, t),
      text(because.map((reason) => writeReason(reason, words)).join(t('common.semicolon'))),
    ]),
  };
}

/** Says how much one measure changed for an enterprise: `第三条 入库奖励 +2万元`. */
export function writeReason(
  { clause, label, before, after }: ImpactEnterprise['because'][number],
  { language }: Pick<TableWords, 'language'>,
): string {
  const name = clause === null ? label : `${clause} ${label}`;
  return `${name} ${writeChange(after, before, language) ?? ''}`.trim();
}
