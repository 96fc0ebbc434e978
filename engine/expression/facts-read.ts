import type { Bilingual } from '../diagnostics/diagnostic';

/** A fact that is missing: where it would stand and what it is called. */
export interface FactNeed {
  /** Canonical path, such as `recognitions[2].recognizedIn`. */
  readonly path: string;
  readonly label: Bilingual;
}

/** A fact an evaluation looked at. */
export interface FactRead {
  readonly path: string;
  readonly label: Bilingual;
  /** As shown to a reader; null when the fact is missing. */
  readonly value: string | null;
}
