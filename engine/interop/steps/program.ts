import type { Bilingual } from '../../diagnostics/diagnostic';
import type { Formula } from './formula';

/** A policy as steps that engines without a language for policies can take: each names the value of a formula. */
export interface InteropProgram {
  readonly policy: { readonly id: string; readonly version: string; readonly title: string };
  readonly input: InputDescription;
  /** Members of a line, in their order. */
  readonly lineMembers: readonly string[];
  readonly nodes: readonly StepNode[];
  readonly notExpressed: readonly NotExpressedPart[];
}

/** Steps that belong together, for people who read the result. */
export type StepNode = FormulaNode | TableNode;

export interface FormulaNode {
  readonly kind: 'formulas';
  readonly id: string;
  readonly title: Bilingual;
  readonly steps: readonly { readonly name: string; readonly formula: Formula }[];
}

/** A table of awards: for each item of the list `over` the first row whose words hold the value of its event's field. */
export interface TableNode {
  readonly kind: 'table';
  readonly id: string;
  readonly title: Bilingual;
  /** The list of rows found; members of the items come first, then those of the row. */
  readonly name: string;
  readonly over: string;
  readonly itemMembers: readonly string[];
  readonly eventPlace: number;
  readonly field: string;
  readonly rowMembers: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly words: readonly string[];
    readonly values: readonly (string | number | null)[];
  }[];
}

/** What a program expects to be given, and how facts are written for it. */
export interface InputDescription {
  readonly enterprise: readonly InputField[];
  readonly collections: readonly {
    readonly id: string;
    readonly dateField: string | null;
    readonly fields: readonly InputField[];
  }[];
  /** The year from which on every year has to be evaluated before the one asked for; null where none has. */
  readonly firstYear: number | null;
  /** Largest amount of money, in fen, with which every calculation stays exact in doubles. */
  readonly largestAmount: number;
}

export interface InputField {
  readonly id: string;
  readonly kind: 'text' | 'truth' | 'number' | 'money' | 'day' | 'months';
  readonly default?: string | number | boolean;
}

/** A part of the policy that the steps do not say; its items are always deferred. */
export interface NotExpressedPart {
  /** Items of the policy; empty where the whole policy is meant, or what is no item. */
  readonly items: readonly string[];
  readonly reason: Bilingual;
  /** Whether amounts depend on it, so that they are deferred. */
  readonly defers: boolean;
}
