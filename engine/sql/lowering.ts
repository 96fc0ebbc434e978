import type { Bilingual, TextRange } from '../diagnostics/diagnostic';
import type { PolicyPlan } from '../compile/plan';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { SqlDialect } from './dialect';

/** What all expressions of one statement share while they are written. */
export interface Lowering {
  readonly dialect: SqlDialect;
  readonly vocabulary: Vocabulary;
  /**
   * `known`: for enterprises of which every fact that is read is given, so that no NULL stands for an unknown.
   * `open`: NULL is an unknown fact, and conditions follow three-valued logic.
   */
  readonly mode: 'known' | 'open';
  /** Texts given along with the statement, in order. */
  readonly parameters: string[];
  /** Facts the statement reads, as `table.column`. */
  readonly reads: Set<string>;
  /** Events that several conditions ask for, filtered once: the name of the common table by its SELECT. */
  readonly shared: Map<string, string>;
  /** Gives a name no other part of the statement has. */
  nextAlias(prefix: string): string;
}

/** The day that conditions are tested on: known beforehand, or that of the event. */
export type ReferenceDay = { readonly day: string } | { readonly sql: string };

/** What the names of an expression stand for. */
export interface LoweringScope {
  readonly lowering: Lowering;
  readonly plan: PolicyPlan;
  readonly year: number | null;
  /** The number of the enterprise in this row. */
  readonly e: string;
  /** Row of `enterprise`; asking for it makes the statement join it. */
  enterprise(): string;
  readonly event: RowOfEvents | null;
  readonly asOf: ReferenceDay | null;
  readonly locals: ReadonlyMap<string, RowOfEvents>;
}

export interface RowOfEvents {
  readonly collection: string;
  readonly alias: string;
}

/** Raised where SQL cannot say what the plan means; caught at the rule it stands in, and told as a diagnostic. */
export class NotExpressible extends Error {
  constructor(
    readonly construct: Bilingual,
    readonly range: TextRange | undefined,
  ) {
    super(construct.en);
  }
}

/** Starts a statement. */
export function startLowering(dialect: SqlDialect, vocabulary: Vocabulary, mode: Lowering['mode']): Lowering {
  let last = 0;
  return {
    dialect,
    vocabulary,
    mode,
    parameters: [],
    reads: new Set(),
    shared: new Map(),
    nextAlias: (prefix) => {
      last += 1;
      return `${prefix}${last}`;
    },
  };
}
