import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { readWorkspace } from '../../engine/pipeline';
import { readCaseList, readCases } from '../../main/cli/acceptance-case';
import type { ClauseRow } from '../../main/cli/clause-rows';
import { isTargetCase, readTargetCases } from '../../main/cli/target-case';
import { createOracle } from './judge-mutant';
import { applyMutant, listMutants, type Mutant } from './list-mutants';
import { readProgressCases } from './progress-case';
import { findReadingDifferences, type ReadingDifferences } from './reading-differences';
import { reportScore, type JudgedMutant } from './report-score';
import { findWrittenFacts, readWrittenFacts } from './written-facts';

/** `npm run mutants`: whether somebody notices when any one thing in a sample policy is changed. */

/** What one thread is asked for: every mutant whose number leaves `share` when divided by `of`. */
interface Share {
  readonly share: number;
  readonly of: number;
  readonly policy: string | undefined;
  readonly line: number | undefined;
}

const THREADS = 2;
const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..');
const record = {
  readings: path.join(root, 'test/golden/reading-differences.json'),
  written: path.join(root, 'test/golden/written-facts.json'),
  score: path.join(root, 'test/golden/mutation-score.json'),
};

function judgeShare({ share, of, policy, line }: Share): void {
  const workspace = openSamples();
  const folder = path.join(root, 'test/cases');
  const lists = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, list: readCaseList(readFileSync(path.join(folder, name), 'utf8'), name) }));
  const cases = lists.flatMap(({ name, list }) => (list.every(isTargetCase) ? [] : readCases(list, name)));
  const targets = lists.flatMap(({ name, list }) => (list.every(isTargetCase) ? readTargetCases(list, name) : []));
  const progress = readProgressCases(path.join(root, 'test/golden/target-progress.json'));
  const rows = JSON.parse(
    readFileSync(path.join(root, 'test/golden/clause-rows.json'), 'utf8'),
  ) as readonly ClauseRow[];
  const readings = readReadings();
  const written = readWrittenFacts(record.written);
  for (const { file, tree } of workspace.policies) {
    if (policy !== undefined && !file.path.includes(policy)) continue;
    if (!tree) throw new Error(`${file.path} cannot be read`);
    const oracle = createOracle({
      ...{ file, workspace, cases, targets, progress, rows },
      readings: readings[file.path] ?? {},
      written: written[file.path] ?? { header: {}, mentions: {} },
    });
    const mutants = listMutants(file.text, tree, workspace.vocabulary);
    mutants.forEach((mutant, index) => {
      if (index % of !== share || (line !== undefined && mutant.line !== line)) return;
      const judged: JudgedMutant = {
        ...mutant,
        file: file.path,
        context: lineAt(file.text, mutant),
        notice: oracle.judge(applyMutant(file.text, mutant)),
      };
      parentPort?.postMessage(judged);
    });
  }
}

function lineAt(text: string, { line }: Mutant): string {
  return (text.split('\n')[line - 1] ?? '').trim();
}

function openSamples() {
  const read = (folder: string) =>
    readdirSync(path.join(root, 'samples', folder))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => ({
        path: `${folder}/${name}`,
        text: readFileSync(path.join(root, 'samples', folder, name), 'utf8'),
      }));
  return readWorkspace([...read('vocabulary'), ...read('policies')]);
}

function readReadings(): Readonly<Record<string, ReadingDifferences>> {
  return JSON.parse(readFileSync(record.readings, 'utf8')) as Readonly<Record<string, ReadingDifferences>>;
}

/** Judges in threads of their own, telling on stderr how far it is. */
async function judgeAll(
  policy: string | undefined,
  slice: string | undefined,
  line: number | undefined,
): Promise<readonly JudgedMutant[]> {
  const [part = 1, parts = 1] = (slice ?? '1/1').split('/').map(Number);
  const judged: JudgedMutant[] = [];
  let told = performance.now();
  const work = (thread: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked: Share = { share: (part - 1) * THREADS + thread, of: parts * THREADS, policy, line };
      const worker = new Worker(new URL(import.meta.url), { workerData: asked });
      worker.on('message', (mutant: JudgedMutant) => {
        judged.push(mutant);
        if (performance.now() - told < 10_000) return;
        told = performance.now();
        const silent = judged.filter(({ notice }) => notice === null).length;
        console.error(`${judged.length} judged, ${silent} unnoticed; now in ${mutant.file} line ${mutant.line}`);
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
  await Promise.all(Array.from({ length: THREADS }, (_, thread) => work(thread)));
  return judged.sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start);
}

if (isMainThread) {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      policy: { type: 'string' },
      slice: { type: 'string' },
      line: { type: 'string' },
      golden: { type: 'string' },
    },
  });
  if (values.golden !== undefined) {
    const { policies, vocabulary } = openSamples();
    const find = { readings: findReadingDifferences, written: findWrittenFacts }[values.golden];
    if (!find) throw new Error('--golden takes readings or written');
    const golden = policies.map((reading) => [reading.file.path, find(reading, vocabulary)]);
    console.log(JSON.stringify(Object.fromEntries(golden), null, 2));
  } else {
    const began = performance.now();
    const line = values.line === undefined ? undefined : Number(values.line);
    const judged = await judgeAll(values.policy, values.slice, line);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (values.json) console.log(JSON.stringify(judged, null, 2));
    else process.exitCode = reportScore(judged, record.score, (values.slice ?? values.line) !== undefined, seconds);
  }
} else {
  judgeShare(workerData as Share);
}
