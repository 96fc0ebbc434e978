import type { PolicyPlan } from '../compile/plan';
import { seekBoundaries } from '../coverage/seek-boundaries';
import type { Enterprise } from '../enterprise/enterprise';
import { dense } from '../population/distributions';
import { generateEnterprise } from '../population/generate-enterprise';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { PolicyVersion } from './policy-version';

/** Where the facts of a trial come from. */
export type TrialSource = 'example' | 'boundary' | 'enterprise' | 'generated';

/** One enterprise in one year, on which both versions are tried. */
export interface Trial {
  readonly source: TrialSource;
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly year: number;
}

/** Which enterprises a comparison tries beside the worked examples and boundaries of both versions. */
export interface Population {
  readonly enterprises: readonly Enterprise[];
  /** How many enterprises are made up, and the seed they follow from. */
  readonly generated: { readonly count: number; readonly seed: number };
}

/** Years that are tried for every enterprise, at most: policies last three to five. */
const MOST_YEARS = 10;

/** An open term is tried for so many years from its start. */
const OPEN_TERM_YEARS = 5;

/**
 * Gathers what two versions are tried on: the worked examples and boundaries of both in their own years, and the
 * enterprises of the population in every year of both windows. The same facts are tried once.
 *
 * Shape: the same trials whichever version is named first.
 * Cost: that of seekBoundaries for each version without boundaries.
 */
export function gatherTrials(versions: readonly PolicyVersion[], population: Population): readonly Trial[] {
  const years = listYears(versions.map(({ plan }) => plan));
  const examples = versions.flatMap(({ checked }) =>
    checked.examples.map(({ name, enterprise, year }): Trial => ({ source: 'example', name, enterprise, year })),
  );
  const boundaries = versions.flatMap(({ boundaries: known, plan, checked }) =>
    (known ?? seekBoundaries(plan, checked.examples, checked.vocabulary)).map(({ name, enterprise, year }): Trial => ({
      source: 'boundary',
      name,
      enterprise,
      year,
    })),
  );
  const inYears = (source: TrialSource, enterprises: readonly Enterprise[]): readonly Trial[] =>
    enterprises.flatMap((enterprise) => years.map((year) => ({ source, name: enterprise.name, enterprise, year })));
  return distinct([
    ...examples,
    ...boundaries,
    ...inYears('enterprise', population.enterprises),
    ...inYears('generated', generatePopulation(versions, years, population.generated)),
  ]);
}

/** Lists the calendar years in which any of some plans counts events. */
export function listYears(plans: readonly PolicyPlan[]): readonly number[] {
  const windows = plans.flatMap(({ window }) => (window ? [window] : []));
  const starts = windows.flatMap(({ from, to }) => ((from ?? to) ? [yearOf(from ?? to ?? '')] : []));
  const ends = windows.flatMap(({ from, to }) =>
    to ? [yearOf(to)] : from ? [yearOf(from) + OPEN_TERM_YEARS - 1] : [],
  );
  if (starts.length === 0) return [];
  const [first, last] = [Math.min(...starts), Math.max(...ends)];
  return Array.from({ length: Math.min(last - first + 1, MOST_YEARS) }, (_, index) => first + index);
}

/** Makes up enterprises of the policies' areas, most with titles and events, so that few of them tell nothing. */
export function generatePopulation(
  versions: readonly Pick<PolicyVersion, 'plan' | 'checked'>[],
  years: readonly number[],
  { count, seed }: Population['generated'],
): readonly Enterprise[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const inside = [...new Set(versions.flatMap(({ plan, checked }) => districtsOf(plan.region, checked.vocabulary)))];
  const regions = [
    ...inside.sort().map((code) => [MOSTLY / inside.length, code] as const),
    ...dense.regions.slice(0, 4),
  ];
  return Array.from({ length: count }, (_, number) =>
    generateEnterprise(number, seed, { ...dense, regions, years: [first, last] }),
  );
}

/** Weight of the policies' own areas beside that of the four others together, which is 32. */
const MOSTLY = 120;

/** The counties of an area; of one that lists none, itself. */
function districtsOf(area: string, { regions }: Vocabulary): readonly string[] {
  const counties = regions.map(({ code }) => code).filter((code) => isWithin(code, area) && !code.endsWith('00'));
  return counties.length === 0 ? [area] : counties.slice(0, 12);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function distinct(trials: readonly Trial[]): readonly Trial[] {
  const seen = new Map<string, Trial>();
  for (const trial of trials) {
    const { fields, events } = trial.enterprise;
    const key = JSON.stringify([trial.year, fields, events]);
    if (!seen.has(key)) seen.set(key, trial);
  }
  return [...seen.values()];
}
