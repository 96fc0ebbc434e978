import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readWorkspace } from '../../engine/pipeline';
import { expectInOrder, repeatArticles } from './large-policy';
import { withEnterprises, withPolicies } from './large-workspace';
import { summarise } from './measure';
import { measureForms, type FormTimes } from './measure-forms';
import { measureMemory, slopeOf } from './measure-memory';
import { measureWorkspaces } from './measure-opening';
import { compareRow as row, writeLimits, writeLoad, writeTables, type ReportLimit, type ReportTable } from './report';
import { editedPolicy, readSamples, textOf } from './sample-files';

/** Longest p95 from a change of the form to the preview: of the sample policy, of a large one. Units: milliseconds. */
const LONGEST_CHANGE = 50;
const LONGEST_LARGE_CHANGE = 100;
/** Rows of clauses of the sample policy, and of the large one. */
const ROWS = 70;
const MANY_ROWS = 500;
const MANY_ENTERPRISES = 1000;
const MANY_POLICIES = 200;
/** Memory that may grow for 1,000 edits, about ten minutes of typing. Units: mebibytes. */
const LARGEST_GROWTH = 1;
/** Longest p95 of opening them. Units: milliseconds. */
const LONGEST_OPENING = 1000;

const args = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '..');
const files = readSamples(path.join(root, 'samples'));

const items = [...textOf(files, editedPolicy).matchAll(/^ {6}- 代号: /gm)].length;
const text = repeatArticles(textOf(files, editedPolicy), Math.ceil((items * MANY_ROWS) / ROWS));
expectInOrder(editedPolicy, text, readWorkspace(files).vocabulary);
const large = withEnterprises(
  files.map((file) => (file.path === editedPolicy ? { ...file, text } : file)),
  MANY_ENTERPRISES,
);

/** Where to write the large workspace, for a window to be measured with. */
const written = textAfter('--write-large=');
if (written !== undefined) {
  for (const file of large) {
    const at = path.join(written, file.path);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, file.text);
  }
  process.exit();
}

/** All parts, or the one named: `npm run bench:authoring -- --part=large`. */
const part = args.find((each) => each.startsWith('--part='))?.slice('--part='.length);
const rounds = numberAfter('--rounds=', 40);
const policies = numberAfter('--policies=', MANY_POLICIES);
const openings = numberAfter('--openings=', 5);
const isAsked = (name: string): boolean => part === undefined || part === name;

const tables: ReportTable[] = [];
const limits: ReportLimit[] = [];
const trends: string[] = [];

if (isAsked('small')) {
  const times = measureForms(files, editedPolicy, { rounds: rounds * 5, warmUp: rounds, simulations: 1 });
  tables.push(formTable(`Change of the form, ${ROWS} rows, 40 enterprises`, times));
  limits.push({
    name: `form to preview p95, ${ROWS} rows`,
    value: times.preview.p95,
    limit: LONGEST_CHANGE,
    unit: ' ms',
  });
}
if (isAsked('large')) {
  const times = measureForms(large, editedPolicy, {
    rounds,
    warmUp: Math.ceil(rounds / 4),
    simulations: numberAfter('--simulations=', 10),
  });
  tables.push(formTable(`Change of the form, ${MANY_ROWS} rows, ${MANY_ENTERPRISES} enterprises`, times));
  const name = `form to preview p95, ${MANY_ROWS} rows`;
  limits.push({ name, value: times.preview.p95, limit: LONGEST_LARGE_CHANGE, unit: ' ms' });
}
if (isAsked('opening')) {
  const times = measureWorkspaces(withPolicies(files, policies), openings);
  tables.push({
    title: `Opening a workspace of ${policies} policies`,
    reference: 'yaml parse of all',
    rows: [
      row('the first policy', times.shown, times.reference),
      row('all policies', times.read, times.reference),
      row('and the simulation', times.simulated, times.reference),
      row('reference: yaml', times.reference, times.reference),
    ],
  });
  const name = `opening ${policies} policies to the first`;
  limits.push({ name, value: times.shown.p95, limit: LONGEST_OPENING, unit: ' ms' });
}

