import { monthOf } from '../values/calendar';
import type { BaseClaim } from './base-claim';
import { nameOf, type Measure } from './measure';
import type { Scenario } from './scenario';
import type { ClaimAmount } from './value-claim';

/** Claims that no assumption tells apart: of one measure, month and amount. */
export interface ClaimGroup {
  readonly measure: number;
  /** Months since the year 0. */
  readonly month: number;
  readonly year: number;
  readonly amount: ClaimAmount;
  readonly count: bigint;
}

/** A scenario with the claims it is computed on. */
export interface ScenarioModel {
  readonly scenario: Scenario;
  readonly measures: readonly Measure[];
  readonly claims: readonly BaseClaim[];
  readonly groups: readonly ClaimGroup[];
}

/** Numbers a month. Units: months since the year 0. */
export function monthNumber(day: BaseClaim['day']): number {
  return Number(day.slice(0, 4)) * 12 + monthOf(day) - 1;
}

/** Writes a month: `2023-07`. */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/**
 * Puts claims of one value together, so that a trial computes each amount once: the sum stays that of single claims,
 * each rounded for itself. Cost: linear in the claims.
 */
export function prepareModel(
  scenario: Scenario,
  measures: readonly Measure[],
  claims: readonly BaseClaim[],
): ScenarioModel {
  const place = new Map(measures.map((measure, index) => [nameOf(measure), index]));
  const groups = new Map<string, { -readonly [Key in keyof ClaimGroup]: ClaimGroup[Key] }>();
  for (const claim of claims) {
    const measure = place.get(nameOf(claim.measure));
    if (measure === undefined) throw new Error(`a claim under ${nameOf(claim.measure)}, which is no measure`);
    const { year, moved, low, high, discretionary } = claim;
    const month = monthNumber(claim.day);
    const key = [measure, month, year, moved, low, high ?? '', discretionary].join(' ');
    const group = groups.get(key);
    if (group) group.count += 1n;
    else groups.set(key, { measure, month, year, amount: { low, high, discretionary, moved }, count: 1n });
  }
  return { scenario, measures, claims, groups: [...groups.values()] };
}
