import { sumIntervals } from '../../engine/index';
import type { ImpactBrief, ImpactFull, ImpactPartName, ImpactRow } from '../../main/ipc/population-contract';
import { writeChange, writeInterval } from '../simulation/money-text';
import { fonts } from '../ui/theme-tokens';
import { bandOf, drawBands, drawColumns, drawSides, type Band } from './chart-options';
import { compareSums, heightOf, MOST_BARS, type Look, type ReportSection } from './report-section';
import { nameRow, tableOfDirections, tableOfDistribution, tableOfParts, tableOfReasons } from './report-tables';
import { writeBin } from './write-bin';

/** Ways to cut the total, in the order they are offered. */
export const partNames: readonly ImpactPartName[] = [
  'measures',
  'policies',
  'payers',
  'levels',
  'months',
  'regions',
  'sizes',
  'industries',
  'titles',
];

/** Units: pixels. */
const HEIGHT = 190;

/** The total cut in one way: what each part costs, or how many enterprises it helps. */
export function describePart(
  report: ImpactFull,
  part: ImpactPartName,
  what: 'money' | 'helped',
  { t, language, tokens }: Look,
): ReportSection {
  const rows = report.parts[part];
  const title = t(`impact.part.${part}`);
  const bands = listBands(rows, part, what, { t, language });
  return {
    name: 'parts',
    title,
    option: drawBands(bands, tokens, fonts.interface),
    height: heightOf(bands.length),
    table: tableOfParts(t('impact.titleOf', { title, year: report.year }), rows, report.now, { t, language }),
    note: part === 'titles' ? t('impact.titlesNote') : t('impact.bandNote'),
  };
}

function listBands(
  rows: readonly ImpactRow[],
  part: ImpactPartName,
  what: 'money' | 'helped',
  { t, language }: Pick<Look, 't' | 'language'>,
): readonly Band[] {
  const shown = part === 'months' ? rows : [...rows].sort(compareSums);
  const count = ({ helped, perhaps }: ImpactRow) => (helped === perhaps ? String(helped) : `${helped}–${perhaps}`);
  const all = shown.map((row): Band => {
    const name = nameRow(row, language);
    return what === 'money'
      ? bandOf(name, row.amount, writeInterval(row.amount, language))
      : { name, low: row.helped, high: row.perhaps, label: t('impact.firms', { number: count(row) }) };
  });
  if (all.length <= MOST_BARS || part === 'months') return all;
  const others = shown.slice(MOST_BARS - 1);
  // Enterprises of several parts must not be added: only money is put together.
  if (what === 'helped') return all.slice(0, MOST_BARS);
  const rest = sumIntervals(others.map(({ amount }) => amount));
  const name = t('impact.others', { count: others.length });
  return [...all.slice(0, MOST_BARS - 1), bandOf(name, rest, writeInterval(rest, language))];
}

/** How many enterprises receive how much. */
export function describeDistribution({ distribution, year }: ImpactFull, { t, language, tokens }: Look): ReportSection {
  const title = t('impact.distribution');
  return {
    name: 'distribution',
    title,
    option: drawColumns(
      // Those without a certain payment would dwarf the others; the table has them.
      distribution
        .filter(({ from }) => from > 0n)
        .map((bin) => ({
          name: writeBin(bin, { t, language }),
          count: bin.enterprises,
          label: String(bin.enterprises),
        })),
      tokens,
      fonts.interface,
    ),
    height: HEIGHT,
    table: tableOfDistribution(t('impact.titleOf', { title, year }), distribution, { t, language }),
    note: t('impact.distributionNote', { count: distribution[0]?.enterprises ?? 0 }),
  };
}

/** Who gains and who loses against the baseline. */
export function describeDirections({ directions, year }: ImpactBrief, { t, language, tokens }: Look): ReportSection {
  const title = t('impact.directions');
  const colours = {
    winners: tokens.success,
    losers: tokens.error,
    unclear: tokens.warning,
    unchanged: tokens.borderStrong,
  };
  const of = (name: string) => directions.find(({ direction }) => direction === name);
  return {
    name: 'directions',
    title,
    option: drawColumns(
      directions
        .filter(({ direction }) => direction !== 'unchanged')
        .map(({ direction, enterprises, before, after }) => {
          const change = writeChange(after, before, language);
          return {
            name: t(`impact.direction.${direction}`),
            count: enterprises,
            label: change === null ? String(enterprises) : `${enterprises}\n${change}`,
            colour: colours[direction],
          };
        }),
      tokens,
      fonts.interface,
    ),
    height: HEIGHT,
    table: tableOfDirections(t('impact.titleOf', { title, year }), directions, { t, language }),
    note: [
      t('impact.newlyNote', { first: of('winners')?.atNothing ?? 0, last: of('losers')?.atNothing ?? 0 }),
      t('impact.unchangedNote', {
        count: of('unchanged')?.enterprises ?? 0,
        nothing: of('unchanged')?.atNothing ?? 0,
      }),
    ].join(' '),
  };
}

/** By which measures enterprises gain and lose. */
export function describeReasons({ reasons, year }: ImpactFull, { t, language, tokens }: Look): ReportSection {
  const title = t('impact.reasons');
  const changed = reasons
    .filter(({ winners, losers, unclear }) => winners + losers + unclear > 0)
    .sort((a, b) => b.winners + b.losers + b.unclear - (a.winners + a.losers + a.unclear));
  const shown = changed.slice(0, MOST_BARS);
  return {
    name: 'reasons',
    title,
    option: drawSides(
      shown.map(({ clause, label, winners, losers, before, after }) => ({
        name: clause === null ? label : `${clause} ${label}`,
        up: winners,
        down: losers,
        label: writeChange(after, before, language) ?? '0',
      })),
      tokens,
      fonts.interface,
    ),
    height: heightOf(shown.length),
    table: tableOfReasons(t('impact.titleOf', { title, year }), reasons, { t, language }),
    note:
      changed.length === 0 ? t('impact.nobody') : t('impact.reasonsNote', { count: reasons.length - changed.length }),
  };
}
