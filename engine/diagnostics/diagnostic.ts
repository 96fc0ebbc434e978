/** Offsets into one text, in UTF-16 units; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Words for the reader in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Severity = 'error' | 'warning' | 'information';

/** One replacement in a text. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

/** A repair offered with a diagnostic. */
export interface Fix {
  readonly title: Bilingual;
  readonly edits: readonly TextEdit[];
}

/** A finding at a place in a text. `code` is a key of the catalogue, such as `yaml/duplicate-key`. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** Workspace-relative path of the file. */
  readonly file: string;
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly hint: Bilingual;
  readonly fixes: readonly Fix[];
}

/** What every pipeline stage returns: never throws for bad input. */
export interface Staged<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}
