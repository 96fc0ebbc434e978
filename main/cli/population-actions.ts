import path from 'node:path';
import { distributions, type DistributionName } from '../population/generate-population';
import { findCollection } from '../../engine/vocabulary/find-collection';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import type { Surface } from '../../engine/values/surface';
import type { TaskResult } from '../population/tasks';
import { UsageError, type ExitCode, type Invocation } from './command';
import {
  openPolicies,
  variedPolicies,
  readEngine,
  readFolder,
  readLimits,
  readWhole,
  readYears,
  requireOption,
  runTask,
} from './population-options';
import {
  jsonComparison,
  jsonSweep,
  jsonYear,
  linesOfUnpriced,
  linesOfYear,
  tableOfSweep,
  tablesOfComparison,
  tablesOfYear,
} from './print-population';
import { printJson, printLine } from './print';
import { linesOfTerms } from './lines-of-terms';
import { jsonImport, linesOfImport } from './print-import';
import { giveReport, requireReportPlace } from './write-tables';
import { jsonYearReport, typedTablesOfReports } from './print-report';
import { typedTableOfYears } from './population-csv';
import { varyFigure } from '../scenario/vary-figure';

/** `population generate --count N --out DIR`. */
export async function generateAction(invocation: Invocation): Promise<ExitCode> {
  const name = invocation.values['distribution'] ?? 'realistic';
  if (!Object.hasOwn(distributions, name))
    throw new UsageError({
      zh: '--distribution 须为 realistic 或 dense',
      en: '--distribution takes realistic or dense',
    });
  const typed = requireOption(invocation, 'out');
  const vocabulary = await chooseVocabulary(invocation);
  if (!vocabulary) return 1;
  const manifest = await runTask(invocation, 'generate', {
    ...readLimits(invocation),
    target: path.resolve(invocation.host.folder, typed),
    count: readWhole(invocation, 'count', [1, 50_000_000]),
    seed: readWhole(invocation, 'seed', [0, 2 ** 31 - 1], 1),
    distribution: name as DistributionName,
    missing: readWhole(invocation, 'missing', [0, 100], 0) / 100,
    vocabulary,
  });
  const rows = Object.fromEntries(Object.entries(manifest.tables).map(([table, each]) => [table, each.rows]));
  if (invocation.json) printJson(invocation, { ok: true, folder: typed, enterprises: manifest.enterprises, rows });
  else
    printLine(
      invocation,
      invocation.language === 'zh'
        ? `已生成 ${manifest.enterprises} 家企业：${typed}`
        : `Made ${manifest.enterprises} enterprises: ${typed}`,
    );
  return 0;
}

/** `population import FILE… --out DIR`. */
export async function importAction(invocation: Invocation): Promise<ExitCode> {
  const { host, values, operands, language, json } = invocation;
  const [, ...typed] = operands;
  if (typed.length === 0) throw new UsageError({ zh: '请指明要导入的文件', en: 'name the files to import' });
  const vocabulary = await chooseVocabulary(invocation);
  if (!vocabulary) return 1;
  const { mapping } = values;
  if (mapping !== undefined && typed.length > 1)
    throw new UsageError({
      zh: '--mapping 只用于一个文件；多个文件各在旁边的 .mapping.json 中',
      en: '--mapping is for one file; those of several stand beside them in .mapping.json',
    });
  const report = await runTask(invocation, 'import', {
    ...readLimits(invocation),
    target: path.resolve(host.folder, requireOption(invocation, 'out')),
    files: typed.map((each) => {
      const match = /^([^=/\\]+)=(.+)$/.exec(each);
      return { table: match?.[1] ?? null, file: path.resolve(host.folder, match?.[2] ?? each) };
    }),
    mapping: mapping === undefined ? null : path.resolve(host.folder, mapping),
    none: readNone(invocation, vocabulary),
    vocabulary,
  });
  if (json) printJson(invocation, { ok: true, ...jsonImport(report, language) });
  else for (const line of linesOfImport(report, language)) printLine(invocation, line);
  return 0;
}

async function chooseVocabulary(invocation: Invocation): Promise<Vocabulary | undefined> {
  const { workspace } = invocation.values;
  return workspace === undefined ? builtinVocabulary : (await openPolicies(invocation, workspace))?.vocabulary;
}

/** Reads --none: kinds of events by any of their names, or `others` for all that are not imported. */
function readNone({ values }: Invocation, vocabulary: Vocabulary): readonly string[] {
  const typed = (values['none'] ?? '').split(/[,，]/).map((each) => each.trim());
  if (typed.includes('others')) return vocabulary.facts.collections.map(({ id }) => id);
  return typed
    .filter((each) => each !== '')
    .map((each) => {
      const found = findCollection(vocabulary, each);
      if (found) return found.id;
      const known = vocabulary.facts.collections.map(({ id }) => id).join(', ');
      throw new UsageError({
        zh: `没有名为 ${each} 的事件。可用：${known}，或 others`,
        en: `There is no kind of event ${each}. There are: ${known}, or others`,
      });
    });
}

