import type { Enterprise, EnterpriseEvent } from '../enterprise/enterprise';
import type { CalendarDate, Period } from '../values/calendar';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CheckedExpression } from './checked-expression';
import type { FactRead } from './facts-read';
import type { RuntimeValue } from './runtime-value';

/** What the names of an expression stand for while it is evaluated. */
export interface EvaluationScope {
  readonly enterprise: Enterprise;
  /** The event that gives rise to the claim; null where there is none. */
  readonly event: { readonly collection: string; readonly event: EnterpriseEvent } | null;
  /** Reference day: that of the event, else the one the policy names; null when the event's day is not known. */
  readonly asOf: CalendarDate | null;
  /** Calendar year of the claim. */
  readonly year: number;
  /** Days of that year on which the policy applies; null when it does not. Months outside are not counted. */
  readonly days: Period | null;
  /** GB/T 2260 code of the policy's jurisdiction. */
  readonly policyRegion: string;
  readonly parameters: Readonly<Record<string, ParameterSeries>>;
  readonly definitions: Readonly<Record<string, CheckedExpression>>;
  readonly vocabulary: Vocabulary;
  /** What definitions came to, for other expressions of the same enterprise, plan and year. */
  readonly memory?: DefinitionMemory;
}

/** Values of definitions that were asked for: of one enterprise, plan and year they are few. */
export type DefinitionMemory = RememberedDefinition[];

/** What a definition comes to on a reference day. */
export interface RememberedDefinition {
  readonly name: string;
  readonly asOf: CalendarDate;
  readonly value: RuntimeValue;
  /** The facts it looks at; null until somebody asks for them. */
  facts: readonly FactRead[] | null;
}

/** A named figure over time: the value on a day is that of the last change not after it. */
export interface ParameterSeries {
  readonly value: CheckedExpression;
  readonly changes: readonly { readonly from: string; readonly value: CheckedExpression }[];
}
