import type { Bilingual } from '../diagnostics/diagnostic';
import { formatQuantity, type QuantityInterval, type Unit } from '../values/quantity';

/** Writes an amount in its unit for readers. */
export function sayAmount(amount: QuantityInterval, unit: Unit = 'money'): Bilingual {
  return { zh: formatQuantity(amount, unit, 'zh'), en: formatQuantity(amount, unit, 'en') };
}