/** `population simulate DIR --year Y [--out FILE]`. */
export async function simulateAction(invocation: Invocation): Promise<ExitCode> {
  await requireReportPlace(invocation);
  const simulated = await simulate(invocation);
  if (!simulated) return 1;
  const { language } = invocation;
  const { years } = simulated.totals;
  await giveReport(invocation, {
    title: titleOf(language),
    lines: [],
    tables: years.flatMap((year) => tablesOfYear(year, language).slice(0, 1)),
    notes: notesOf(simulated, language),
    csv: [typedTableOfYears(years, language)],
    json: jsonReport(simulated, language),
  });
  return 0;
}

function titleOf(language: Surface): string {
  return language === 'zh' ? '政策费用测算报告' : 'What the policies cost';
}

function notesOf({ totals, terms }: Simulated, language: Surface): readonly string[] {
  return [
    ...totals.years.flatMap((year) => linesOfYear(year, language)),
    ...linesOfUnpriced(totals, language),
    ...terms,
  ];
}

function jsonReport({ totals, terms }: Simulated, language: Surface) {
  const years = totals.years.map((year, index) => {
    const report = totals.reports[index];
    return { ...jsonYear(year, language), ...(report && jsonYearReport(report, language)) };
  });
  return { ok: true, population: totals.manifest, years, unpriced: totals.unpriced, notes: terms };
}

/** `population report DIR --year Y [--out FILE]`: every way to cut the totals. */
export async function reportAction(invocation: Invocation): Promise<ExitCode> {
  await requireReportPlace(invocation);
  const simulated = await simulate(invocation, true);
  if (!simulated) return 1;
  const { language } = invocation;
  const { totals } = simulated;
  const others = typedTablesOfReports(totals, language);
  await giveReport(invocation, {
    title: titleOf(language),
    lines: notesOf(simulated, language),
    tables: [...totals.years.flatMap((year) => tablesOfYear(year, language)), ...others],
    csv: [typedTableOfYears(totals.years, language), ...others],
    json: jsonReport(simulated, language),
  });
  return 0;
}

interface Simulated {
  readonly totals: TaskResult<'simulate'>;
  /** What the days of the policies have to do with the totals. */
  readonly terms: readonly string[];
}

async function simulate(invocation: Invocation, report = false): Promise<Simulated | null> {
  const years = readYears(invocation);
  const engine = readEngine(invocation);
  const folder = readFolder(invocation);
  const chosen = await openPolicies(invocation, invocation.values['workspace'] ?? '.');
  if (!chosen) return null;
  const { plans, vocabulary } = chosen;
  const totals = await runTask(invocation, 'simulate', {
    ...readLimits(invocation),
    plans,
    vocabulary,
    folder,
    years,
    ...engine,
    report,
  });
  return { totals, terms: linesOfTerms(plans, years, invocation.language) };
}

/** `population compare DIR --baseline PATH --year Y [--out FILE]`. */
export async function compareAction(invocation: Invocation): Promise<ExitCode> {
  await requireReportPlace(invocation);
  const years = readYears(invocation);
  const folder = readFolder(invocation);
  const baseline = await openPolicies(invocation, requireOption(invocation, 'baseline'));
  const draft = baseline && (await openPolicies(invocation, invocation.values['workspace'] ?? '.'));
  if (!draft) return 1;
  const compared = await runTask(invocation, 'compare', {
    ...readLimits(invocation),
    folder,
    years,
    ...readEngine(invocation),
    baseline: baseline.plans,
    draft: draft.plans,
    vocabulary: draft.vocabulary,
    top: readWhole(invocation, 'top', [0, 10_000], 10),
  });
  const { language } = invocation;
  await giveReport(invocation, {
    title: language === 'zh' ? '政策对比' : 'Policies compared',
    lines: [],
    tables: compared.flatMap((year) => tablesOfComparison(year, language)),
    notes: linesOfTerms(draft.plans, years, language),
    json: { ok: true, years: compared.map((year) => jsonComparison(year, language)) },
  });
  return 0;
}

/** `population sweep DIR --vary POLICY.NAME --values A,B --year Y [--out FILE]`. */
export async function sweepAction(invocation: Invocation): Promise<ExitCode> {
  await requireReportPlace(invocation);
  const [year, ...others] = readYears(invocation);
  if (year === undefined || others.length > 0)
    throw new UsageError({ zh: 'sweep 只算一个年份', en: 'sweep computes one year' });
  const folder = readFolder(invocation);
  const what = requireOption(invocation, 'vary');
  const values = requireOption(invocation, 'values')
    .split(/[,，]/)
    .map((each) => each.trim());
  const chosen = await openPolicies(invocation, invocation.values['workspace'] ?? '.');
  if (!chosen) return 1;
  const varied = variedPolicies(chosen);
  const variants = values.map((value) => ({ value, plans: varyFigure(varied, what, value) }));
  const points = await runTask(invocation, 'sweep', {
    ...readLimits(invocation),
    folder,
    year,
    ...readEngine(invocation),
    vocabulary: chosen.vocabulary,
    variants,
  });
  const { language } = invocation;
  const table = tableOfSweep(points, what, language);
  await giveReport(invocation, {
    title: table.title,
    lines: [],
    tables: [table],
    notes: linesOfTerms(chosen.plans, [year], language),
    json: { ok: true, year, vary: what, points: jsonSweep(points) },
  });
  return 0;
}
