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

/** An entry of the static analysis. `fix`: `edit` where a finding comes with an edit of the text, else why it has none. */
export interface FindingEntry extends CatalogueEntry {
  readonly fix: 'edit' | Bilingual;
}

/** The findings of the analysis. */
export type FindingSection = Readonly<Record<string, FindingEntry>>;
