import type { Enterprise } from '../enterprise/enterprise';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Analysis, PolicyRule, WorkspaceRule } from './analysis';
import type { AnalysedPolicy, Finding } from './finding';
import { createPolicyScope } from './policy-scope';
import { findAlwaysTrue } from './rules/always-true';
import { findCliffs } from './rules/cliff';
import { findContradictions } from './rules/contradiction';
import { findDeadCaps } from './rules/dead-cap';
import { findDocumentNumberConflict } from './rules/document-number-conflict';
import { findDoubleFunding } from './rules/double-funding';
import { findExpiredReferences } from './rules/expired-reference';
import { findUnfairConditions } from './rules/fair-competition';
import { findFiguresNotStated } from './rules/figure-not-stated';
import { findFiguresWithoutRule } from './rules/figure-without-rule';
import { findIdenticalClauses } from './rules/identical-clauses';
import { findIdleParameters } from './rules/idle-parameter';
import { findIneffectiveChanges } from './rules/ineffective-change';
import { findItemOverlaps } from './rules/item-overlap';
import { findLevelGaps } from './rules/level-gap';
import { findMaskedRows } from './rules/masked-row';
import { findNeverTrue } from './rules/never-true';
import { findNoEnd } from './rules/no-end';
import { findNoFunding } from './rules/no-funding';
import { findNoInterpreter } from './rules/no-interpreter';
import { findNoResponsibleUnit } from './rules/no-responsible-unit';
import { findNotches } from './rules/notch';
import { findNotDecided } from './rules/not-decided';
import { findRangeGaps } from './rules/range-gap';
import { findRedundantConditions } from './rules/redundant-condition';
import { findRepealedReferences } from './rules/repealed-reference';
import { findRepeatedValues } from './rules/repeated-value';
import { findRowOverlaps } from './rules/row-overlap';
import { findSharedDocumentNumbers } from './rules/shared-document-number';
import { findTierInversions } from './rules/tier-inversion';
import { findInversionsAcross } from './rules/tier-inversion-across';
import { findUnreachableRows } from './rules/unreachable-row';
import { findUnusedDefinitions } from './rules/unused-definition';
import { findUnusedParameters } from './rules/unused-parameter';
import { findValidityGaps } from './rules/validity-gap';

const policyRules: readonly PolicyRule[] = [
  findLevelGaps,
  findRangeGaps,
  findUnreachableRows,
  findMaskedRows,
  findRowOverlaps,
  findItemOverlaps,
  findNeverTrue,
  findAlwaysTrue,
  findRedundantConditions,
  findNotDecided,
  findContradictions,
  findTierInversions,
  findNotches,
  findCliffs,
  findDeadCaps,
  findUnusedParameters,
  findIdleParameters,
  findIneffectiveChanges,
  findRepeatedValues,
  findUnusedDefinitions,
  findFiguresWithoutRule,
  findFiguresNotStated,
  findUnfairConditions,
  findNoEnd,
  findNoFunding,
  findNoInterpreter,
  findNoResponsibleUnit,
  findDocumentNumberConflict,
];

const workspaceRules: readonly WorkspaceRule[] = [
  findInversionsAcross,
  findIdenticalClauses,
  findDoubleFunding,
  findRepealedReferences,
  findExpiredReferences,
  findValidityGaps,
  findSharedDocumentNumbers,
];

/** What an analysis looks at. */
export interface AnalysisInput {
  readonly policies: readonly AnalysedPolicy[];
  readonly vocabulary: Vocabulary;
  /** The population findings are measured on. */
  readonly enterprises: readonly Enterprise[];
  readonly year: number;
}

/**
 * Finds what policies mean and their drafters can hardly have meant, by meaning and not by text: conditions are cut
 * into cells on which they are constant, and what is claimed to happen is shown on a constructed enterprise.
 *
 * Shape: in the order of files and places. Policies with errors are left out: a part that is missing
 *   would look like a gap.
 * Errors: `analyse/*`
 * Cost: linear in rules but for pairs of rules of one event kind in two policies.
 */
export function analysePolicies({ policies, vocabulary, enterprises, year }: AnalysisInput): readonly Finding[] {
  const scopes = policies.flatMap(({ checked, plan }) =>
    checked?.complete && plan ? createPolicyScope(checked, plan, year) : [],
  );
  const plans = scopes.map(({ plan }) => plan);
  const analysis: Analysis = {
    policies: scopes,
    vocabulary,
    enterprises,
    year,
    results: enterprises.map((enterprise) => simulateEnterprise(plans, enterprise, { year, vocabulary })),
    texts: new Map(policies.map(({ file }) => [file.path, file.text])),
    findings: [],
  };
  for (const scope of scopes) for (const rule of policyRules) rule(analysis, scope);
  for (const rule of workspaceRules) rule(analysis);
  const files = policies.map(({ file }) => file.path);
  return analysis.findings.toSorted(
    ({ diagnostic: a }, { diagnostic: b }) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.range.start - b.range.start,
  );
}
