import type { Bilingual, Diagnostic, EnterpriseResult, Surface, TextEdit, TextRange } from '../../engine/index';
import type { WorldTexts } from '../../main/ipc/population-contract';
import type { ReviewChange } from '../../schemas/generated/types';
import type { Baseline } from './baseline';
import type { EffectView } from './effect-view';
import type {
  FormChange,
  FormEdit,
  FormPlace,
  FormRelations,
  FormVocabulary,
  FormView,
  ItemDraftView,
  PolicyRelations,
} from './form-view';
import type { ExampleOutcome, PolicyView } from './policy-view';
import type { SimulationView } from './simulation-view';
import type { SuggestionDrafts, SuggestionsView } from './suggestion-view';

/**
 * What the window may ask of the engine worker: `noun:verb`, one object in, one reply out. The client sends one request
 * at a time, so a reply always belongs to the newest text the worker has been given.
 */
export interface EngineRequests {
  /** Forgets every text: the next `file:put` starts a new workspace. */
  'workspace:reset': { in: Record<string, never>; out: null };
  /** The text of a file as it stands in the editor; `saved` is the text on disk, where it differs. */
  'file:put': { in: FilePut; out: readonly FileAnalysis[] };
  'file:remove': { in: { path: string }; out: readonly FileAnalysis[] };
  /** The text on disk changed: the simulation is compared with it from now on. */
  'file:saved': { in: { path: string; text: string }; out: null };
  /** Runs the worked examples of a policy; asked after the rest, so that nobody waits for them. */
  'examples:judge': { in: { path: string }; out: ExampleVerdicts };
  /** Runs its worked examples for so long at most, but always one of them; whether all are run. */
  'examples:advance': { in: { path: string; milliseconds: number }; out: boolean };
  /** Simulates for so long at most, one enterprise at least; tells whether nothing is left for `workspace:simulate`. */
  'workspace:advance': { in: { year: number; milliseconds: number }; out: boolean };
  'workspace:simulate': { in: { year: number }; out: SimulationView };
  /** What simulations are compared with from now on. */
  'baseline:choose': { in: { baseline: Baseline }; out: null };
  /** Why differences to the baseline change nothing in the simulation made last; asked once the keyboard rests. */
  'effect:explain': { in: Record<string, never>; out: EffectView | null };
  /** The texts that the simulation made last rests on; null before the first. */
  'world:read': { in: Record<string, never>; out: WorldTexts | null };
  /** The whole trace of one enterprise in the simulation made last; null when there is no such enterprise. */
  'enterprise:explain': { in: { enterprise: string }; out: EnterpriseResult | null };
  'vocabulary:regions': { in: Record<string, never>; out: readonly RegionChoice[] };
  'language:complete': { in: PlaceInFile; out: readonly CompletionView[] };
  /** What fits in a formula that is typed in a field of its own; ranges are offsets in the formula. */
  'language:formula': { in: FormulaInField; out: readonly CompletionView[] };
  'language:hover': { in: PlaceInFile; out: HoverView | null };
  'language:symbols': { in: { path: string }; out: readonly SymbolView[] };
  'language:folding': { in: { path: string }; out: readonly TextRange[] };
  'language:actions': { in: { path: string; range: TextRange }; out: readonly ActionView[] };
  'language:definition': { in: PlaceInFile; out: TextRange | null };
  'language:renameTarget': { in: PlaceInFile; out: { range: TextRange; name: string } | null };
  'language:references': { in: PlaceInFile; out: readonly TextRange[] };
  'language:rename': { in: PlaceInFile & { name: string }; out: RenamingView };
  'language:format': { in: { path: string }; out: string | null };
  'language:translate': { in: { path: string; to: Surface }; out: string | null };
  /** The edit that adds examples behind the last one; null where they are not listed line by line. */
  'examples:insert': { in: { path: string; entry: string }; out: TextEdit | null };
  /** Where a canonical JSON pointer stands in the text now. */
  'pointer:locate': { in: { path: string; pointer: string }; out: TextRange | null };
  /** The document as a form shows it; null while the text cannot be read. Pointers count with what is wrong. */
  'form:read': { in: { path: string }; out: FormView | null };
  /** A change of the document as edits of the text; null where it can only be made in the text. */
  'form:edit': { in: FormChange; out: FormEdit | null };
  'form:locate': { in: { path: string; pointer: string }; out: FormPlace | null };
  /** Items to begin with, one for each kind of measure. */
  'form:drafts': { in: { path: string }; out: readonly ItemDraftView[] };
  /** How its payments combine; null while the text has errors that hide it. */
  'form:relations': { in: { path: string }; out: FormRelations | null };
  /** How the money of the policies of the workspace combines, as their texts read now. */
  'form:policies': { in: Record<string, never>; out: PolicyRelations };
  /** How suggestions stand to a policy as it reads now; null while it cannot be read. */
  'review:judge': {
    in: { path: string; suggestions: readonly AskedSuggestion[]; places: readonly AskedPlace[] };
    out: SuggestionsView | null;
  };
  /** The edits that make a suggestion; null where its place has changed, or the text gives no hold. */
  'review:edit': { in: { path: string; changes: readonly ReviewChange[] }; out: readonly TextEdit[] | null };
  /** The unsaved changes of a policy as suggestions; null while it, or what is saved, cannot be read. */
  'review:draft': { in: { path: string }; out: SuggestionDrafts | null };
  'form:vocabulary': { in: Record<string, never>; out: FormVocabulary };
}

