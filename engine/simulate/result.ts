import { type MoneyInterval } from '../values/money';
import type { QuantityInterval, Unit } from '../values/quantity';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { ClauseReference, Payer, RuleKind, SanctionAction } from '../compile/plan';
import type { FactNeed, FactRead } from '../expression/facts-read';
import type { CalendarDate } from '../values/calendar';

export type { FactNeed, FactRead };

/** What one enterprise receives for the events of one year under the loaded policies. */
export interface EnterpriseResult {
  readonly enterprise: string;
  readonly name: string;
  readonly year: number;
  /** Payments with something left to pay, in canonical order (policy, clause, date). */
  readonly lines: readonly Line[];
  /** Claims that came to nothing, with the step that refused them. */
  readonly refused: readonly Line[];
  readonly unquantified: readonly EntitlementLine[];
  readonly services: readonly EntitlementLine[];
  readonly policies: readonly PolicyOutcome[];
  readonly totals: Totals;
}

export interface PaidMoney {
  /** Sum of the lines that count: money paid to the enterprise. */
  readonly enterprise: MoneyInterval;
  /** Sum of the money paid to individuals. */
  readonly individual: MoneyInterval;
}

export interface Totals extends PaidMoney {
  /** False when an unquantified promise or a missing fact leaves part of it unknown. */
  readonly complete: boolean;
  readonly needs: readonly FactNeed[];
}

/** One claim and what became of it. */
export interface Line {
  /** Stable within the result: policy, rule and event. */
  readonly id: string;
  readonly policy: string;
  readonly rule: string;
  readonly from: ClauseReference;
  readonly kind: RuleKind;
  readonly label: string;
  /** Day of the event; the last one for a claim over a year. */
  readonly date: CalendarDate;
  /** Canonical paths of the events claimed for, such as `recognitions[2]`. */
  readonly events: readonly string[];
  /** What is left after every step. Units: fen of money and quotas, basis points of a rate, persons. */
  readonly amount: QuantityInterval;
  /** What the rule alone would have given. */
  readonly entitled: QuantityInterval;
  readonly unit: Unit;
  /** Whether the line is summed in the enterprise's total. */
  readonly countsInTotal: boolean;
  readonly payer: Payer;
  readonly payee: 'enterprise' | 'individual';
  readonly needs: readonly FactNeed[];
  readonly steps: readonly Step[];
  readonly readings: readonly string[];
}

export interface EntitlementLine {
  readonly policy: string;
  readonly rule: string;
  readonly from: ClauseReference;
  readonly label: string;
  readonly gist: string;
  readonly events: readonly string[];
  /** `possible`: a fact is missing. */
  readonly certainty: 'certain' | 'possible';
  readonly needs: readonly FactNeed[];
  readonly steps: readonly Step[];
}

/** The order of semantics: facts to payment. */
export type StepStage =
  | 'inForce'
  | 'jurisdiction'
  | 'trigger'
  | 'eligibility'
  | 'amount'
  | 'itemCap'
  | 'stacking'
  | 'policyCap'
  | 'crossPolicy'
  | 'exclusion';

export type StepOutcome = 'passed' | 'granted' | 'reduced' | 'superseded' | 'excluded' | 'refused' | 'unknown';

/** One step with the clause that did it, the facts it read and what it took away. */
export interface Step {
  readonly stage: StepStage;
  readonly outcome: StepOutcome;
  readonly message: Bilingual;
  readonly from: ClauseReference | null;
  readonly facts: readonly FactRead[];
  readonly before: MoneyInterval | null;
  readonly after: MoneyInterval | null;
  /** Id of the line that took precedence, where one did. */
  readonly by: string | null;
}

export interface PolicyOutcome {
  readonly policy: string;
  /** Sum of this policy's lines to the enterprise. */
  readonly total: MoneyInterval;
  readonly excluded: 'yes' | 'no' | 'unknown';
  readonly exclusions: readonly ExclusionOutcome[];
  readonly sanctions: readonly SanctionAction[];
  /** Money already paid under the policy that is claimed back; an interval where that is not certain. */
  readonly clawBack: MoneyInterval;
  /** Lines of money without an amount, and of services. */
  readonly promises: number;
  readonly services: number;
  /** One entry for each item that could pay and gave nothing, and for each that refused some of its events. */
  readonly whyNot: readonly WhyNot[];
}

export interface ExclusionOutcome {
  readonly from: ClauseReference;
  readonly event: string;
  readonly date: CalendarDate | null;
  readonly certainty: 'certain' | 'possible';
  readonly message: Bilingual;
}

/** Why an item gave nothing to this enterprise, or nothing for some of its events. */
export interface WhyNot {
  readonly from: ClauseReference;
  readonly label: string;
  /** The item raised a claim for other events. */
  readonly partly: boolean;
  readonly steps: readonly Step[];
}
