import { findUnbackedFigures } from '../../engine/coverage/find-unbacked-figures';
import type { PolicyPlan } from '../../engine/compile/plan';
import { readPolicy, type PolicyReading, type Workspace } from '../../engine/pipeline';
import { runExamples } from '../../engine/simulate/run-examples';
import type { SourceFile } from '../../engine/source/source-file';
import type { AcceptanceCase } from '../../main/cli/acceptance-case';
import { compareRows, listRows, type ClauseRow } from '../../main/cli/clause-rows';
import { hasPassed, modelledPolicies, runCases } from '../../main/cli/run-cases';
import { runTargetCases } from '../../main/cli/run-target-cases';
import type { TargetCase } from '../../main/cli/target-case';
import { hasRightProgress, type ProgressCase } from './progress-case';
import { findReadingDifferences, type ReadingDifferences } from './reading-differences';
import { findWrittenFacts, type WrittenFacts } from './written-facts';

/** Who noticed a change; null where nobody did. */
export type Notice = 'finding' | 'example' | 'clause row' | 'case' | 'target' | 'reading' | 'written fact' | null;

export interface Oracle {
  readonly baseline: PolicyReading;
  judge(text: string): Notice;
}

interface OracleInput {
  readonly file: SourceFile;
  readonly workspace: Workspace;
  readonly cases: readonly AcceptanceCase[];
  readonly targets: readonly TargetCase[];
  readonly progress: readonly ProgressCase[];
  readonly rows: readonly ClauseRow[];
  readonly readings: ReadingDifferences;
  readonly written: WrittenFacts;
}

/** Makes what notices changes of one policy; throws when it finds something wrong with the policy as it is. */
export function createOracle(input: OracleInput): Oracle {
  const { file, workspace, cases, targets, progress, rows, readings, written } = input;
  const { vocabulary } = workspace;
  const baseline = workspace.policies.find((each) => each.file.path === file.path);
  if (!baseline?.checked || !baseline.plan || !baseline.canonical) throw new Error(`${file.path} cannot be read`);
  const known = countFindings(baseline);
  const doc = listRows(baseline.canonical.document, baseline.plan)[0]?.id.slice(0, 3) ?? '';
  const expected = rows.filter(({ id }) => id.startsWith(`${doc}-`));
  const concerned = cases.filter(({ docs }) => docs.includes(doc));
  const ownTargets = targets.filter((each) => each.doc === doc);
  const ownProgress = progress.filter((each) => each.doc === doc);
  const sound = JSON.stringify(baseline.plan);
  const soundReadings = (baseline.canonical.document.readings ?? []).map((each) => JSON.stringify(each));
  const [wantedReadings, wantedFacts] = [JSON.stringify(readings), JSON.stringify(written)];
  // What noticed one change is likely to notice the next.
  let order = [...concerned];
  const examplesFirst = baseline.checked.examples.map(({ name }) => name);

  const oracle = {
    baseline,
    judge: (text: string): Notice => judge(readPolicy({ path: file.path, text }, vocabulary)),
  };
  const notice = judge(baseline);
  if (notice !== null) throw new Error(`${file.path} is not in order: ${notice}`);
  return oracle;

  function judge(reading: PolicyReading): Notice {
    const { checked, plan, canonical } = reading;
    if (!checked?.complete || !plan || !canonical || hasNewFindings(reading)) return 'finding';
    const same = reading !== baseline && JSON.stringify(plan) === sound;
    if (!same && hasFailingExample(plan, reading)) return 'example';
    if (compareRows(expected, listRows(canonical.document, plan)).length > 0) return 'clause row';
    if (JSON.stringify(findWrittenFacts(reading, vocabulary)) !== wantedFacts) return 'written fact';
    if (!same && hasFailingTarget(reading, plan)) return 'target';
    if (!same && hasFailingCase(reading)) return 'case';
    return hasOtherDifferences(reading, same) ? 'reading' : null;
  }

  /** Where the plan is the same, only readings whose own text changed can give anything else. */
  function hasOtherDifferences(reading: PolicyReading, same: boolean): boolean {
    const own = reading.canonical?.document.readings ?? [];
    if (same && own.length === soundReadings.length) {
      const changed = own.flatMap((each, at) => (JSON.stringify(each) === soundReadings[at] ? [] : [each.id]));
      if (changed.length === 0) return false;
      const found = Object.entries(findReadingDifferences(reading, vocabulary, new Set(changed)));
      const belongs = ([key]: readonly [string, unknown]): boolean => changed.some((id) => key.startsWith(`${id} / `));
      return JSON.stringify(found) !== JSON.stringify(Object.entries(readings).filter(belongs));
    }
    return JSON.stringify(findReadingDifferences(reading, vocabulary)) !== wantedReadings;
  }

  function hasFailingTarget(reading: PolicyReading, plan: PolicyPlan): boolean {
    const modelled = modelledPolicies([reading]);
    return (
      !runTargetCases(ownTargets, modelled).every(hasPassed) ||
      !ownProgress.every((each) => hasRightProgress(each, plan, vocabulary))
    );
  }

  function hasNewFindings(reading: PolicyReading): boolean {
    const found = countFindings(reading);
    return [...found].some(([code, count]) => count > (known.get(code) ?? 0));
  }

  function hasFailingExample(plan: PolicyPlan, { checked }: PolicyReading): boolean {
    const examples = [...(checked?.examples ?? [])].sort(
      (a, b) => examplesFirst.indexOf(a.name) - examplesFirst.indexOf(b.name),
    );
    for (const example of examples) {
      const [outcome] = runExamples(plan, [example], vocabulary);
      if (outcome?.passed) continue;
      examplesFirst.splice(examplesFirst.indexOf(example.name), 1);
      examplesFirst.unshift(example.name);
      return true;
    }
    return false;
  }

  function hasFailingCase(reading: PolicyReading): boolean {
    const policies = workspace.policies.map((each) => (each.file.path === file.path ? reading : each));
    const modelled = modelledPolicies(policies);
    for (const each of order) {
      if (runCases([each], workspace, modelled).every(hasPassed)) continue;
      order = [each, ...order.filter((other) => other !== each)];
      return true;
    }
    return false;
  }
}

/** Findings by code and what they are about, but for where they stand. */
function countFindings(reading: PolicyReading): ReadonlyMap<string, number> {
  const { checked, plan, diagnostics } = reading;
  const all = [...diagnostics, ...(checked && plan ? findUnbackedFigures(checked, plan) : [])];
  const counts = new Map<string, number>();
  for (const { code } of all) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
