import { assumptionBounds } from '../../engine/scenario/assumption-bounds';
import { suggestSpan } from '../../engine/scenario/spread-values';
import { scenarioDocument } from '../../engine/scenario/vary-assumption';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { PolicyReading } from '../../engine/pipeline';
import type { SourceFile } from '../../engine/source/source-file';
import type { FigureChoice } from '../ipc/scenario-contract';

/** Lists what can be varied: parameters of the policies that are one figure, and values of a scenario. */
export function listFigures(readings: readonly PolicyReading[], scenario: SourceFile): readonly FigureChoice[] {
  return [...readings.flatMap(listParameters), ...listAssumed(scenario)];
}

function listParameters({ canonical }: PolicyReading): readonly FigureChoice[] {
  if (!canonical) return [];
  const { policy, parameters = {} } = canonical.document;
  return Object.entries(parameters).flatMap(([name, value]): readonly FigureChoice[] => {
    const written: unknown = typeof value === 'object' ? (value as { readonly value?: unknown }).value : value;
    if (typeof written !== 'string' && typeof written !== 'number') return [];
    const group = { zh: policy.title, en: policy.title };
    const span = suggestSpan(String(written));
    const what = `${policy.id}.${name}`;
    return span ? [{ what, group, label: { zh: name, en: name }, current: String(written), span }] : [];
  });
}

function listAssumed(file: SourceFile): readonly FigureChoice[] {
  const { assumptions = [], funds = [] } = scenarioDocument(file) ?? {};
  return [
    ...funds.map(({ name, size }, index) =>
      assumed(
        `scenario#/funds/${index}/size`,
        { zh: `${name} · 年度规模`, en: `${name} · money a year` },
        String(size),
      ),
    ),
    ...assumptions.map(({ of, scope, value }, index) => {
      const about = scope === undefined ? '' : ` · ${scope}`;
      const { zh, en } = assumptionNames[of];
      return assumed(
        `scenario#/assumptions/${index}/value`,
        { zh: `${zh}${about}`, en: `${en}${about}` },
        String(value),
      );
    }),
  ];
}

function assumed(what: string, label: Bilingual, current: string): FigureChoice {
  return { what, group: { zh: '情景', en: 'Scenario' }, label, current, span: suggestSpan(current) };
}

/** The kinds of assumptions for readers. */
export const assumptionNames: Readonly<Record<keyof typeof assumptionBounds, Bilingual>> = {
  upToShare: { zh: assumptionBounds.upToShare.name.zh, en: 'share of ‘up to’ paid' },
  openShare: { zh: assumptionBounds.openShare.name.zh, en: 'paid above ‘at least’' },
  unknownShare: { zh: assumptionBounds.unknownShare.name.zh, en: 'share paid where a fact is missing' },
  takeUp: { zh: assumptionBounds.takeUp.name.zh, en: 'take-up' },
  growth: { zh: assumptionBounds.growth.name.zh, en: 'growth per year' },
  lateShare: { zh: assumptionBounds.lateShare.name.zh, en: 'share claimed late' },
  lateMonths: { zh: assumptionBounds.lateMonths.name.zh, en: 'months of delay' },
};
