import type { CalendarDate } from '../values/calendar';
import type { Fen } from '../values/money';
import type { Measure } from './measure';

/** One payment the facts give rise to, before any assumption. Units: fen. */
export interface BaseClaim {
  /** Stable, and unique among the claims of an enterprise and year. */
  readonly id: string;
  readonly enterprise: string;
  readonly name: string;
  /** Size class by its identifier; null where it is not known. */
  readonly size: string | null;
  readonly measure: Measure;
  /** Whether the interval is that of an 'up to' amount; otherwise a fact is missing. */
  readonly discretionary: boolean;
  readonly year: number;
  /** Years its events were moved from the base year. */
  readonly moved: number;
  readonly day: CalendarDate;
  readonly low: Fen;
  /** Null has no upper end. */
  readonly high: Fen | null;
}
