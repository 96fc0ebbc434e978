import type { ImpactMatrix, ImpactOverlap } from '../../main/ipc/population-contract';
import { writeInterval } from '../simulation/money-text';
import { fonts } from '../ui/theme-tokens';
import { drawColumns } from './chart-options';
import { drawMatrix, type MatrixCell } from './matrix-option';
import type { Look, ReportSection } from './report-section';
import { shortenYuan } from './shorten-yuan';
import { tableOfCounts, tableOfPairs } from './overlap-tables';
import { nameRow } from './report-tables';

export type OverlapOf = 'measures' | 'policies';

/** Members that fit a matrix: those that share most. The table has all. */
const MOST_MEMBERS = 12;
/** Units: pixels. */
const CELL_HEIGHT = 26;

/** Who gets two measures, or two policies: how many enterprises, or what both together pay them. */
export function describeMatrix(
  overlap: ImpactOverlap,
  of: OverlapOf,
  what: 'money' | 'helped',
  { t, language, tokens }: Look,
): ReportSection {
  const matrix = overlap[of];
  const title = t(`impact.overlapOf.${of}`);
  const places = chooseMembers(matrix);
  const label = (helped: number, perhaps: number, amount: MatrixAmount): string =>
    what === 'money' ? writeShort(amount, language) : writeCount(helped, perhaps);
  const cells = places.flatMap((member, row) =>
    places.flatMap((other, column): readonly MatrixCell[] => {
      const own = matrix.members[member];
      if (row === column)
        return own ? [{ row, column, value: null, label: label(own.helped, own.perhaps, own.amount) }] : [];
      const [one, two] = member < other ? [member, other] : [other, member];
      const pair = matrix.pairs.find((each) => each.one === one && each.other === two);
      if (!pair) return [];
      const { helped, perhaps, amount } = pair;
      const value = what === 'money' ? Number(amount.min) / 100 : helped;
      return [{ row, column, value, label: label(helped, perhaps, amount) }];
    }),
  );
  const names = places.map((place) => {
    const member = matrix.members[place];
    return member ? nameRow(member, language) : '';
  });
  const left = matrix.members.length - places.length;
  return {
    name: 'overlap',
    title,
    option: drawMatrix(names, cells, tokens, fonts.interface),
    height: Math.max(4, places.length + 1) * CELL_HEIGHT + 12,
    table: tableOfPairs(t('impact.titleOf', { title, year: overlap.year }), matrix, { t, language }),
    note:
      matrix.pairs.length === 0 ? t('impact.noOverlap') : t(`impact.overlapNote.${what}`, { count: Math.max(0, left) }),
  };
}

/** Every enterprise by how many measures, or policies, it gets for certain. */
export function describeCounts(overlap: ImpactOverlap, of: OverlapOf, { t, language, tokens }: Look): ReportSection {
  const { counts } = overlap[of];
  const title = t(`impact.countOf.${of}`);
  return {
    name: 'overlap',
    title,
    option: drawColumns(
      counts
        .filter(({ count }) => count > 0)
        .map(({ count, enterprises, amount }) => ({
          name: t(`impact.countName.${of}`, { count }),
          count: enterprises,
          label: `${enterprises}\n${writeInterval(amount, language)}`,
        })),
      tokens,
      fonts.interface,
    ),
    height: 190,
    table: tableOfCounts(t('impact.titleOf', { title, year: overlap.year }), overlap[of], of, { t, language }),
    note: t('impact.countNote', { count: counts.find(({ count }) => count === 0)?.enterprises ?? 0 }),
  };
}

type MatrixAmount = ImpactMatrix['members'][number]['amount'];

/** What is certain; where nothing is, what is possible. */
function writeShort({ min, max }: MatrixAmount, language: Look['language']): string {
  if (min > 0n || max === null) return shortenYuan(Number(min) / 100, language);
  return `≤${shortenYuan(Number(max) / 100, language)}`;
}

function writeCount(helped: number, perhaps: number): string {
  return helped === perhaps ? String(helped) : `${helped}–${perhaps}`;
}

function chooseMembers({ members, pairs }: ImpactMatrix): readonly number[] {
  const shared = (place: number): number =>
    pairs.reduce((sum, { one, other, perhaps }) => sum + (one === place || other === place ? perhaps : 0), 0);
  return members
    .map((_, place) => ({ place, weight: shared(place) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, MOST_MEMBERS)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}
