import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import type { Period } from '../values/calendar';
import type { Unit } from '../values/quantity';

/**
 * The plan: what interpreter, SQL and exports evaluate. All sugar is lowered to
 *   rule       one payment: trigger, condition, amount, claim unit
 *   limit      a monotone function over a group of claims: highest, count, cap
 *   exclusion  facts that take the claims of a policy away
 *   relation   how the policy's money combines with that of other levels
 */
export interface PolicyPlan {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly docNumber: string | null;
  /** Other numbers found in the text of the document. */
  readonly alternateDocNumbers: readonly string[];
  readonly region: string;
  readonly level: FiscalLevel;
  /** Days on which events count, both inclusive; null when no start is known or assumed. */
  readonly window: Period | null;
  /** The policy's own term, both inclusive; differs from `window` under `appliesSince`. Its start is null when unknown. */
  readonly term: Period | null;
  readonly startAssumed: boolean;
  /** Numbers of the documents that end the day before this policy starts. */
  readonly repeals: readonly string[];
  /** The loaded policy that ended this one early; a single plan knows of none. */
  readonly repealedBy: RepealNotice | null;
  readonly validityClause: ClauseReference | null;
  readonly jurisdiction: Jurisdiction;
  readonly rules: readonly Rule[];
  /** In the order they apply. */
  readonly limits: readonly Limit[];
  readonly exclusions: readonly Exclusion[];
  readonly sanctions: readonly Sanction[];
  readonly targets: readonly Target[];
  readonly relations: Readonly<Partial<Record<FiscalLevel, LevelRelation>>>;
  /** Clauses that say so; a relation only the header states has none. */
  readonly relationClauses?: Readonly<Partial<Record<FiscalLevel, ClauseReference>>>;
  readonly readings: readonly PlanReading[];
  /** Named figures the expressions refer to: the value on a day is that of the last change not after it. */
  readonly parameters: Readonly<Record<string, PlanParameter>>;
  /** Named conditions the expressions refer to. */
  readonly definitions: Readonly<Record<string, CheckedExpression>>;
}

/** A loaded policy that repeals another, and its first day. */
export interface RepealNotice {
  readonly policy: string;
  readonly title: string;
  readonly on: string;
}

export interface PlanParameter {
  readonly label: string;
  readonly value: CheckedExpression;
  readonly changes: readonly { readonly from: string; readonly value: CheckedExpression }[];
}

export type FiscalLevel = 'nation' | 'province' | 'city' | 'district';
export type LevelRelation = 'additive' | 'highest' | 'exclusive' | 'topUp';

/** Where in the document something comes from. */
export interface ClauseReference {
  /** Row of the clause inventory, such as 000-1.1; null where the author gave none. */
  readonly clause: string | null;
  readonly article: string;
  readonly articleTitle: string;
  readonly itemId: string;
  /** JSON pointer into the canonical document, for jumping to the text. */
  readonly pointer: string;
}

export interface Jurisdiction {
  readonly place: 'event' | 'seat' | 'both';
  readonly from: ClauseReference | null;
}

/** Which treasury pays; `beneficiary` is resolved from the enterprise's region. */
export type Payer = 'issuer' | 'nation' | 'province' | 'city' | 'district' | 'beneficiary';

export type RuleKind =
  'award' | 'subsidy' | 'allowance' | 'pricePreference' | 'quota' | 'service' | 'unquantifiedMoney';

