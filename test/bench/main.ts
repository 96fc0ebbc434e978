import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SourceFile } from '../../engine/source/source-file';
import { expectInOrder, repeatArticles } from './large-policy';
import { summarise, type Times } from './measure';
import { measureEditing, type EditingTimes } from './measure-editing';
import { measureAnalysis, measureBundles, measureOpening, measureServices } from './measure-services';
import { reportContenders, reportScaling } from './contender-report';
import { measureContenders } from './measure-contenders';
import { DIFFERENT, generatePopulation, measurePopulation } from './measure-population';
import { measurePopulationEdits, type PopulationEdits } from './measure-population-edits';
import { measureScaling } from './measure-scaling';
import { readWorkspace } from '../../engine/pipeline';
import {
  compareRow as row,
  isMet,
  writeLimits,
  writeLoad,
  writeTables,
  type ReportLimit,
  type ReportTable,
} from './report';
import { editedPolicy, readSamples, textOf } from './sample-files';

/** Longest p95 from keystroke to markers, preview and simulation. Units: milliseconds. */
const LONGEST_KEYSTROKE = 50;
/** Largest ratio of the start of the application to that of a bare window. */
const LARGEST_START_RATIO = 1.5;
/** Longest median of the analysis of fifty measures. Units: milliseconds. */
const LONGEST_ANALYSIS = 1000;
/** Of the time of analysis of one measure: were it twice, the time would grow faster than the policy. */
const LARGEST_GROWTH = 2;
/** Longest export of the five-policy workspace, and longest check of a bundle. Units: milliseconds. */
const LONGEST_EXPORT = 2000;
const LONGEST_VERIFICATION = 200;
/** Of a whole population: the compiler's statement against one by hand and a bare scan, an import against a mere reading. */
const LARGEST_STATEMENT_RATIO = 1.3;
const LARGEST_SCAN_RATIO = 8;
const LARGEST_IMPORT_RATIO = 3;
/** Longest p95 from an edit of two policies to their numbers on a population of up to so many. Units: milliseconds. */
const LONGEST_EDIT: Readonly<Record<number, number>> = { 100_000: 150, 1_000_000: 600 };
const MANY_ITEMS = 2000;
/** A quarter of these, of the same kinds. */
const FEWER_ITEMS = 500;

const args = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '..');
const files = readSamples(path.join(root, 'samples'));

const small = measureEditing(files, editedPolicy, { rounds: 300, warmUp: 60 });
const manyItems = repeatArticles(textOf(files, editedPolicy), MANY_ITEMS);
expectInOrder(editedPolicy, manyItems, readWorkspace(files).vocabulary);
const large = measureEditing(withText(manyItems), editedPolicy, { rounds: 20, warmUp: 5 });
const services = measureServices(files, { rounds: 200, warmUp: 40 });
const reference = services['reference: yaml'];
const opening = measureOpening(files, 20);
const analysis = measureAnalysis(files, 20);
const manyMeasures = measureAnalysis(withText(manyItems), 5);
const fewerMeasures = measureAnalysis(withText(repeatArticles(textOf(files, editedPolicy), FEWER_ITEMS)), 20);
const bundles = await measureBundles(files, 5);
const starts = readStarts();
const enterprises = Number(args.find((each) => each.startsWith('--population='))?.split('=')[1] ?? '1000000');
const { population, contenders, scaling } = await measureTwoPolicies();
const populationEdits = await measurePopulationEdits(files, path.join(import.meta.dirname, 'population.js'), {
  counts: [...new Set([100_000, enterprises])].sort((a, b) => a - b),
  rounds: 40,
});