if (isAsked('window')) {
  reportWindow(textAfter('--edited='), ROWS, LONGEST_CHANGE);
  reportWindow(textAfter('--edited-large='), MANY_ROWS, LONGEST_LARGE_CHANGE);
}
if (isAsked('memory')) {
  const { edits, samples, slope } = measureMemory(files, editedPolicy, numberAfter('--edits=', 2000));
  const weights = samples.map((sample) => sample.toFixed(0)).join(' ');
  trends.push(`Memory over ${edits} edits, 70 rows, MiB after collection: ${weights}`);
  limits.push({ name: 'growth of memory for 1,000 edits', value: slope, limit: LARGEST_GROWTH, unit: ' MiB' });
}

process.stdout.write(`${[writeTables(tables), ...trends].join('\n\n')}\n\n${writeLimits(limits)}\n${writeLoad()}\n`);

function formTable(title: string, times: FormTimes): ReportTable {
  const { preview, edit, analysis, reading, simulation, slice, processor, transfer, reference: yaml } = times;
  return {
    title,
    reference: 'yaml parse',
    rows: [
      row('change to preview and form', preview, yaml),
      row('  of it: change to edits of the text', edit, yaml),
      row('  of it: markers and preview', analysis, yaml),
      row('  of it: form', reading, yaml),
      row('  of it: transfer', transfer, yaml),
      row('  processor time, all threads', processor, yaml),
      row('afterwards: simulation', simulation, yaml),
      row('  longest part of it', slice, yaml),
      row('reference: yaml', yaml, yaml),
    ],
  };
}

/** What test/bench/window-editing.mjs has measured in the window itself. */
interface WindowTimes {
  readonly edits: number;
  readonly times: Readonly<Record<'calm' | 'hasty', readonly number[]>>;
  readonly weights: readonly Readonly<Record<'window' | 'workers' | 'nodes' | 'listeners', number>>[];
}

/** Reports what was measured in the window with so many rows; nothing where it was not. */
function reportWindow(file: string | undefined, rows: number, limit: number): void {
  if (file === undefined || !existsSync(file)) return;
  const { edits, times, weights } = JSON.parse(readFileSync(file, 'utf8')) as WindowTimes;
  const [calm, hasty] = [summarise(times.calm), summarise(times.hasty)];
  tables.push({
    title: `Change of the form in the window, ${rows} rows: ${times.calm.length} and ${times.hasty.length} edits`,
    reference: '—',
    rows: [
      row('change event to painted preview', calm, null),
      row('  while the one before is calculated', hasty, null),
    ],
  });
  limits.push({
    name: `window, form to painted preview p95, ${rows} rows`,
    value: calm.p95,
    limit,
    unit: ' ms',
  });
  const perThousand = (weigh: (weight: WindowTimes['weights'][number]) => number): number =>
    (slopeOf(weights.slice(weights.length / 2).map(weigh)) * weights.length * 1000) / edits;
  const listed = weights.map(({ window, workers }) => `${window.toFixed(0)}+${workers.toFixed(0)}`).join(' ');
  trends.push(
    `Memory of window+workers over ${edits} edits, ${rows} rows, MiB after collection: ${listed}`,
    `For 1,000 edits, over the second half: window ${perThousand(({ window }) => window).toFixed(2)} MiB, ` +
      `workers ${perThousand(({ workers }) => workers).toFixed(2)} MiB, ` +
      `nodes ${perThousand(({ nodes }) => nodes).toFixed(0)}, listeners ${perThousand(({ listeners }) => listeners).toFixed(0)}`,
  );
  limits.push({
    name: `growth of the window and its workers for 1,000 edits, ${rows} rows`,
    value: perThousand(({ window, workers }) => window + workers),
    limit: LARGEST_GROWTH,
    unit: ' MiB',
  });
}

function numberAfter(option: string, otherwise: number): number {
  return Number(textAfter(option) ?? otherwise);
}

function textAfter(option: string): string | undefined {
  return args.find((each) => each.startsWith(option))?.slice(option.length);
}
