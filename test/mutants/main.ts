import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { readWorkspace } from '../../engine/pipeline';
import { readCaseList, readCases } from '../../main/cli/acceptance-case';
import { isTargetCase } from '../../main/cli/target-case';
import { createOracle, readClauseRows, type Notice } from './judge-mutant';
import { applyMutant, listMutants, type Mutant } from './list-mutants';
import { findReadingDifferences, type ReadingDifferences } from './reading-differences';

/** `npm run mutants`: whether somebody notices when any one thing in a sample policy is changed. */

interface JudgedMutant extends Mutant {
  readonly file: string;
  readonly notice: Notice;
}

const THREADS = 2;
const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..');

/** Judges every n-th mutant of each policy. */
function judgeShare(share: number, of: number, policy: string | undefined): readonly JudgedMutant[] {
  const workspace = openSamples();
  const folder = path.join(root, 'test/cases');
  const cases = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, list: readCaseList(readFileSync(path.join(folder, name), 'utf8'), name) }))
    .flatMap(({ name, list }) => (list.every(isTargetCase) ? [] : readCases(list, name)));
  const rows = readClauseRows(path.join(root, 'test/golden/clause-rows.json'));
  const golden = readGolden();
  return workspace.policies
    .filter(({ file }) => policy === undefined || file.path.includes(policy))
    .flatMap(({ file, tree }) => {
      if (!tree) throw new Error(`${file.path} cannot be read`);
      const oracle = createOracle({ file, workspace, cases, rows, readings: golden[file.path] ?? {} });
      return listMutants(file.text, tree, workspace.vocabulary)
        .filter((_, index) => index % of === share)
        .map((mutant) => ({ ...mutant, file: file.path, notice: oracle.judge(applyMutant(file.text, mutant)) }));
    });
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

function readGolden(): Readonly<Record<string, ReadingDifferences>> {
  return JSON.parse(readFileSync(path.join(root, 'test/golden/reading-differences.json'), 'utf8')) as Readonly<
    Record<string, ReadingDifferences>
  >;
}

interface Score {
  total: number;
  noticed: number;
}

function report(judged: readonly JudgedMutant[], seconds: string): void {
  const survivors = judged.filter(({ notice }) => notice === null);
  for (const file of new Set(judged.map((each) => each.file))) {
    console.log(`== ${file} ==`);
    const scores = new Map<string, Score>();
    for (const { scope, kind, notice, file: of } of judged) {
      if (of !== file) continue;
      for (const key of [scope, `  ${scope}: ${kind}`]) {
        const score = scores.get(key) ?? { total: 0, noticed: 0 };
        scores.set(key, { total: score.total + 1, noticed: score.noticed + (notice === null ? 0 : 1) });
      }
    }
    for (const [key, { total, noticed }] of scores)
      console.log(`${key.padEnd(24)} ${noticed} of ${total} noticed (${((100 * noticed) / total).toFixed(1)} %)`);
  }
  console.log('');
  for (const { file, line, column, before, after, scope, kind } of survivors)
    console.log(`${file}:${line}:${column} ${scope} ${kind}: ${show(before)} -> ${show(after)}`);
  const by = new Map<string, number>();
  for (const { notice } of judged) by.set(notice ?? 'nobody', (by.get(notice ?? 'nobody') ?? 0) + 1);
  console.log([...by].map(([who, count]) => `${who} ${count}`).join(', '));
  const rules = judged.filter(({ scope }) => scope !== 'sentences');
  const noticed = rules.filter(({ notice }) => notice !== null).length;
  console.log(
    `${judged.length} changes, ${judged.length - survivors.length} noticed, ${survivors.length} not; of ${rules.length} in rules and readings ${noticed} noticed (${((100 * noticed) / rules.length).toFixed(1)} %), in ${seconds} s`,
  );
}

function show(text: string): string {
  return text === '' ? '(nothing)' : text.trim() === '' ? JSON.stringify(text) : text;
}

if (isMainThread) {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, policy: { type: 'string' }, golden: { type: 'boolean' } },
  });
  if (values.golden) {
    const { policies, vocabulary } = openSamples();
    const golden = policies.map((reading) => [reading.file.path, findReadingDifferences(reading, vocabulary)]);
    console.log(JSON.stringify(Object.fromEntries(golden), null, 2));
  } else {
    const began = performance.now();
    const shares = await Promise.all(
      Array.from(
        { length: THREADS },
        (_, share) =>
          new Promise<readonly JudgedMutant[]>((resolve, reject) => {
            const worker = new Worker(new URL(import.meta.url), { workerData: { share, policy: values.policy } });
            worker.once('message', resolve);
            worker.once('error', reject);
          }),
      ),
    );
    const judged = shares.flat().sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (values.json) console.log(JSON.stringify(judged, null, 2));
    else report(judged, seconds);
  }
} else {
  const { share, policy } = workerData as { readonly share: number; readonly policy: string | undefined };
  parentPort?.postMessage(judgeShare(share, THREADS, policy));
}
