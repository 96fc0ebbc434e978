import {
  answerVector,
  bundleVersion,
  compareAnswer,
  comparePolicies,
  describeComparison,
  listSections,
  readingVersion,
  readVectors,
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

function openBundle(texts: BundleTexts): Parameters<typeof readVectors>[0] {
  const plan = JSON.parse(texts['rules/plan.json'] ?? '{}') as Parameters<typeof readVectors>[0]['plan'];
  return { plan, texts: new Map(Object.entries(texts)) };
}
