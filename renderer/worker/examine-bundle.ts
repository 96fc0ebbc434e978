import {
  answerUnder,
  answerVector,
  compareAnswer,
  comparePlans,
  editPolicy,
  paysTheSame,
  planValue,
  readPolicy,
  readVectors,
  readVocabulary,
} from '../../engine/index';
import type { BundleComparison, BundleReplay, BundleTexts } from './bundle-check';
import type { TextSet } from './text-set';

/** Differences that are told of one vector. */
const TOLD = 5;

/** Evaluates the vectors of a verified bundle under its own rules and compares with what it says. */
export function replayBundle(texts: BundleTexts): BundleReplay {
  const set = openVectors(texts);
  const differences = set.vectors.flatMap((vector) => {
    const found = compareAnswer(answerVector(set, vector), vector.expected).differences;
    return found.length > 0 ? [{ vector: vector.name, differences: found.slice(0, TOLD) }] : [];
  });
  return { vectors: set.vectors.length, differences };
}

/**
 * Compares a verified bundle with the policy of its name in the workspace: rule by rule, and by what the vectors of the
 * bundle pay under the one and the other. 'none' while the workspace has no such policy without errors.
 */
export function compareBundle(texts: BundleTexts, workspace: TextSet): BundleComparison | 'none' {
  const set = openVectors(texts);
  const used = workspace.usedPlans().find(({ plan, state }) => plan.id === set.plan.id && state === 'newest');
  if (!used) return 'none';
  const changed = set.vectors.flatMap((vector) => {
    const now = answerUnder(used.plan, workspace.vocabulary, vector);
    if (paysTheSame(now, vector.expected)) return [];
    return [{ name: vector.name, year: vector.year, before: vector.expected.total, after: now.total }];
  });
  return {
    path: used.path,
    version: used.plan.version,
    rules: comparePlans(set.plan as unknown as ReturnType<typeof planValue>, planValue(used.plan)),
    vectors: set.vectors.length,
    changed,
  };
}

/** Writes another version into the text of a policy and leaves everything else as it is; null when it cannot be read. */
export function reviseVersion(text: string, version: string): string | null {
  const file = { path: 'policies/bundle.yaml', text };
  // The version is of the same form whatever the words.
  const { canonical } = readPolicy(file, readVocabulary([]).value);
  if (!canonical) return null;
  const { document } = canonical;
  const edits = editPolicy(file, canonical, { ...document, policy: { ...document.policy, version } });
  return (
    edits &&
    edits.reduceRight((done, { range, text: put }) => done.slice(0, range.start) + put + done.slice(range.end), text)
  );
}

function openVectors(texts: BundleTexts) {
  const plan = JSON.parse(texts['rules/plan.json'] ?? '{}') as Parameters<typeof readVectors>[0]['plan'];
  return readVectors({ plan, texts: new Map(Object.entries(texts)) });
}
