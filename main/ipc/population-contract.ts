import type { EnterpriseResult } from '../../engine/simulate/result';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { MoneyInterval } from '../../engine/values/money';
import type { PricedReadings } from './readings-contract';

/** What the window and the host say to one another about populations. Amounts are intervals in fen. */

/** A population that is open: everything shown is computed from it, until another is opened. */
export interface PopulationInfo {
  /** Name of its folder. */
  readonly name: string;
  readonly kind: 'generated' | 'imported';
  readonly enterprises: number;
  /** Seed of a generated one. */
  readonly seed: number | null;
}

/** How far the host is with a population. */
export interface PopulationProgress {
  readonly step: Bilingual;
  /** From 0 to 1; null where nobody can say. */
  readonly share: number | null;
}

export interface GenerateChoice {
  readonly count: number;
  readonly seed: number;
  readonly distribution: 'realistic' | 'dense';
  /** Region that all enterprises sit in, by its code; null spreads them as the distribution says. */
  readonly region: string | null;
}

/** What a column of a file holds. */
export interface MappedColumnView {
  readonly field: string;
  readonly unit: string | null;
}

/** A file that was chosen for import, with what its columns seem to mean. */
export interface ImportFileView {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly { readonly header: string; readonly mapped: MappedColumnView | null }[];
  /** Whether the mapping is the one that was used for this file before. */
  readonly remembered: boolean;
}

export interface FieldChoice {
  readonly id: string;
  readonly label: Bilingual;
  /** Whether bare numbers need a unit. */
  readonly takesUnit: boolean;
}

/** What is asked before an import. */
export interface ImportPlanView {
  readonly files: readonly ImportFileView[];
  /** What files can hold: `enterprise`, and the kinds of events, with their fields. */
  readonly tables: readonly {
    readonly id: string;
    readonly label: Bilingual;
    readonly fields: readonly FieldChoice[];
  }[];
}

/** The answer: what each file holds, in the order of the files. */
export interface ImportChoice {
  readonly files: readonly {
    readonly table: string;
    readonly columns: Readonly<Record<string, MappedColumnView | null>>;
  }[];
  /** Kinds of events that are not imported count as: there were none. Otherwise nobody knows of them. */
  readonly noneElse: boolean;
}

export interface ImportNoteView {
  readonly file: string;
  readonly column: string | null;
  readonly kind: 'rejected' | 'emptied' | 'repaired' | 'flagged';
  readonly reason: Bilingual;
  readonly count: number;
  readonly examples: readonly { readonly row: number; readonly text: string }[];
}

/** What became of an import. */
export interface ImportReportView {
  readonly population: PopulationInfo;
  readonly files: readonly {
    readonly name: string;
    readonly encoding: string;
    readonly rows: number;
    readonly taken: number;
    readonly unmapped: readonly string[];
  }[];
  readonly notes: readonly ImportNoteView[];
  /** Kinds of events that nobody knows about, by their labels. */
  readonly unknown: readonly Bilingual[];
}

/** A text of the workspace as it is computed with. */
export interface WorldText {
  readonly path: string;
  readonly text: string;
}

/** Everything a report rests on, but for the population: policies now and before, and the words they are written in. */
export interface WorldTexts {
  readonly vocabulary: readonly WorldText[];
  /** Sample enterprises; they stand in where no population is open. */
  readonly enterprises: readonly WorldText[];
  readonly draft: readonly WorldText[];
  readonly baseline: readonly WorldText[];
}

/**
 * `brief`: totals; `full`: one year cut in every way; `reductions`: what kinds of rules take away; `overlap`: who gets
 * two of them; `targets`: how far targets are reached; `years`: several years; `rules`: what each single rule takes away;
 * `readings`: what every alternative reading costs.
 */
export type ReportDetail = 'brief' | 'full' | 'reductions' | 'overlap' | 'targets' | 'years' | 'rules' | 'readings';

export interface ReportQuestion {
  readonly world: WorldTexts;
  readonly year: number;
  /** What `years` is about; nothing else looks at them. */
  readonly years: readonly number[];
  readonly detail: ReportDetail;
  readonly source: 'samples' | 'population';
}

export interface ImpactSum {
  readonly payments: number;
  /** Enterprises that receive something for certain. */
  readonly helped: number;
  /** Those that receive something, or may. */
  readonly perhaps: number;
  readonly amount: MoneyInterval;
}

