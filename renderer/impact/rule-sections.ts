import type { MoneyInterval } from '../../engine/index';
import type { ImpactReductions, ImpactRules } from '../../main/ipc/population-contract';
import { writeChange, writeInterval } from '../simulation/money-text';
import { fonts } from '../ui/theme-tokens';
import { drawFall, type FallStep } from './chart-options';
import { heightOf, type Look, type ReportSection } from './report-section';
import { tableOfReductions, tableOfRules } from './report-tables';

/** What exclusions, stacking rules, caps and other levels take away from what claims alone would come to. */
export function describeReductions(
  reductions: ImpactReductions,
  year: number,
  { t, language, tokens }: Look,
): ReportSection {
  const title = t('impact.reductions');
  return {
    name: 'reductions',
    title,
    option: drawFall(
      reductions.steps.map(({ kind, amount }, index) => {
        const before = reductions.steps[index - 1]?.amount ?? amount;
        const whole = kind === 'claims' || kind === 'paid';
        return {
          name: t(`impact.reduction.${kind}`),
          from: inYuan(before),
          to: inYuan(amount),
          label: whole ? writeInterval(amount, language) : (writeChange(amount, before, language) ?? '0'),
          whole,
        };
      }),
      tokens,
      fonts.interface,
    ),
    height: heightOf(reductions.steps.length),
    table: tableOfReductions(t('impact.titleOf', { title, year }), reductions, { t, language }),
    note: t('impact.reductionsNote'),
  };
}

/** Rules that fit the chart; the others are in one step, and single in the table. */
const MOST_RULES = 16;

/** What each single exclusion, stacking rule and cap takes away. */
export function describeRules(rules: ImpactRules, year: number, { t, language, tokens }: Look): ReportSection {
  const title = t('impact.ruleByRule');
  const moves = rules.steps
    .map((step, index) => {
      const before = rules.steps[index - 1]?.left ?? rules.claims;
      const name = step.clause === null ? step.label : `${step.clause} ${step.label}`;
      return { name: `${t(`impact.reduction.${step.kind}`)} ${name}`, before, after: step.left };
    })
    .filter(({ before, after }) => before.min !== after.min || before.max !== after.max);
  const sizes = moves.map(({ before, after }) => Math.abs(inYuan(before) - inYuan(after))).sort((a, b) => b - a);
  const least = moves.length > MOST_RULES ? (sizes[MOST_RULES - 2] ?? 0) : -1;
  const kept = moves.filter(({ before, after }) => Math.abs(inYuan(before) - inYuan(after)) > least);
  let level = inYuan(rules.claims);
  const steps: FallStep[] = kept.map(({ name, before, after }) => {
    const from = level;
    level += inYuan(after) - inYuan(before);
    return { name, from, to: level, label: writeChange(after, before, language) ?? '0', whole: false };
  });
  const left = rules.steps.at(-1)?.left ?? rules.claims;
  const whole = (name: string, amount: MoneyInterval): FallStep => ({
    name,
    from: inYuan(amount),
    to: inYuan(amount),
    label: writeInterval(amount, language),
    whole: true,
  });
  const others = moves.length - kept.length;
  const drawn = [
    whole(t('impact.reduction.claims'), rules.claims),
    ...steps,
    ...(others > 0
      ? [{ name: t('impact.others', { count: others }), from: level, to: inYuan(left), label: '', whole: false }]
      : []),
    whole(t('impact.afterRules'), left),
  ];
  return {
    name: 'reductions',
    title,
    option: drawFall(drawn, tokens, fonts.interface),
    height: heightOf(drawn.length),
    table: tableOfRules(t('impact.titleOf', { title, year }), rules, { t, language }),
    note: t('impact.rulesNote', { count: rules.steps.length - moves.length }),
  };
}

/** For drawing: what is certain. Units: yuan. */
function inYuan({ min }: MoneyInterval): number {
  return Number(min) / 100;
}