/** One way an enterprise can receive something. */
export interface Rule {
  /** Unique in the policy: item identifier, with `#n` for a table row. */
  readonly id: string;
  readonly from: ClauseReference;
  readonly kind: RuleKind;
  readonly label: string;
  readonly gist: string;
  /** Event collection of the fact vocabulary, such as `recognitions`; null: no event is needed. */
  readonly trigger: string | null;
  /** Day the conditions are tested on when there is no trigger, or one whose events have no day. */
  readonly asOf: 'yearStart' | 'yearEnd';
  /** Where set, each month that an event lists in a field is an occasion of its own, dated on that day of the month. */
  readonly monthly: { readonly field: string; readonly day: 'monthStart' | 'monthEnd' } | null;
  /** All must hold; each keeps its own clause for the explanation. */
  readonly conditions: readonly RuleCondition[];
  readonly amount: AmountPlan | null;
  readonly claim: 'event' | 'year';
  /** What the amount is counted in. */
  readonly unit: Unit;
  /** Whether it is money to the enterprise: only that is summed in the enterprise's total. */
  readonly countsInTotal: boolean;
  readonly payer: Payer;
  readonly payee: 'enterprise' | 'individual';
  readonly readings: readonly string[];
}

export interface RuleCondition {
  /** `match`: selects a table row; a claim refused by it alone is no refusal worth telling. */
  readonly role: 'eligibility' | 'condition' | 'match';
  readonly expression: CheckedExpression;
  readonly from: ClauseReference;
}

export type AmountPlan =
  | { readonly kind: 'amount'; readonly amount: AmountFigure }
  /** The amount once for every event, or month, of the claim. */
  | { readonly kind: 'each'; readonly amount: AmountFigure }
  /** rate x base, rounded half up to the fen once, for each claim. */
  | { readonly kind: 'share'; readonly base: CheckedExpression; readonly rate: AmountFigure };

export type LimitOperation =
  /** Only the best claim of a group; where `differing` is set, claims equal in that field do not compete. */
  | { readonly kind: 'highest'; readonly differing: string | null }
  /** The best `times` claims of a group. */
  | { readonly kind: 'count'; readonly times: number }
  /** The sum of a group is cut at an amount. */
  | { readonly kind: 'cap'; readonly amount: AmountFigure };

export interface Limit {
  readonly id: string;
  readonly stage: 'itemCap' | 'stacking' | 'policyCap';
  readonly operation: LimitOperation;
  /** Rules whose claims it reaches, by id. */
  readonly rules: readonly string[];
  /** Event fields whose values, together with the event kind, form the group. */
  readonly groupBy: readonly string[];
  /** Values of the one field of `groupBy` that count as one, by their identifiers; absent where none do. */
  readonly alike?: readonly (readonly string[])[];
  readonly within: 'event' | 'year' | 'term' | 'life';
  readonly from: ClauseReference;
}

export interface Exclusion {
  readonly id: string;
  readonly from: ClauseReference;
  readonly gist: string;
  readonly trigger: string;
  readonly when: CheckedExpression;
  readonly within: 'year' | 'onwards';
  /** Rules that give nothing then, by id; absent where it reaches everything the policy gives. */
  readonly reaches?: readonly string[];
}

export type SanctionAction = 'stop' | 'clawBack' | 'creditRecord' | 'publish' | 'refer';

export interface Sanction {
  readonly id: string;
  readonly from: ClauseReference;
  readonly after: readonly string[];
  readonly actions: readonly SanctionAction[];
}

/** How a target is told to be met: `coverage` asks for every enterprise of those it is about. */
export type TargetComparison = 'atLeast' | 'about' | 'equals' | 'coverage';

/** A figure a government sets itself for the enterprises of its region. */
export interface Target {
  readonly id: string;
  readonly from: ClauseReference;
  readonly indicator: string;
  readonly comparison: TargetComparison;
  /** Exact decimal text; a share (1 is all) for coverage. */
  readonly value: string;
  readonly tolerance: string | null;
  readonly unit: string;
  /** Day by which it is to be reached; null when it is set anew each year, or without a day. */
  readonly by: string | null;
  readonly everyYear: boolean;
  /** Which enterprises count; null where the vocabulary has no fact for it and the value must be given. */
  readonly counts: CheckedExpression | null;
  /** For coverage: all enterprises it is about. */
  readonly among: CheckedExpression | null;
}

export interface PlanReading {
  readonly id: string;
  readonly question: string;
  readonly chosen: string;
}