export type ImpactDirection = 'winners' | 'losers' | 'unclear' | 'unchanged';

/** The totals of one year, now and under the baseline. */
export interface ImpactBrief {
  readonly year: number;
  readonly source: 'samples' | 'population';
  readonly enterprises: number;
  readonly now: ImpactSum;
  readonly before: ImpactSum;
  /** What enterprises get themselves, and persons through them. */
  readonly enterprise: ImpactSum;
  readonly individual: ImpactSum;
  readonly directions: readonly {
    readonly direction: ImpactDirection;
    readonly enterprises: number;
    /** Of the winners those that got nothing before, of the losers those that get nothing now, of the others both. */
    readonly atNothing: number;
    readonly before: MoneyInterval;
    readonly after: MoneyInterval;
  }[];
  /** Enterprises with a value no table holds exactly: they are in no figure. */
  readonly left: readonly string[];
  /** Enterprises the interpreter computed, or others of the same facts. */
  readonly interpreted: number;
  /** Why the interpreter computed all of them. */
  readonly notExpressible: readonly Bilingual[];
  /** Promises without an amount: they are in no figure. */
  readonly unpriced: number;
  /** Policies that are not in force in the year, or from an assumed day. */
  readonly terms: readonly Bilingual[];
  readonly milliseconds: number;
}

/** Ways to cut one total into parts that add up to it. */
export type ImpactPartName =
  'measures' | 'policies' | 'payers' | 'levels' | 'months' | 'regions' | 'sizes' | 'industries' | 'titles';

export interface ImpactRow extends ImpactSum {
  readonly key: string;
  readonly name: Bilingual;
  /** Clause, for a measure that has one. */
  readonly clause: string | null;
}

/** Enterprises by what each receives for certain: from `from` (inclusive) to `to`. Units: fen. */
export interface ImpactBin {
  readonly from: bigint;
  readonly to: bigint | null;
  readonly enterprises: number;
  readonly amount: MoneyInterval;
}

/** A measure by which somebody gains or loses; those of all measures add up to the totals. */
export interface ImpactReason {
  readonly policy: string;
  readonly item: string;
  readonly clause: string | null;
  readonly label: string;
  readonly winners: number;
  readonly losers: number;
  readonly unclear: number;
  readonly before: MoneyInterval;
  readonly after: MoneyInterval;
}

/** An enterprise whose payments are shown singly. */
export interface ImpactEnterprise {
  readonly id: string;
  readonly name: string;
  readonly before: MoneyInterval;
  readonly after: MoneyInterval;
  /** The measures that changed for it. */
  readonly because: readonly Pick<ImpactReason, 'policy' | 'item' | 'clause' | 'label' | 'before' | 'after'>[];
}

export interface ImpactFull extends ImpactBrief {
  readonly parts: Readonly<Record<ImpactPartName, readonly ImpactRow[]>>;
  readonly distribution: readonly ImpactBin[];
  /** Every measure of the baseline or of the draft. */
  readonly reasons: readonly ImpactReason[];
  /** Largest changes against the baseline. */
  readonly changes: readonly ImpactEnterprise[];
  /** Largest payments now. */
  readonly largest: readonly ImpactEnterprise[];
}

/** What each kind of rule takes away, one after another, from what claims alone would come to. */
export interface ImpactReductions {
  readonly steps: readonly {
    readonly kind: 'claims' | 'exclusions' | 'stacking' | 'caps' | 'relations' | 'paid';
    /** What is left after this step. */
    readonly amount: MoneyInterval;
  }[];
}

/** What each exclusion, stacking rule and cap takes away, one after another; policies stand beside one another. */
export interface ImpactRules {
  /** What claims alone come to. */
  readonly claims: MoneyInterval;
  readonly steps: readonly {
    readonly kind: 'exclusions' | 'stacking' | 'caps';
    readonly policy: string;
    readonly policyTitle: string;
    /** Tells it from the other rules of its policy. */
    readonly rule: string;
    readonly clause: string | null;
    readonly label: string;
    /** What all policies come to after this step. */
    readonly left: MoneyInterval;
  }[];
}

