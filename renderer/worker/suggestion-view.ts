import type { Bilingual, JudgedPlace, JudgedSuggestion, SuggestionDraft } from '../../engine/index';

/** A suggestion beside the policy as it reads now. */
export interface SuggestionView extends Pick<JudgedSuggestion, 'state' | 'pointer' | 'misfit'> {
  /** What it changes: 政策：国家级奖励 10万元 → 12万元. */
  readonly lines: readonly Bilingual[];
  /** Each change that is still open, with the part of the document that it is about. */
  readonly marks: JudgedSuggestion['places'];
}

/** The suggestions about one text of a policy, by their identifiers. */
export interface SuggestionsView {
  readonly path: string;
  readonly version: number;
  readonly suggestions: Readonly<Record<string, SuggestionView>>;
  /** Where comments on single parts stand, by their identifiers. */
  readonly places: Readonly<Record<string, JudgedPlace>>;
}

/** The unsaved changes of a policy as suggestions that somebody else may accept. */
export interface SuggestionDrafts {
  readonly version: number;
  /** Identifier of the policy as it is saved. */
  readonly policy: string;
  readonly drafts: readonly SuggestionDraftView[];
  /** Comments in the text that are not saved: a suggestion has none. */
  readonly lostComments: readonly string[];
}

export interface SuggestionDraftView extends SuggestionDraft {
  readonly lines: readonly Bilingual[];
}