export type EngineRequestName = keyof EngineRequests;

export interface FilePut {
  readonly path: string;
  readonly text: string;
  /** Counts the texts of this file; comes back with the analysis. */
  readonly version: number;
  readonly saved: string | null;
}

/** A suggestion of a review; `open`: nobody has decided about it. */
export interface AskedSuggestion {
  readonly id: string;
  readonly changes: readonly ReviewChange[];
  readonly open: boolean;
}

/** The place of a comment of a review. */
export interface AskedPlace {
  readonly id: string;
  readonly place: ReviewChange['path'];
}

export interface FormulaInField {
  /** Not `path`: what is offered is for the formula as typed, however the text goes on meanwhile. */
  readonly file: string;
  readonly text: string;
  readonly offset: number;
  /** Word of the kind of event of its item. */
  readonly trigger: string | null;
}

export interface PlaceInFile {
  readonly path: string;
  readonly offset: number;
}

/** What the engine found in one file. */
export interface FileAnalysis {
  readonly path: string;
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly policy: PolicyAnalysis | null;
}

/** How the worked examples of one text came out, by their pointers; none where the text has errors. */
export interface ExampleVerdicts {
  readonly path: string;
  readonly version: number;
  readonly outcomes: Readonly<Record<string, ExampleOutcome>>;
}

export interface PolicyAnalysis {
  /** The measure as a reader sees it; null when this text could not be read that far. */
  readonly view: PolicyView | null;
  readonly surface: Surface;
}

export interface RegionChoice {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface CompletionView {
  readonly label: string;
  readonly detail: string;
  readonly documentation: Bilingual | null;
  readonly kind: 'keyword' | 'value' | 'name' | 'function' | 'template';
  readonly range: TextRange;
  /** Text to insert, in Monaco's snippet syntax when `snippet` is set. */
  readonly text: string;
  readonly snippet: boolean;
  readonly filter: string | null;
}

export interface HoverView {
  readonly range: TextRange;
  readonly content: Bilingual;
}

export interface SymbolView {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'article' | 'item' | 'entry';
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly children: readonly SymbolView[];
}

export interface ActionView {
  readonly title: Bilingual;
  readonly edits: readonly TextEdit[];
  /** Code of the diagnostic it repairs; null for a change that repairs nothing. */
  readonly repairs: string | null;
}

/** A new name in all its places, or why it cannot be given. */
export type RenamingView = { readonly edits: readonly TextEdit[] } | { readonly refusal: Bilingual };

/** One message to the worker. */
export interface EngineRequest<Name extends EngineRequestName = EngineRequestName> {
  readonly id: number;
  readonly name: Name;
  readonly argument: EngineRequests[Name]['in'];
}

/** The worker's answer: a value, or the words of a bug of ours. */
export type EngineReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown; readonly milliseconds: number }
  | { readonly id: number; readonly ok: false; readonly bug: string };
