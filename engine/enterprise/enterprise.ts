import type { TextRange } from '../diagnostics/diagnostic';
import type { CalendarDate } from '../values/calendar';

/**
 * A checked enterprise: canonical field identifiers, values in canonical form.
 * Money and numbers are exact decimal text (money in yuan), dates ISO text, titles and enumerated values
 * canonical identifiers. A field that is missing is absent from `fields`: the vocabulary says what that means.
 */
export interface Enterprise {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  /** Where its identifier stands in the file. */
  readonly range?: TextRange;
  readonly fields: Readonly<Record<string, FactValue>>;
  /** By collection; a collection nobody filled in is absent (unknown), an empty list means there are none. */
  readonly events: Readonly<Record<string, readonly EnterpriseEvent[]>>;
}

export type FactValue = string | boolean | readonly string[];

export interface EnterpriseEvent {
  /** Position in the file, for paths such as `recognitions[2]`. */
  readonly index: number;
  readonly date: CalendarDate | null;
  readonly fields: Readonly<Record<string, FactValue>>;
}

/** The list of every kind of which an enterprise has none, as of most: one for all of them takes no memory of each. */
export const noEvents: readonly EnterpriseEvent[] = [];
