import type { Patch } from 'immer';
import type {
  Bilingual,
  CanonicalValue,
  Diagnostic,
  ItemRelations,
  LevelRelation,
  Shape,
  Surface,
  TextEdit,
  TextRange,
} from '../../engine/index';
import type { PolicyView } from './policy-view';

/** A policy as its form shows it: plain data of one text, right or wrong. */
export interface FormView {
  readonly path: string;
  readonly version: number;
  readonly surface: Surface;
  /** In canonical words; any part may be of another shape than the schema wants. */
  readonly document: CanonicalValue;
  readonly findings: readonly FormFinding[];
  /** Policies and measures that a part of a scenario can be about. */
  readonly scopes?: readonly FormScope[];
}

export interface FormScope {
  readonly id: string;
  readonly label: string;
}

export interface FormFinding {
  readonly pointer: string;
  readonly severity: Diagnostic['severity'];
  readonly message: Bilingual;
  readonly fixes: readonly { readonly title: Bilingual; readonly edits: readonly TextEdit[] }[];
}

/** A change of the document that the form showed. */
export interface FormChange {
  readonly path: string;
  readonly patches: readonly Patch[];
}

/** A change of the document as the text has it. */
export interface FormEdit {
  readonly edits: readonly TextEdit[];
  /** How the policy reads then, before it is looked into: null where that is not known at once. */
  readonly view: PolicyView | null;
}

/** Where a part of the document stands in the text; both are the same for a part without key. */
export interface FormPlace {
  readonly key: TextRange;
  readonly value: TextRange;
}

/** The words that fields are filled in with. */
export interface FormVocabulary {
  readonly events: readonly FormEvent[];
  /** Facts of the enterprise itself. */
  readonly facts: readonly FormFact[];
  readonly titles: readonly FormTitle[];
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  /** What may be said of an enterprise in a worked example. */
  readonly enterprise: Shape;
}

export interface FormEvent {
  readonly id: string;
  readonly label: Bilingual;
  readonly aliases: readonly string[];
  readonly fields: readonly FormFact[];
}

export interface FormFact {
  readonly id: string;
  readonly label: Bilingual;
  readonly aliases: readonly string[];
  readonly type:
    | 'boolean'
    | 'text'
    | 'number'
    | 'rate'
    | 'money'
    | 'date'
    | 'title'
    | 'region'
    | 'industry'
    | 'enumeration'
    | 'other';
  /** Of an enumeration. */
  readonly values: readonly { readonly id: string; readonly label: Bilingual }[];
}

export interface FormTitle {
  readonly id: string;
  readonly name: Bilingual;
  readonly family: Bilingual;
  readonly level: 'nation' | 'province' | 'city' | 'district';
}

/** An item to begin with; its label is that of the measure, its texts are in the language of the policy. */
export interface ItemDraftView {
  readonly label: Bilingual;
  readonly kind: string;
  readonly item: CanonicalValue;
}

/** How the money of a policy combines with that of another level, and where that is said. */
export interface LevelState {
  readonly level: FormTitle['level'];
  /** Empty where nothing is said. */
  readonly word: string;
  /** Pointers of the rules among the articles that speak of the level. */
  readonly clauses: readonly string[];
}

/** A policy among those of the workspace, with what it says of the money of each other level. */
export interface RelatedPolicy {
  readonly path: string;
  readonly title: string;
  readonly level: FormTitle['level'];
  readonly surface: Surface;
  readonly levels: readonly LevelState[];
  /** Whether it pays anything that could meet the money of another. */
  readonly pays: boolean;
}

/** How the money of every two policies combines. */
export interface PolicyRelations {
  /** In the order of paths. */
  readonly policies: readonly RelatedPolicy[];
  /** What becomes of the money of one (first number) beside that of another; null while either has errors. */
  readonly outcomes: readonly (readonly (LevelRelation | null)[])[];
}

/** How the payments of a text combine, and of which text. */
export interface FormRelations extends ItemRelations {
  readonly version: number;
}