const tables: readonly ReportTable[] = [
  editingTable('Keystroke, 70-row policy, 40 enterprises', small),
  editingTable(`Keystroke, policy of ${MANY_ITEMS} items, 40 enterprises`, large),
  {
    title: 'Services, 70-row policy',
    reference: 'yaml parse',
    rows: [
      ...Object.entries(services).map(([name, times]) => row(name, times, reference)),
      row('read the workspace', opening, reference),
      row(`analysis of ${analysis.measures} measures`, analysis.times, reference),
      row(`analysis of ${fewerMeasures.measures} measures`, fewerMeasures.times, reference),
      row(`analysis of ${manyMeasures.measures} measures`, manyMeasures.times, reference),
      row('export one bundle', bundles.one, reference),
      row('export the five-policy workspace', bundles.workspace, reference),
      row('verify a signed bundle', bundles.verification, reference),
    ],
  },
  {
    title: `Population of ${population.enterprises} enterprises, policies 000 and 001, 2023`,
    reference: 'by hand',
    rows: [
      row('compiled statement', population.statements.gapless, population.statements.hand),
      row('  with intervals for gaps', population.statements.generated, population.statements.hand),
      row('statement by hand', population.statements.hand, population.statements.hand),
      row('bare scan of the same columns', population.statements.scan, population.statements.hand),
    ],
  },
  {
    title: `Import of a CSV file of ${population.enterprises} rows`,
    reference: 'reading it',
    rows: [
      row('import', population.imports.import, population.imports.read),
      row("DuckDB's own reading", population.imports.read, population.imports.read),
    ],
  },
  ...contenders.tables,
  ...scaling.tables,
  {
    title: 'Edit of policies 000 and 001 to their numbers on a population, draft and baseline, 2023',
    reference: 'opening it',
    rows: populationEdits.flatMap(({ enterprises: of, edits, first }) => [
      row(`${of} enterprises`, edits, first),
      row('  opening it, first numbers', first, first),
    ]),
  },
  ...(starts
    ? [
        {
          title: 'Start to the first editable text',
          reference: 'bare window',
          rows: [
            row('application', starts.application, starts.bareWindow),
            row('bare Electron and Monaco', starts.bareWindow, starts.bareWindow),
          ],
        },
      ]
    : []),
];
const limits: readonly ReportLimit[] = [
  {
    name: 'compiled statement against one by hand',
    value: population.statements.gapless.median / population.statements.hand.median,
    limit: LARGEST_STATEMENT_RATIO,
    unit: '',
  },
  {
    name: 'compiled statement against a bare scan',
    value: population.statements.gapless.median / population.statements.scan.median,
    limit: LARGEST_SCAN_RATIO,
    unit: '',
  },
  {
    name: 'import of a CSV file against reading it',
    value: population.imports.import.median / population.imports.read.median,
    limit: LARGEST_IMPORT_RATIO,
    unit: '',
  },
  ...contenders.limits,
  ...scaling.limits,
  ...populationEdits.flatMap(editLimit),
  { name: 'keystroke p95, 70 rows', value: small.total.p95, limit: LONGEST_KEYSTROKE, unit: ' ms' },
  {
    name: 'analysis, per 50 measures',
    value: (analysis.times.median * 50) / analysis.measures,
    limit: LONGEST_ANALYSIS,
    unit: ' ms',
  },
  {
    name: 'analysis of a measure, among four times as many of the same kinds',
    value: manyMeasures.times.median / manyMeasures.measures / (fewerMeasures.times.median / fewerMeasures.measures),
    limit: LARGEST_GROWTH,
    unit: '',
  },
  { name: 'export of the workspace, median', value: bundles.workspace.p50, limit: LONGEST_EXPORT, unit: ' ms' },
  { name: 'verification p95', value: bundles.verification.p95, limit: LONGEST_VERIFICATION, unit: ' ms' },
  ...(starts
    ? [
        {
          name: 'start against a bare window',
          value: starts.application.median / starts.bareWindow.median,
          limit: LARGEST_START_RATIO,
          unit: '',
        },
      ]
    : []),
];

if (args.includes('--json')) {
  const machine = { cpus: os.cpus().length, load: os.loadavg(), node: process.version };
  process.stdout.write(`${JSON.stringify({ machine, tables, limits }, null, 2)}\n`);
} else {
  process.stdout.write(`${writeTables(tables)}\n\n${writeLimits(limits)}\n${writeLoad()}\n`);
}
if (args.includes('--check') && !limits.every(isMet)) process.exitCode = 1;

/** The two policies whose money somebody has written down in SQL by hand. */
async function measureTwoPolicies() {
  const { policies, vocabulary } = readWorkspace(files);
  const plans = policies.flatMap(({ plan }) => (plan && /^(xihu|nanchang)-/.test(plan.id) ? [plan] : []));
  const population = await measurePopulation(plans, vocabulary, { enterprises, rounds: 5 });
  const made = generatePopulation(Math.min(DIFFERENT, enterprises));
  const contenders = await measureContenders(plans, vocabulary, made, 9);
  const sizes = [10_000, 100_000, 1_000_000, ...(args.includes('--ten-million') ? [10_000_000] : [])];
  const scaling = await measureScaling(plans, vocabulary, sizes, 5);
  return { population, contenders: reportContenders(contenders, population), scaling: reportScaling(scaling) };
}

function editLimit({ enterprises: of, edits }: PopulationEdits): readonly ReportLimit[] {
  const limit = LONGEST_EDIT[of];
  return limit === undefined
    ? []
    : [{ name: `edit to numbers of ${of} enterprises, p95`, value: edits.p95, limit, unit: ' ms' }];
}

function withText(text: string): readonly SourceFile[] {
  return files.map((file) => (file.path === editedPolicy ? { ...file, text } : file));
}

function editingTable(title: string, times: EditingTimes): ReportTable {
  const { byKind, total, analysis, simulation, transfer, examples, processor, reference: yaml } = times;
  return {
    title,
    reference: 'yaml parse',
    rows: [
      row('keystroke to markers, preview, simulation', total, yaml),
      ...Object.entries(byKind).map(([kind, each]) => row(`  typing: ${kind}`, each, yaml)),
      row('  of it: markers and preview', analysis, yaml),
      row('  of it: simulation', simulation, yaml),
      row('  of it: transfer', transfer, yaml),
      row('afterwards: worked examples', examples, yaml),
      row('processor time, all threads', processor, null),
      row('reference: yaml', yaml, yaml),
    ],
  };
}

function readStarts(): { readonly application: Times; readonly bareWindow: Times } | null {
  const file = args.find((each) => each.startsWith('--starts='))?.slice('--starts='.length);
  if (file === undefined || !existsSync(file)) return null;
  const taken = JSON.parse(readFileSync(file, 'utf8')) as Record<'application' | 'bareWindow', number[]>;
  return { application: summarise(taken.application), bareWindow: summarise(taken.bareWindow) };
}