/** Measures, or policies, with who gets two of them. */
export interface ImpactMatrix {
  /** What each pays by itself; `key` as in the parts of the report. */
  readonly members: readonly ImpactRow[];
  /** Two that somebody gets, or may get, both of: their places in the list, and what both together pay to those. */
  readonly pairs: readonly {
    readonly one: number;
    readonly other: number;
    readonly helped: number;
    readonly perhaps: number;
    readonly amount: MoneyInterval;
  }[];
  /** Every enterprise by how many of them it gets for certain; the amounts add up to the total. */
  readonly counts: readonly { readonly count: number; readonly enterprises: number; readonly amount: MoneyInterval }[];
}

export interface ImpactOverlap {
  readonly year: number;
  readonly measures: ImpactMatrix;
  readonly policies: ImpactMatrix;
}

/** How far one target is reached at the end of the year; figures are exact decimals or fractions, shares for coverage. */
export interface ImpactTarget {
  readonly policy: string;
  readonly policyTitle: string;
  readonly id: string;
  readonly clause: string | null;
  readonly indicator: string;
  readonly comparison: 'atLeast' | 'about' | 'equals' | 'coverage';
  readonly value: string;
  readonly tolerance: string | null;
  readonly unit: string;
  readonly by: string | null;
  readonly everyYear: boolean;
  /** Null where the facts of enterprises cannot tell. */
  readonly measured: {
    readonly low: { readonly n: bigint; readonly d: bigint };
    readonly high: { readonly n: bigint; readonly d: bigint };
    readonly of: number;
  } | null;
  readonly met: 'true' | 'false' | 'unknown';
}

export interface ImpactTargets {
  readonly year: number;
  readonly targets: readonly ImpactTarget[];
}

export interface ImpactYears {
  readonly years: readonly {
    readonly year: number;
    readonly before: ImpactSum;
    readonly now: ImpactSum;
    /** Those in which something is paid now; they add up to the year. */
    readonly months: readonly ImpactRow[];
  }[];
}

export interface ImpactAnswers {
  readonly brief: ImpactBrief;
  readonly full: ImpactFull;
  readonly reductions: ImpactReductions;
  readonly overlap: ImpactOverlap;
  readonly targets: ImpactTargets;
  readonly years: ImpactYears;
  readonly rules: ImpactRules;
  readonly readings: PricedReadings;
}

/** One cell of a saved table. Money is exact: a decimal number of yuan as text. */
export type TableCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'yuan'; readonly yuan: string | null };

export interface SavedTable {
  readonly title: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** What is saved: a picture, or tables. */
export type ReportFile =
  | { readonly kind: 'svg'; readonly svg: string }
  /** Base64 of the bytes. */
  | { readonly kind: 'png'; readonly png: string }
  | { readonly kind: 'csv'; readonly table: SavedTable }
  | { readonly kind: 'xlsx'; readonly tables: readonly SavedTable[] }
  /** What the page lays out for paper while it asks. */
  | { readonly kind: 'pdf' };

/** Requests about populations; those that open a dialog give null when the user cancels it. */
export interface PopulationRequests {
  /** The population that is open, as after the page was loaded again. */
  'population:describe': { in: Record<string, never>; out: PopulationInfo | null };
  'population:generate': { in: GenerateChoice; out: PopulationInfo | null };
  /** Lets the user choose files and reads their headings. */
  'population:chooseFiles': { in: Record<string, never>; out: ImportPlanView | null };
  /** Imports the files chosen last. */
  'population:import': { in: ImportChoice; out: ImportReportView | null };
  'population:open': { in: Record<string, never>; out: PopulationInfo | null };
  'population:close': { in: Record<string, never>; out: null };
  /** Stops what `generate`, `chooseFiles`, `import` or `open` does; nothing of it stays. */
  'population:cancel': { in: Record<string, never>; out: null };
  /** A newer question interrupts an older one, which is refused with code `population/cancelled`. */
  'population:report': { in: ReportQuestion; out: ImpactAnswers[ReportDetail] };
  /** Stops the report that is being made. */
  'population:stopReport': { in: Record<string, never>; out: null };
  /** One enterprise with every step, computed by the interpreter. */
  'population:explain': {
    in: { world: WorldTexts; year: number; source: 'samples' | 'population'; enterprise: string };
    out: EnterpriseResult | null;
  };
  /** Saves a part of a report where the user says; gives the name of the file. */
  'report:save': { in: { name: string; file: ReportFile }; out: string | null };
}

export interface PopulationEvents {
  'population:progress': PopulationProgress;
  /** How far the report is that is being made. */
  'population:reporting': PopulationProgress;
  /** The computing process has ended without being asked to. */
  'population:stopped': Record<string, never>;
}
