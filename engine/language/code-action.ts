import type { Bilingual, TextEdit } from '../diagnostics/diagnostic';

/** A change the editor offers. */
export interface CodeAction {
  readonly title: Bilingual;
  readonly edits: readonly TextEdit[];
  /** Code of the diagnostic it repairs. */
  readonly repairs: string | null;
}
