import type { PolicyPlan } from '../compile/plan';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { applyRepeals } from '../simulate/apply-repeals';
import { relate } from '../simulate/relate-policies';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { DialectName } from './dialect';
import { dialects } from './dialect';
import { listGaps } from './list-gaps';
import { NotExpressible, startLowering, type Lowering } from './lowering';
import { numberRules, type NumberedRule } from './numbered-rules';
import { noClaims, payPolicy, type PaidClaims } from './pay-policy';
import { writeReasons } from './write-reasons';
import {
  writeParts,
  writeStatements,
  type PaymentParts,
  type PolicyStatements,
  type ReasonStatement,
} from './write-statements';

export interface SqlOptions {
  readonly year: number;
  readonly vocabulary: Vocabulary;
  readonly dialect: DialectName;
  /**
   * `resolve`: enterprises with missing facts get intervals by three-valued logic, and only those whose uncertain
   * claims compete are deferred. `defer`: all of them are, which makes a shorter statement where there are none. Which it
   * is by default, the dialect says.
   */
  readonly missingFacts?: 'resolve' | 'defer';
}

/** A compiled policy set; null statements where a diagnostic says what SQL cannot express. */
export interface SqlProgram {
  readonly dialect: DialectName;
  readonly year: number;
  /** What the column `r` stands for. */
  readonly rules: readonly NumberedRule[];
  /** Whether enterprises of which a fact is missing get intervals; else all of them are deferred. */
  readonly resolvesMissing: boolean;
  readonly statements: PolicyStatements;
  /** Cuts the payments into parts; only when it is asked for. */
  readonly cut: () => PaymentParts;
}

/**
 * Compiles a set of plans to one statement for each result over the fact tables.
 *
 * Enterprises of which a fact is missing that any plan reads are not computed but listed as deferred: the statement
 * gives NULL for them, never a guess, and the interpreter finishes them.
 *
 * Errors: sql/not-expressible at every rule or limit that SQL cannot say; sql/relations.
 */
export function compileSql(
  plans: readonly PolicyPlan[],
  options: SqlOptions,
): { readonly value: SqlProgram | null; readonly diagnostics: readonly Diagnostic[] } {
  const { year, vocabulary, dialect } = options;
  const missingFacts = options.missingFacts ?? (dialects[dialect].resolvesMissing ? 'resolve' : 'defer');
  const ordered = applyRepeals([...plans].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)));
  const diagnostics: Diagnostic[] = findRelations(ordered);
  const rules = numberRules(ordered);
  const lowering = startLowering(dialects[dialect], vocabulary, 'known');
  const paid = ordered.map((plan) => {
    try {
      return payPolicy(plan, rulesOf(plan, rules), year, lowering);
    } catch (error) {
      if (!(error instanceof NotExpressible)) throw error;
      const args = { construct: error.construct, policy: plan.title };
      diagnostics.push(diagnose('sql/not-expressible', plan.id, error.range ?? noRange, args));
      return noClaims;
    }
  });
  if (diagnostics.length > 0) return { value: null, diagnostics };
  const open = missingFacts === 'resolve' ? resolveMissing(ordered, rules, year, lowering) : null;
  const reasons = (): ReasonStatement => writeReasons(ordered, rules, year, { vocabulary, dialect });
  const parts = { lowering, paid, rules, gaps: listGaps(lowering), open };
  const statements = writeStatements(parts, reasons);
  const cut = (): PaymentParts => writeParts(parts);
  return { value: { dialect, year, rules, resolvesMissing: open !== null, statements, cut }, diagnostics };
}

function rulesOf(plan: PolicyPlan, rules: readonly NumberedRule[]): readonly NumberedRule[] {
  return rules.filter((rule) => rule.plan === plan);
}

/** What is said of unknown facts; null where SQL cannot say it, so that the interpreter finishes those enterprises. */
function resolveMissing(
  plans: readonly PolicyPlan[],
  rules: readonly NumberedRule[],
  year: number,
  known: Lowering,
): { readonly lowering: Lowering; readonly paid: readonly PaidClaims[] } | null {
  const lowering: Lowering = { ...known, mode: 'open' };
  try {
    return { lowering, paid: plans.map((plan) => payPolicy(plan, rulesOf(plan, rules), year, lowering)) };
  } catch (error) {
    if (error instanceof NotExpressible) return null;
    throw error;
  }
}

/** Tells whether no policy of a set looks at what another one pays. */
export function areIndependent(plans: readonly PolicyPlan[]): boolean {
  return findRelations(plans).length === 0;
}

const noRange = { start: 0, end: 0 };

function findRelations(plans: readonly PolicyPlan[]): Diagnostic[] {
  return plans.flatMap((plan) =>
    plans
      .filter((other) => other !== plan && relate(plan, other) !== 'additive')
      .map((other) => diagnose('sql/relations', plan.id, noRange, { policy: plan.title, other: other.title })),
  );
}
