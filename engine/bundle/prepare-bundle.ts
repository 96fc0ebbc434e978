import { checkPolicy } from '../check/check-policy';
import type { CheckedPolicy } from '../check/checked-policy';
import { compilePolicy } from '../compile/compile-policy';
import type { PolicyPlan } from '../compile/plan';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import { guardSource } from '../source/guard-source';
import type { ExampleOutcome } from '../simulate/run-examples';
import type { SourceFile } from '../source/source-file';
import { translatePolicy } from '../validate/translate-policy';
import { validatePolicy } from '../validate/validate-policy';
import type { Surface } from '../values/surface';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { buildBundle, type NamedSchema, type Release } from './build-bundle';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson } from './canonical-json';
import type { Digest } from './digest';
import { planValue } from './plan-json';
import { computeExamples } from './worked-examples';
import { writeVectors, type VectorCase } from './write-vectors';

/** A policy that was read without errors, and what its bundle is made with. */
export interface ReleaseRequest {
  readonly file: SourceFile;
  readonly checked: CheckedPolicy;
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  /** What the worked examples give under the policy alone. */
  readonly outcomes: readonly ExampleOutcome[];
  readonly schemas: readonly NamedSchema[];
  /** Gives facts that other evaluators are to be tried on; asked only once nothing else forbids the bundle. */
  readonly vectors?: () => readonly VectorCase[];
  readonly attachments?: readonly BundleEntry[];
  readonly release: Release;
}

/**
 * Makes the files of a policy's bundle, or none and the reasons. What goes out is proved first: every worked example
 * gives what the drafter states, and both surfaces of the text, read again, give the same rules.
 * Errors: bundle/example-differs, bundle/translation-differs; those of translatePolicy.
 */
export function prepareBundle(request: ReleaseRequest, digest: Digest): Staged<readonly BundleEntry[] | null> {
  const { file, checked, plan, vocabulary, outcomes, schemas, vectors, attachments, release } = request;
  const examples = computeExamples(outcomes, { file: file.path, map: checked.source.map });
  const zh = writeSurface(request, 'zh');
  const en = writeSurface(request, 'en');
  const diagnostics = [...examples.diagnostics, ...zh.diagnostics, ...en.diagnostics];
  if (diagnostics.some(({ severity }) => severity === 'error') || zh.value === null || en.value === null)
    return { value: null, diagnostics };
  const content = {
    document: checked.source.document,
    plan,
    texts: { zh: zh.value, en: en.value },
    vocabulary,
    examples: examples.value,
    schemas,
    ...(vectors && { vectors: writeVectors(plan, vectors(), vocabulary) }),
    ...(attachments && { attachments }),
    release,
  };
  return { value: buildBundle(content, digest), diagnostics };
}

function writeSurface({ file, plan, vocabulary }: ReleaseRequest, surface: Surface): Staged<string | null> {
  const { text, diagnostics } = translatePolicy(file, vocabulary, surface);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { value: null, diagnostics };
  // The same text was read already: these are its rules.
  if (text === file.text) return { value: text, diagnostics: [] };
  const again = readAgain({ path: file.path, text }, vocabulary);
  if (again && canonicalJson(planValue(again)) === canonicalJson(planValue(plan)))
    return { value: text, diagnostics: [] };
  const names = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } };
  const finding: Diagnostic = diagnose(
    'bundle/translation-differs',
    file.path,
    { start: 0, end: 0 },
    { surface: names[surface] },
  );
  return { value: null, diagnostics: [finding] };
}

function readAgain(file: SourceFile, vocabulary: Vocabulary): PolicyPlan | null {
  const guarded = guardSource(file).value;
  const tree = guarded && parseSource(guarded).value;
  const canonical = tree && validatePolicy(tree, file.path).value;
  const checked = canonical && checkPolicy(canonical, vocabulary).value;
  return checked?.complete === true ? compilePolicy(checked) : null;
}
