import path from 'node:path';
import { distributions, type DistributionName } from '../population/generate-population';
import { findCollection } from '../../engine/vocabulary/find-collection';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import type { Surface } from '../../engine/values/surface';
import { saveFile } from '../io/atomic-save';
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
import { markdownTable, printTable } from './print-table';
import { linesOfTerms } from './lines-of-terms';
import { jsonImport, linesOfImport } from './print-import';
import { csvText, readableTable } from './typed-table';
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

/** `population simulate DIR --year Y`. */
export async function simulateAction(invocation: Invocation): Promise<ExitCode> {
  const simulated = await simulate(invocation);
  if (!simulated) return 1;
  const { totals, terms } = simulated;
  const { language, json } = invocation;
  if (json) {
    printJson(invocation, jsonReport(simulated, language));
    return 0;
  }
  for (const year of totals.years) {
    const [measures] = tablesOfYear(year, language);
    if (measures) printTable(invocation, measures);
    for (const line of linesOfYear(year, language)) printLine(invocation, line);
  }
  for (const line of [...linesOfUnpriced(totals, language), ...terms]) printLine(invocation, line);
  return 0;
}

function jsonReport({ totals, terms }: Simulated, language: Surface) {
  const years = totals.years.map((year, index) => {
    const report = totals.reports[index];
    return { ...jsonYear(year, language), ...(report && jsonYearReport(report, language)) };
  });
  return { ok: true, population: totals.manifest, years, unpriced: totals.unpriced, notes: terms };
}

/** `population report DIR --year Y [--out FILE.md|csv|json]`: every way to cut the totals. */
export async function reportAction(invocation: Invocation): Promise<ExitCode> {
  const simulated = await simulate(invocation, true);
  if (!simulated) return 1;
  const { totals, terms } = simulated;
  const { language, json, values, host } = invocation;
  if (json) {
    printJson(invocation, jsonReport(simulated, language));
    return 0;
  }
  const out = values['out'];
  const typed = typedTablesOfReports(totals, language);
  const tables = [
    ...totals.years.flatMap((year) => tablesOfYear(year, language)),
    ...typed.filter(({ rows }) => rows.length > 0).map((table) => readableTable(table, language)),
  ];
  const lines = [
    ...totals.years.flatMap((year) => linesOfYear(year, language)),
    ...linesOfUnpriced(totals, language),
    ...terms,
  ];
  if (out === undefined) {
    for (const table of tables) printTable(invocation, table);
    for (const line of lines) printLine(invocation, line);
    return 0;
  }
  const title = language === 'zh' ? '# 政策费用测算报告' : '# What the policies cost';
  const ending = path.extname(out).toLowerCase();
  const text =
    ending === '.csv'
      ? csvText(typedTableOfYears(totals.years, language))
      : ending === '.json'
        ? `${JSON.stringify(jsonReport(simulated, language), null, 2)}\n`
        : `${[title, ...lines, ...tables.map(markdownTable)].join('\n\n')}\n`;
  const save = async (file: string, written: string): Promise<void> => {
    await saveFile(path.resolve(host.folder, file), new TextEncoder().encode(written));
    printLine(invocation, file);
  };
  await save(out, text);
  // What is no cut of the total stands in files of its own.
  if (ending === '.csv') for (const table of typed) await save(`${out.slice(0, -4)}.${table.key}.csv`, csvText(table));
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

/** `population compare DIR --baseline PATH --year Y`. */
export async function compareAction(invocation: Invocation): Promise<ExitCode> {
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
  if (invocation.json)
    printJson(invocation, { ok: true, years: compared.map((year) => jsonComparison(year, language)) });
  else {
    for (const year of compared)
      for (const table of tablesOfComparison(year, language)) if (table.rows.length > 0) printTable(invocation, table);
    for (const line of linesOfTerms(draft.plans, years, language)) printLine(invocation, line);
  }
  return 0;
}

/** `population sweep DIR --vary POLICY.NAME --values A,B --year Y`. */
export async function sweepAction(invocation: Invocation): Promise<ExitCode> {
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
  if (invocation.json) printJson(invocation, { ok: true, year, vary: what, points: jsonSweep(points) });
  else {
    printTable(invocation, tableOfSweep(points, what, invocation.language));
    for (const line of linesOfTerms(chosen.plans, [year], invocation.language)) printLine(invocation, line);
  }
  return 0;
}
