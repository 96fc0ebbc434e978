import type { Bilingual } from '../diagnostics/diagnostic';

/** What part of a policy a difference is about. */
export type DifferenceTopic =
  'header' | 'parameter' | 'definition' | 'article' | 'item' | 'row' | 'reading' | 'example';

/** One thing that one version of a policy says and the other does not, or says otherwise. */
export interface DocumentDifference {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly topic: DifferenceTopic;
  /** `rules`: it can change what is paid; `words`: it is for readers alone. */
  readonly weight: 'rules' | 'words';
  /** JSON pointers into the two documents. */
  readonly pointer: { readonly before: string | null; readonly after: string | null };
  /** The item, parameter or reading, by the name readers know. */
  readonly subject: Bilingual;
  /** Which of its keys; null where all of it came, went or moved. */
  readonly part: Bilingual | null;
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
}
