import type { PolicyPlan } from '../compile/plan';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { applyRepeals } from '../simulate/apply-repeals';
import { relate } from '../simulate/relate-policies';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { DialectName } from './dialect';
import { dialects } from './dialect';
import { listGaps } from './list-gaps';
import { NotExpressible, startLowering } from './lowering';
import { numberRules, type NumberedRule } from './numbered-rules';
import { payPolicy, type PaidClaims } from './pay-policy';
import { writeStatements, type PolicyStatements } from './write-statements';

export interface SqlOptions {
  readonly year: number;
  readonly vocabulary: Vocabulary;
  readonly dialect: DialectName;
}

/** A compiled policy set; null statements where a diagnostic says what SQL cannot express. */
export interface SqlProgram {
  readonly dialect: DialectName;
  readonly year: number;
  /** What the column `r` stands for. */
  readonly rules: readonly NumberedRule[];
  readonly statements: PolicyStatements;
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
  { year, vocabulary, dialect }: SqlOptions,
): { readonly value: SqlProgram | null; readonly diagnostics: readonly Diagnostic[] } {
  const ordered = applyRepeals([...plans].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)));
  const diagnostics: Diagnostic[] = findRelations(ordered);
  const rules = numberRules(ordered);
  const lowering = startLowering(dialects[dialect], vocabulary, 'known');
  const paid: PaidClaims[] = [];
  for (const plan of ordered) {
    try {
      paid.push(payPolicy(plan, rules.filter((rule) => rule.plan === plan), year, lowering));
    } catch (error) {
      if (!(error instanceof NotExpressible)) throw error;
      diagnostics.push(
        diagnose('sql/not-expressible', plan.id, error.range ?? noRange, { construct: error.construct, policy: plan.title }),
      );
    }
  }
  if (diagnostics.length > 0) return { value: null, diagnostics };
  const gaps = listGaps(lowering);
  const statements = writeStatements({ lowering, paid, rules, gaps });
  return { value: { dialect, year, rules, statements }, diagnostics };
}

const noRange = { start: 0, end: 0 };

function findRelations(plans: readonly PolicyPlan[]): Diagnostic[] {
  return plans.flatMap((plan) =>
    plans
      .filter((other) => other !== plan && relate(plan, other) !== 'additive')
      .map((other) => diagnose('sql/relations', plan.id, noRange, { policy: plan.title, other: other.title })),
  );
}
