import { checkTogether, keepFirst } from './check/check-together';
import { checkPolicy } from './check/check-policy';
import type { CheckedPolicy } from './check/checked-policy';
import { compilePolicy } from './compile/compile-policy';
import type { PolicyPlan } from './compile/plan';
import type { Diagnostic, Staged } from './diagnostics/diagnostic';
import type { Enterprise } from './enterprise/enterprise';
import { readEnterprises } from './enterprise/read-enterprises';
import { parseSource } from './parse/parse-source';
import type { SourceNode } from './parse/source-node';
import { readReviews } from './review/read-reviews';
import { simulateEnterprise } from './simulate/simulate-enterprise';
import type { EnterpriseResult } from './simulate/result';
import { guardSource } from './source/guard-source';
import type { SourceFile } from './source/source-file';
import type { CanonicalDocument } from './validate/canonical-document';
import { validatePolicy } from './validate/validate-policy';
import { readVocabulary } from './validate/read-vocabulary';
import type { Vocabulary } from './vocabulary/vocabulary';
import type { PolicyDocument } from '../schemas/generated/types';

/**
 * The one way through the engine:
 *
 *     policy text ─ source ─ parse ─ validate ─ check ─ compile ─┬─ simulate ─ explain
 *                                                                └─ bundle
 *
 * Every stage takes the value of the one before and adds diagnostics. A stage that cannot make a value gives null,
 * and the pipeline stops there; what was made so far is kept, so that the editor can still show and complete it.
 */
export interface PolicyReading extends DocumentReading {
  readonly checked: CheckedPolicy | null;
  readonly plan: PolicyPlan | null;
}

/** A policy text as far as its shape goes: enough to show it, before anybody asks what it means. */
export interface DocumentReading {
  readonly file: SourceFile;
  readonly tree: SourceNode | null;
  readonly canonical: CanonicalDocument<PolicyDocument> | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A workspace as the engine sees it: texts in, everything the views show out. */
export interface Workspace {
  readonly vocabulary: Vocabulary;
  readonly policies: readonly PolicyReading[];
  readonly enterprises: readonly Enterprise[];
  /** Of all files, in the order of files and places. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one policy text as far as it goes. */
export function readPolicy(file: SourceFile, vocabulary: Vocabulary): PolicyReading {
  return readMeaning(readDocument(file), vocabulary);
}

/** Reads one policy text as far as its shape goes. */
export function readDocument(file: SourceFile): DocumentReading {
  const diagnostics: Diagnostic[] = [];
  const keep = <Value>(staged: Staged<Value>): Value => {
    diagnostics.push(...staged.diagnostics);
    return staged.value;
  };
  const source = keep(guardSource(file));
  const tree = source && keep(parseSource(source));
  const canonical = tree && keep(validatePolicy(tree, file.path));
  return { file, tree, canonical, diagnostics };
}

/** Goes on with a text whose shape was read. */
export function readMeaning(reading: DocumentReading, vocabulary: Vocabulary): PolicyReading {
  const { file, tree, canonical } = reading;
  const staged = canonical && checkPolicy(canonical, vocabulary);
  const checked = staged?.value ?? null;
  const plan = checked && compilePolicy(checked);
  return {
    file,
    tree,
    canonical,
    checked,
    plan,
    diagnostics: [...reading.diagnostics, ...(staged?.diagnostics ?? [])],
  };
}

/** Reads all texts of a workspace folder: vocabulary first, then policies and enterprises. */
export function readWorkspace(files: readonly SourceFile[]): Workspace {
  const vocabulary = readVocabulary(files.filter((file) => file.path.startsWith('vocabulary/')));
  const policies = files.filter(isPolicyFile).map((file) => readPolicy(file, vocabulary.value));
  const enterprises = files
    .filter((file) => file.path.startsWith('enterprises/'))
    .map((file) => readEnterprises(file, vocabulary.value));
  const read = enterprises.flatMap((staged) => staged.value);
  return {
    vocabulary: vocabulary.value,
    policies,
    enterprises: keepFirst(read, ({ id }) => id),
    diagnostics: [
      ...vocabulary.diagnostics,
      ...policies.flatMap((policy) => policy.diagnostics),
      ...enterprises.flatMap((staged) => staged.diagnostics),
      ...readReviews(files).diagnostics,
      ...checkTogether(
        policies.map(({ canonical }) => canonical),
        read,
      ),
    ],
  };
}

/** Simulates one enterprise for the events of a year under the given plans. */
export function simulate(
  plans: readonly PolicyPlan[],
  enterprise: Enterprise,
  year: number,
  vocabulary: Vocabulary,
): EnterpriseResult {
  return simulateEnterprise(plans, enterprise, { year, vocabulary });
}

/** Whether a workspace file holds a policy. */
export function isPolicyFile(file: SourceFile): boolean {
  return file.path.startsWith('policies/') && /\.ya?ml$/.test(file.path);
}
