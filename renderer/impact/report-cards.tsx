import { Segmented, Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ImpactBrief,
  ImpactFull,
  ImpactOverlap,
  ImpactReductions,
  ImpactTargets,
  ImpactYears,
} from '../../main/ipc/population-contract';
import { listYears } from '../state/list-years';
import { selectSpan } from '../state/selectors';
import { useApp, useServices } from '../ui/services';
import { SectionCard } from './section-card';
import { describeDirections, describeDistribution, describeReasons } from './group-sections';
import { describeCounts, describeMatrix, type OverlapOf } from './overlap-sections';
import { describeReductions, describeRules } from './rule-sections';
import type { Look } from './report-section';
import { describeMonths, describeTargets, describeYears } from './time-sections';

/** How many enterprises receive how much. */
export function DistributionCard({ report }: { readonly report: ImpactFull }) {
  return <SectionCard describe={useCallback((look: Look) => describeDistribution(report, look), [report])} />;
}

/** Who gains and who loses against the baseline. */
export function DirectionsCard({ report }: { readonly report: ImpactBrief }) {
  return <SectionCard describe={useCallback((look: Look) => describeDirections(report, look), [report])} />;
}

/** By which measures enterprises gain and lose. */
export function ReasonsCard({ report }: { readonly report: ImpactFull }) {
  return <SectionCard describe={useCallback((look: Look) => describeReasons(report, look), [report])} />;
}

/** How far the targets of the policies are reached. */
export function TargetsCard({ targets }: { readonly targets: ImpactTargets }) {
  return <SectionCard describe={useCallback((look: Look) => describeTargets(targets, look), [targets])} />;
}

/** What kinds of rules, or single rules, take away from what claims alone would come to. */
export function ReductionsCard({ reductions, year }: { readonly reductions: ImpactReductions; readonly year: number }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const { rules, ruleByRule } = useApp((state) => state.impact);
  const describe = useCallback(
    (look: Look) => {
      if (ruleByRule && rules) return describeRules(rules, year, look);
      const section = describeReductions(reductions, year, look);
      return ruleByRule ? { ...section, note: look.t('impact.rulesWaiting') } : section;
    },
    [reductions, rules, ruleByRule, year],
  );
  return (
    <SectionCard
      describe={describe}
      choices={
        <Segmented<'kinds' | 'rules'>
          size="small"
          value={ruleByRule ? 'rules' : 'kinds'}
          aria-label={t('impact.rulesAre')}
          options={[
            { value: 'kinds', label: t('impact.ruleKinds') },
            { value: 'rules', label: t('impact.singleRules') },
          ]}
          onChange={(value) => store.dispatch({ type: 'ruleByRuleAsked', asked: value === 'rules' })}
        />
      }
    />
  );
}

const views = ['helped', 'money', 'counts'] as const;

/** Who gets two measures, or two policies, and how many each gets. */
export function OverlapCard({ overlap }: { readonly overlap: ImpactOverlap }) {
  const { t } = useTranslation('words');
  const [of, chooseOf] = useState<OverlapOf>('measures');
  const [view, chooseView] = useState<(typeof views)[number]>('helped');
  const describe = useCallback(
    (look: Look) => (view === 'counts' ? describeCounts(overlap, of, look) : describeMatrix(overlap, of, view, look)),
    [overlap, of, view],
  );
  return (
    <SectionCard
      describe={describe}
      title={t('impact.overlap')}
      choices={
        <>
          <Segmented<OverlapOf>
            size="small"
            value={of}
            aria-label={t('impact.overlapBy')}
            options={(['measures', 'policies'] as const).map((value) => ({
              value,
              label: t(`impact.overlapShort.${value}`),
            }))}
            onChange={chooseOf}
          />
          <Segmented<(typeof views)[number]>
            size="small"
            value={view}
            aria-label={t('impact.overlapView')}
            options={views.map((value) => ({ value, label: t(`impact.overlapWhat.${value}`) }))}
            onChange={chooseView}
          />
        </>
      }
    />
  );
}

/** Years a report compares at most: each is computed twice. */
const MOST_YEARS = 12;

/** What several years cost, year by year or month by month. */
export function YearsCard({ years }: { readonly years: ImpactYears }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const analyses = useApp((state) => state.analyses);
  const chosen = useApp((state) => state.impact.span);
  const year = useApp((state) => state.year);
  const span = useMemo(() => selectSpan({ year, impact: { span: chosen } }), [year, chosen]);
  const [by, chooseBy] = useState<'years' | 'months'>('years');
  const describe = useCallback(
    (look: Look) => (by === 'years' ? describeYears(years, look) : describeMonths(years, look)),
    [years, by],
  );
  const options = useMemo(() => {
    const listed = listYears(analyses, new Date().getFullYear());
    const all = span ? [...listed, span.from, span.to] : listed;
    return [...new Set(all)].sort((a, b) => a - b).map((value) => ({ value, label: String(value) }));
  }, [analyses, span]);
  const choose = (side: 'from' | 'to', value: number) => {
    if (!span) return;
    const from = side === 'from' ? value : span.from;
    const to = side === 'to' ? value : span.to;
    // The other end follows where it would be on the wrong side, or too far away.
    const next =
      side === 'from'
        ? { from, to: Math.min(Math.max(to, from), from + MOST_YEARS - 1) }
        : { from: Math.max(Math.min(from, to), to - MOST_YEARS + 1), to };
    store.dispatch({ type: 'impactYearsChosen', span: next });
  };
  return (
    <SectionCard
      describe={describe}
      choices={
        <>
          {span &&
            (['from', 'to'] as const).map((side) => (
              <Select<number>
                key={side}
                size="small"
                value={span[side]}
                aria-label={t(side === 'from' ? 'impact.yearFrom' : 'impact.yearTo')}
                data-testid={`impact-years-${side}`}
                popupMatchSelectWidth={false}
                options={options}
                onChange={(value) => choose(side, value)}
              />
            ))}
          <Segmented<'years' | 'months'>
            size="small"
            value={by}
            aria-label={t('impact.byTime')}
            options={(['years', 'months'] as const).map((value) => ({ value, label: t(`impact.timeBy.${value}`) }))}
            onChange={chooseBy}
          />
        </>
      }
    />
  );
}
