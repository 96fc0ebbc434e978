import type { PolicyPlan } from '../../engine/compile/plan';
import type { Bilingual, Diagnostic } from '../../engine/diagnostics/diagnostic';
import { withNothingElse } from '../../engine/enterprise/with-nothing-else';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import type { PolicyReading, Workspace } from '../../engine/pipeline';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { AcceptanceCase } from './acceptance-case';
import { compareCase, type CasePolicy, type Difference } from './compare-case';

/** What became of one case: it passed when there is neither a difference nor a reason why it could not run. */
export interface CaseOutcome {
  readonly id: string;
  readonly differences: readonly Difference[];
  readonly problem: Bilingual | null;
  /** What was read with a doubt, such as a title that no vocabulary knows: it does not fail the case. */
  readonly notes: readonly Bilingual[];
}

/**
 * Lists of events that the form of a case has: one that is left out is unknown, as everywhere. What else the vocabulary
 * has came later, and no case speaks of it: of that there is nothing.
 */
export const CASE_LISTS = [
  'recognitions',
  'cultivationPools',
  'platforms',
  'patents',
  'expenses',
  'violations',
  'hires',
  'projects',
  'standards',
  'aiModels',
  'procurements',
  'bridgeLoans',
  'talents',
] as const;

/** Runs acceptance cases against the policies they name, and only those. */
export function runCases(
  cases: readonly AcceptanceCase[],
  workspace: Workspace,
  modelled: ReadonlyMap<string, ModelledPolicy>,
): readonly CaseOutcome[] {
  return cases.map((each) => runCase(each, modelled, workspace));
}

/** Whether a case passed. */
export function hasPassed({ differences, problem }: CaseOutcome): boolean {
  return differences.length === 0 && problem === null;
}

/** A policy that cases can name. */
export interface ModelledPolicy extends CasePolicy {
  readonly plan: PolicyPlan | null;
  readonly file: string;
  readonly errors: number;
}

/** A policy is the one whose clauses have rows that begin with the number: `000-1.1`. */
export function modelledPolicies(policies: readonly PolicyReading[]): ReadonlyMap<string, ModelledPolicy> {
  return new Map(
    policies.flatMap(({ canonical, plan, file, diagnostics }) => {
      const document = canonical?.document;
      const rows = document?.articles.flatMap(({ items }) => items.map(({ clause }) => clause)) ?? [];
      const doc = rows.map((row) => /^(\d{3})-/.exec(row ?? '')?.[1]).find((number) => number !== undefined);
      if (!document || doc === undefined) return [];
      const { id, fiscalLevel } = document.policy;
      const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
      return [[doc, { doc, policy: id, level: fiscalLevel, plan, file: file.path, errors }] as const];
    }),
  );
}

function runCase(
  acceptance: AcceptanceCase,
  modelled: ReadonlyMap<string, ModelledPolicy>,
  { vocabulary }: Workspace,
): CaseOutcome {
  const fail = (problem: Bilingual): CaseOutcome => ({ id: acceptance.id, differences: [], problem, notes: [] });
  const absent = acceptance.docs.filter((doc) => !modelled.has(doc));
  if (absent.length > 0) {
    const list = absent.join(', ');
    return fail({ zh: `没有文件 ${list} 的政策`, en: `no policy models document ${list}` });
  }
  const policies = acceptance.docs.flatMap((doc) => modelled.get(doc) ?? []);
  const broken = policies.find(({ plan, errors }) => plan === null || errors > 0);
  if (broken) {
    return fail({ zh: `${broken.file} 有 ${broken.errors} 处错误`, en: `${broken.file} has ${broken.errors} errors` });
  }
  const { value: enterprise, diagnostics } = readEnterpriseValue(acceptance.enterprise, vocabulary, acceptance.id);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!enterprise || errors.length > 0) return fail(describeErrors(errors));
  const plans = policies.flatMap(({ plan }) => plan ?? []);
  const named = [...CASE_LISTS, ...Object.keys(acceptance.enterprise ?? {})];
  const whole = withNothingElse(enterprise, named, vocabulary);
  const result = simulateEnterprise(plans, whole, { year: acceptance.year, vocabulary });
  const notes = diagnostics.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  return { id: acceptance.id, differences: compareCase(acceptance, result, policies), problem: null, notes };
}

function describeErrors(errors: readonly Diagnostic[]): Bilingual {
  const list = (language: keyof Bilingual) =>
    errors.map(({ code, message }) => `${code} ${message[language]}`).join('; ');
  return { zh: `企业事实无法读取：${list('zh')}`, en: `the facts cannot be read: ${list('en')}` };
}
