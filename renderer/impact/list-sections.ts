import type { SavedTable } from '../../main/ipc/population-contract';
import type { ImpactState } from '../state/app-state';
import { describeDirections, describeDistribution, describePart, describeReasons, partNames } from './group-sections';
import { describeCounts, describeMatrix } from './overlap-sections';
import type { Look, ReportSection } from './report-section';
import { tableOfEnterprises } from './report-tables';
import { describeReductions, describeRules } from './rule-sections';
import { describeMonths, describeTargets, describeYears } from './time-sections';

/** A part of the report that has no chart. */
export type TableSection = Pick<ReportSection, 'title' | 'table'>;

/** Lists the whole report in the order it is read: everything that is computed, cut in every way. */
export function listSections(impact: ImpactState, look: Look): readonly (ReportSection | TableSection)[] {
  const { full, reductions, rules, overlap, targets, years } = impact;
  if (!full) return [];
  const { t } = look;
  const { year } = full;
  const list = (name: 'changes' | 'largest'): TableSection => {
    const title = t(`impact.list.${name}`);
    return { title, table: tableOfEnterprises(t('impact.titleOf', { title, year }), full[name], look) };
  };
  return [
    ...partNames.map((part) => describePart(full, part, 'money', look)),
    ...(years ? [describeYears(years, look), describeMonths(years, look)] : []),
    describeDirections(full, look),
    describeReasons(full, look),
    describeDistribution(full, look),
    ...(reductions ? [describeReductions(reductions, year, look)] : []),
    ...(rules ? [describeRules(rules, year, look)] : []),
    ...(overlap
      ? (['measures', 'policies'] as const).flatMap((of) => [
          describeMatrix(overlap, of, 'helped', look),
          describeCounts(overlap, of, look),
        ])
      : []),
    ...(targets ? [describeTargets(targets, look)] : []),
    list('changes'),
    list('largest'),
  ];
}

/** Lists the tables of the whole report. */
export function listTables(impact: ImpactState, look: Look): readonly SavedTable[] {
  return listSections(impact, look).map(({ table }) => table);
}
