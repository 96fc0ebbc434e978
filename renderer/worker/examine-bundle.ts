import {
  answerVector,
  bundleVersion,
  compareAnswer,
  comparePolicies,
  describeComparison,
  editPolicy,
  listSections,
  readingVersion,
  readPolicy,
  readVectors,
  readVocabulary,
  requiredVersion,
  writeAffected,
} from '../../engine/index';
import type { BundleComparison, BundleReplay, BundleTexts } from './bundle-check';
import type { TextSet } from './text-set';

/** Differences that are told of one vector. */
const TOLD = 5;

/** Evaluates the vectors of a verified bundle under its own rules and compares with what it says. */
export function replayBundle(texts: BundleTexts): BundleReplay {
  const set = readVectors(openBundle(texts));
  const differences = set.vectors.flatMap((vector) => {
    const found = compareAnswer(answerVector(set, vector), vector.expected).differences;
    return found.length > 0 ? [{ vector: vector.name, differences: found.slice(0, TOLD) }] : [];
  });
  return { vectors: set.vectors.length, differences };
}

/** Enterprises that are made up for a comparison. */
const GENERATED = { count: 100, seed: 1 };

/**
 * Compares a verified bundle with the policy of its name in the workspace, as a release is compared with the next one,
 * and on the enterprises of the workspace. 'none' while the workspace has no such policy without errors; 'unreadable' when
 * this engine no longer reads the text of the bundle.
 */
export function compareBundle(texts: BundleTexts, workspace: TextSet): BundleComparison | 'none' | 'unreadable' {
  const before = bundleVersion(openBundle(texts)).value;
  if (!before) return 'unreadable';
  const reading = workspace.policyReadings().find(({ plan }) => plan?.id === before.plan.id);
  const after = reading && readingVersion(reading).value;
  if (!after) return 'none';
  const population = { enterprises: workspace.population(), generated: GENERATED };
  const comparison = comparePolicies(before, after, population);
  const described = describeComparison(comparison);
  // The others are named for programs; they are counted.
  const named = comparison.affected.filter(({ trial: { source } }) => source === 'example' || source === 'enterprise');
  return {
    path: reading.file.path,
    version: after.plan.version,
    level: comparison.level,
    levelWords: described.level,
    reasons: described.reasons,
    requiredVersion: requiredVersion(comparison),
    sections: listSections(described),
    changed: writeAffected(named).map(({ name, year, before: old, after: now }) => ({
      name,
      year,
      before: old,
      after: now,
    })),
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

function openBundle(texts: BundleTexts): Parameters<typeof readVectors>[0] {
  const plan = JSON.parse(texts['rules/plan.json'] ?? '{}') as Parameters<typeof readVectors>[0]['plan'];
  return { plan, texts: new Map(Object.entries(texts)) };
}
