import type { Enterprise } from '../enterprise/enterprise';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Analysis, PolicyRule, WorkspaceRule } from './analysis';
import type { AnalysedPolicy, Finding } from './finding';
import { createPolicyScope } from './policy-scope';
import { findCliffs } from './rules/cliffs';
import { findContradictions } from './rules/contradictions';
import { findDeadCaps } from './rules/dead-caps';
import { checkDocumentReferences } from './rules/document-references';
import { findDoubleFunding } from './rules/double-funding';
import { findIdleConditions } from './rules/conditions';
import { findMissingStatements } from './rules/missing-statements';
import { findGaps } from './rules/table-gaps';
import { findRowOverlaps } from './rules/table-rows';
import { findTierInversions } from './rules/tier-inversions';
import { findInversionsAcross } from './rules/tier-inversions-across';
import { findUnfairConditions } from './rules/fair-competition';
import { findUnusedNames } from './rules/unused-names';

const policyRules: readonly PolicyRule[] = [
  findGaps,
  findRowOverlaps,
  findIdleConditions,
  findContradictions,
  findTierInversions,
  findCliffs,
  findDeadCaps,
  findUnusedNames,
  findUnfairConditions,
  findMissingStatements,
];

const workspaceRules: readonly WorkspaceRule[] = [findInversionsAcross, findDoubleFunding, checkDocumentReferences];

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
