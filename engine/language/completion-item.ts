import type { Bilingual, TextRange } from '../diagnostics/diagnostic';

/** One offer of the editor, in the order in which offers are listed. */
export interface CompletionItem {
  readonly label: string;
  /** What stands beside the label: the word of the other language, a value, a level; no sentence. */
  readonly detail: string;
  readonly documentation: Bilingual | null;
  readonly kind: 'keyword' | 'value' | 'name' | 'function' | 'template';
  readonly range: TextRange;
  /** Text to insert; a snippet (`$1`, `${1:text}`, `${1|one,two|}`) when `snippet` is set. */
  readonly text: string;
  readonly snippet: boolean;
  /** Words the offer is found by, when not by its label. */
  readonly filter: string | null;
}

/** An offer before it is put in its place. */
export type Offer = Omit<CompletionItem, 'range' | 'snippet' | 'filter' | 'documentation'> & {
  readonly documentation?: Bilingual | null;
  readonly snippet?: boolean;
  readonly filter?: string;
};

/** Puts an offer in its place. */
export function placeOffer(offer: Offer, range: TextRange): CompletionItem {
  return { documentation: null, snippet: false, filter: null, ...offer, range };
}

/** Writes a text inside a snippet as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in with one of several texts. */
export function choicePlace(number: number, texts: readonly string[]): string {
  return `\${${number}|${texts.map((text) => text.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

/** A place to fill in with a text to start from. */
export function textPlace(number: number, text: string): string {
  return `\${${number}:${escapeSnippet(text)}}`;
}
