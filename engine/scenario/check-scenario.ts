import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { isKindWord, matchScope } from './match-scope';
import { nameOf, type Measure } from './measure';
import type { Fund, Scenario } from './scenario';

/** Checks what a scenario speaks of against the policies it is for. Errors: scenario/unknown-scope, scenario/overlapping-funds. */
export function checkScenario(scenario: Scenario, measures: readonly Measure[]): readonly Diagnostic[] {
  const { assumptions, funds, file } = scenario;
  const scopes = [
    ...assumptions.flatMap(({ scope, place }) => (scope === null ? [] : [{ name: scope, place }])),
    ...funds.flatMap(({ scope }) => scope),
  ];
  const known = [...new Set(measures.flatMap((measure) => [measure.policy, nameOf(measure)])), '奖励', '补贴', '津贴'];
  const unknown = scopes
    .filter(({ name }) => !isKindWord(name) && !measures.some((measure) => matchScope(name, measure) !== null))
    .map(({ name, place }) =>
      diagnose('scenario/unknown-scope', file, place, { written: name, known: known.join(', ') }),
    );
  const overlaps = measures.flatMap((measure) => {
    const [one, other] = funds.filter((fund) => isFunded(fund, measure));
    const place = other?.scope.find(({ name }) => matchScope(name, measure) !== null)?.place;
    if (!one || !other || !place) return [];
    const args = { measure: nameOf(measure), one: one.name, other: other.name };
    return [diagnose('scenario/overlapping-funds', file, place, args)];
  });
  return [...unknown, ...overlaps];
}

/** Tells whether a fund pays a measure. */
export function isFunded({ scope }: Pick<Fund, 'scope'>, measure: Measure): boolean {
  return scope.some(({ name }) => matchScope(name, measure) !== null);
}
