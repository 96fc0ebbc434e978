import type { ImpactMatrix, SavedTable } from '../../main/ipc/population-contract';
import { sumIntervals } from '../../engine/index';
import { count, money, moneyHeading, nameRow, text } from './report-tables';
import type { TableWords } from './write-bin';

/** Every two that somebody gets, or may get, both of. */
export function tableOfPairs(title: string, { members, pairs }: ImpactMatrix, { t, language }: TableWords): SavedTable {
  const nameOf = (place: number) => {
    const member = members[place];
    return text(member ? nameRow(member, language) : '');
  };
  return {
    title,
    heading: [t('impact.one'), t('impact.other'), t('impact.bothHelped'), t('impact.bothPerhaps'), ...moneyHeading(t)],
    rows: pairs.map(({ one, other, helped, perhaps, amount }) => [
      nameOf(one),
      nameOf(other),
      count(helped),
      count(perhaps),
      ...money(amount, t),
    ]),
  };
}

/** Every enterprise by how many it gets for certain, down to the total. */
export function tableOfCounts(
  title: string,
  { counts }: ImpactMatrix,
  of: 'measures' | 'policies',
  { t }: TableWords,
): SavedTable {
  const all = counts.reduce((sum, { enterprises }) => sum + enterprises, 0);
  return {
    title,
    heading: [t('impact.group'), t('impact.enterprises'), ...moneyHeading(t)],
    rows: [
      ...counts.map(({ count: number, enterprises, amount }) => [
        text(t(`impact.countName.${of}`, { count: number })),
        count(enterprises),
        ...money(amount, t),
      ]),
      [text(t('impact.sum')), count(all), ...money(sumIntervals(counts.map(({ amount }) => amount)), t)],
    ],
  };
}
