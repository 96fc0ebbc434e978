import { countEnterprises, priceReadings } from '../../engine/index';
import type { ReadingsView } from './study-view';
import type { TextSet } from './text-set';

/** Prices the readings of all policies on the sample enterprises. */
export function buildReadings(texts: TextSet, year: number): ReadingsView {
  const policies = texts.policyReadings();
  const enterprises = texts.population();
  const { value, diagnostics } = priceReadings({ policies, vocabulary: texts.vocabulary, enterprises, year });
  return { year, enterprises: enterprises.length, readings: value.map(countEnterprises), unpriced: diagnostics };
}
