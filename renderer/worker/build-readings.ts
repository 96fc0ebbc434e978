import { priceReadings, type PricedReading } from '../../engine/index';
import type { PricedReadingView, ReadingsView } from './study-view';
import type { TextSet } from './text-set';

/** Prices the readings of all policies on the sample enterprises. */
export function buildReadings(texts: TextSet, year: number): ReadingsView {
  const policies = texts.policyReadings();
  const enterprises = texts.population();
  const { value, diagnostics } = priceReadings({ policies, vocabulary: texts.vocabulary, enterprises, year });
  const show = (priced: PricedReading): PricedReadingView => ({
    id: `${priced.policy} ${priced.reading}`,
    policy: priced.policy,
    path: priced.path,
    policyTitle: priced.policyTitle,
    reading: priced.reading,
    question: priced.question,
    chosen: priced.chosen,
    pointer: priced.pointer,
    total: priced.total,
    atStake: priced.atStake,
    alternatives: priced.alternatives.map(({ name, total, atStake, win, lose, shift }) => ({
      name,
      total,
      atStake,
      win: win.length,
      lose: lose.length,
      shift: shift.length,
    })),
  });
  return { year, population: enterprises.length, readings: value.map(show), unpriced: diagnostics };
}
