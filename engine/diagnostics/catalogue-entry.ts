import type { Bilingual, Severity } from './diagnostic';

/** What the catalogue says about one diagnostic code. `{name}` in message and hint stands for an argument. */
export interface CatalogueEntry {
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly hint: Bilingual;
  /** A short text that brings the diagnostic. */
  readonly bad: string;
  /** The same text put right. */
  readonly good: string;
}

/** The codes of one stage. */
export type CatalogueSection = Readonly<Record<string, CatalogueEntry>>;
