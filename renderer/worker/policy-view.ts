import type { Bilingual, Period, TextRange } from '../../engine/index';
import type {
  AlternativeReading,
  Cap,
  ClauseTextItem,
  EntitlementItem,
  Frequency,
  OtherLevels,
  PolicyHeader,
  StackingItem,
  TargetItem,
} from '../../schemas/generated/types';

/** The measure as a reader sees it: plain data, without places, so that an unchanged item stays the same object. */
export interface PolicyView {
  readonly head: PolicyHead;
  readonly chapters: readonly ChapterView[];
  readonly parameters: readonly ParameterView[];
  readonly definitions: readonly DefinitionView[];
  readonly readings: readonly ReadingView[];
  readonly examples: readonly ExampleView[];
  /** Where the parts stand in the text of this version, for following the cursor; in the order of the text. */
  readonly places: readonly PartPlace[];
}

export interface PartPlace {
  readonly pointer: string;
  readonly range: TextRange;
}

export interface PolicyHead {
  readonly id: string;
  readonly version: string | null;
  readonly title: string;
  readonly docNumber: string | null;
  readonly alternateDocNumbers: readonly string[];
  readonly issuer: string | null;
  readonly region: { readonly code: string; readonly name: string | null };
  readonly fiscalLevel: PolicyHeader['fiscalLevel'];
  readonly issuedOn: string | null;
  readonly effective: string;
  readonly term: Period | null;
  readonly assumedStart: string | null;
  readonly appliesSince: string | null;
  readonly trial: boolean;
  readonly interpretedBy: string | null;
  readonly funding: string | null;
  readonly annualBudget: string | null;
  readonly basis: readonly string[];
  readonly repeals: readonly string[];
  readonly otherLevels: OtherLevels | null;
  readonly textNote: string | null;
}

/** A run of articles under one chapter heading. */
export interface ChapterView {
  readonly heading: string | null;
  readonly articles: readonly ArticleView[];
}

export interface ArticleView {
  readonly pointer: string;
  readonly number: string;
  readonly title: string | null;
  readonly lead: string | null;
  readonly units: readonly string[];
  readonly items: readonly ItemView[];
}

/** What every item shows. */
export interface ItemBase {
  readonly pointer: string;
  readonly id: string;
  readonly title: string | null;
  readonly gist: string | null;
  readonly clause: string | null;
  readonly target: string | null;
  readonly lead: string | null;
  readonly units: readonly string[];
  readonly readings: readonly string[];
  readonly note: string | null;
}

export type ItemView =
  | (ItemBase & {
      readonly kind: 'award';
      readonly condition: string | null;
      readonly trigger: Bilingual;
      readonly award: AwardView;
    })
  | (ItemBase & {
      readonly kind: 'subsidy';
      readonly condition: string | null;
      readonly trigger: Bilingual;
      /** Null for a grant: then `rate` is its amount. */
      readonly base: string | null;
      readonly rate: FigureView;
      readonly terms: PaymentTerms;
    })
  | (ItemBase & {
      readonly kind: 'allowance';
      readonly condition: string | null;
      readonly trigger: Bilingual;
      readonly award: AwardView;
    })
  | (ItemBase & {
      readonly kind: 'pricePreference' | 'quota';
      readonly condition: string | null;
      readonly trigger: Bilingual;
      readonly figure: FigureView;
      readonly within: 'year' | 'term' | 'life' | null;
    })
  | (ItemBase & {
      readonly kind: 'target';
      readonly indicator: string | null;
      readonly comparison: NonNullable<TargetItem['comparison']> | null;
      readonly value: string | null;
      readonly by: string | null;
      readonly everyYear: boolean;
      readonly condition: string | null;
    })
  | (ItemBase & { readonly kind: 'repeal'; readonly documents: readonly string[] })
  | (ItemBase & {
      readonly kind: EntitlementItem['kind'];
      readonly condition: string | null;
      readonly trigger: Bilingual | null;
    })
  | (ItemBase & {
      readonly kind: 'exclusion';
      readonly condition: string;
      readonly trigger: Bilingual;
      readonly within: 'year' | 'onwards';
    })
  | (ItemBase & {
      readonly kind: 'sanction';
      readonly after: readonly string[];
      readonly actions: readonly SanctionActionName[];
    })
  | (ItemBase & {
      readonly kind: 'stacking';
      readonly rule: StackingItem['rule'];
      readonly levels: readonly NonNullable<StackingItem['levels']>[number][];
      readonly among: readonly string[];
      readonly same: readonly Bilingual[];
      readonly differing: Bilingual | null;
      readonly within: 'year' | 'term' | 'life';
      readonly amount: FigureView | null;
    })
  | (ItemBase & {
      readonly kind: 'eligibility';
      readonly place: 'event' | 'seat' | 'both' | null;
      readonly condition: string | null;
      readonly among: readonly string[];
    })
  | (ItemBase & { readonly kind: ClauseTextItem['kind'] });

export type ItemKind = ItemView['kind'];
export type SanctionActionName = 'stop' | 'clawBack' | 'creditRecord' | 'publish' | 'refer';

/** A figure as written; when it names a parameter, `resolved` is that parameter's value. */
export interface FigureView {
  /** Of the value shown: that of the parameter where it names one. */
  readonly pointer: string;
  readonly written: string;
  readonly resolved: string | null;
}

export interface AwardView {
  /** What the rows are selected by, in the words of the vocabulary where it is a plain fact. */
  readonly by: string | null;
  readonly rows: readonly AwardRow[];
  readonly terms: PaymentTerms;
}

export interface AwardRow {
  readonly pointer: string;
  /** Empty for an award without a table. */
  readonly match: readonly string[];
  readonly label: string | null;
  readonly clause: string | null;
  readonly amount: FigureView;
}

export interface PaymentTerms {
  /** Of the item. */
  readonly pointer: string;
  readonly frequency: {
    readonly times: number;
    readonly per: readonly Bilingual[];
    readonly within: NonNullable<Frequency['within']>;
  } | null;
  readonly cap: { readonly amount: FigureView; readonly within: NonNullable<Cap['within']> } | null;
  readonly payer: string | null;
  readonly payee: 'enterprise' | 'individual' | null;
}

export interface ParameterView {
  readonly pointer: string;
  readonly valuePointer: string;
  readonly name: string;
  readonly value: string;
  readonly changes: readonly { readonly from: string; readonly value: string }[];
  readonly note: string | null;
}

export interface DefinitionView {
  readonly pointer: string;
  readonly name: string;
  readonly when: string;
  readonly gist: string | null;
}

export interface ReadingView {
  readonly pointer: string;
  readonly id: string;
  readonly question: string;
  readonly chosen: string;
  readonly why: string | null;
  readonly alternatives: readonly Pick<AlternativeReading, 'name'>[];
}

export interface ExampleView {
  readonly pointer: string;
  readonly name: string;
  readonly year: number;
  readonly expected: string;
  /** Null until it was run, and when it cannot be: the text has errors. */
  readonly outcome: ExampleOutcome | null;
}

export interface ExampleOutcome {
  readonly passed: boolean;
  readonly expected: Bilingual;
  readonly actual: Bilingual;
  readonly differences: readonly Bilingual[];
}
