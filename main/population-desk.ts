import os from 'node:os';
import path from 'node:path';
import { builtinVocabulary } from '../engine/vocabulary/builtin-vocabulary';
import type { Vocabulary } from '../engine/vocabulary/vocabulary';
import type {
  GenerateChoice,
  ImpactAnswers,
  ImportChoice,
  ImportPlanView,
  ImportReportView,
  PopulationInfo,
  PopulationProgress,
  PopulationRequests,
  ReportDetail,
  ReportQuestion,
} from './ipc/population-contract';
import type { ScenarioBasis, ScenarioRequests } from './ipc/scenario-contract';
import { fail } from './ipc/host-failure';
import { fieldsOfTable } from './population/import/column-mapping';
import { readManifest, type PopulationManifest } from './population/population-folder';
import { openProcess, type StartPort } from './population/population-process';
import type { TaskInput, TaskName, TaskResult } from './population/tasks';

export interface PopulationDeskOptions {
  readonly start: StartPort;
  readonly onProgress: (progress: PopulationProgress) => void;
  /** Progress of the report that is being made. */
  readonly onReporting: (progress: PopulationProgress) => void;
  /** The process has ended without being asked to. */
  readonly onStopped: () => void;
}

/** Asks for a path; null when the user cancels. */
type Ask<Answer> = () => Promise<Answer | null>;

type Explaining = PopulationRequests['population:explain'];

/** Everything the window does with populations: it alone knows where one lies on disk. */
export interface PopulationDesk {
  describe(): PopulationInfo | null;
  generate(choice: GenerateChoice, askForTarget: Ask<string>): Promise<PopulationInfo | null>;
  inspect(askForFiles: Ask<readonly string[]>): Promise<ImportPlanView | null>;
  import(choice: ImportChoice, askForTarget: Ask<string>): Promise<ImportReportView | null>;
  open(askForFolder: Ask<string>): Promise<PopulationInfo | null>;
  /** Forgets the population; its folder stays. */
  forget(): void;
  cancel(): void;
  report(question: ReportQuestion): Promise<ImpactAnswers[ReportDetail]>;
  /** Stops the report that is being made; what came of it so far is thrown away. */
  stopReport(): void;
  explain(question: Explaining['in']): Promise<Explaining['out']>;
  /** Scenarios are computed like imports: one at a time, with progress, and cancelled on demand. */
  runScenario(question: ScenarioRequests['scenario:run']['in']): Promise<ScenarioRequests['scenario:run']['out']>;
  tryScenario(question: ScenarioRequests['scenario:try']['in']): Promise<ScenarioRequests['scenario:try']['out']>;
  varyScenario(question: ScenarioRequests['scenario:vary']['in']): Promise<ScenarioRequests['scenario:vary']['out']>;
  /** Ends the process, whatever it does. */
  close(): void;
}

/** Starts with no population; the process starts with the first question. */
export function openPopulationDesk({
  start,
  onProgress,
  onReporting,
  onStopped,
}: PopulationDeskOptions): PopulationDesk {
  const vocabulary: Vocabulary = builtinVocabulary;
  const process = openProcess(start, os.tmpdir(), onStopped);
  const limits = { memory: `${Math.floor(os.totalmem() / 2 / 1e6)}MB`, threads: os.availableParallelism() };
  let held: { readonly folder: string; readonly info: PopulationInfo } | null = null;
  let chosen: readonly string[] | null = null;
  let preparing: AbortController | null = null;
  let reporting: AbortController | null = null;

  /** Runs a task the user waits for: one at a time, with progress, and cancelled on demand. */
  const prepare = async <Name extends TaskName>(task: Name, input: TaskInput<Name>): Promise<TaskResult<Name>> => {
    if (preparing)
      throw fail('population/busy', '上一项操作还没有结束。', 'What was started before is not finished yet.');
    const controller = new AbortController();
    preparing = controller;
    try {
      return await process.ask(task, input, { signal: controller.signal, onProgress });
    } finally {
      preparing = null;
    }
  };
  const hold = (folder: string, manifest: PopulationManifest): PopulationInfo => {
    const { seed } = manifest.origin;
    const info: PopulationInfo = {
      name: path.basename(folder),
      kind: manifest.kind,
      enterprises: manifest.enterprises,
      seed: typeof seed === 'number' ? seed : null,
    };
    held = { folder, info };
    return info;
  };
  const folderOf = (source: 'samples' | 'population'): string | null => {
    if (source === 'samples') return null;
    if (!held) throw fail('population/none', '没有打开企业总体。', 'No population is open.');
    return held.folder;
  };

  const placed = <Question extends ScenarioBasis>(question: Question) => ({
    ...limits,
    ...question,
    folder: folderOf(question.source),
  });

  return {
    describe: () => held?.info ?? null,
    async generate({ count, seed, distribution, region }, askForTarget) {
      const target = await askForTarget();
      if (target === null) return null;
      const manifest = await prepare('generate', {
        ...limits,
        target,
        count,
        seed,
        distribution,
        missing: 0,
        vocabulary,
        ...(region === null ? {} : { region }),
      });
      return hold(target, manifest);
    },
    async inspect(askForFiles) {
      const files = await askForFiles();
      if (files === null || files.length === 0) return null;
      chosen = null;
      const inspected = await prepare('inspect', { ...limits, files, vocabulary });
      chosen = files;
      return {
        files: inspected.map(({ file, headers, mapping, remembered }) => ({
          name: path.basename(file),
          table: mapping.table,
          columns: headers.map((header) => {
            const mapped = mapping.columns[header] ?? null;
            return { header, mapped: mapped && { field: mapped.field, unit: mapped.unit ?? null } };
          }),
          remembered,
        })),
        tables: listTables(vocabulary),
      };
    },
    async import({ files, noneElse }, askForTarget) {
      const sources = chosen;
      if (!sources || sources.length !== files.length)
        throw fail('import/table', '请先选择要导入的文件。', 'Choose the files to import first.');
      const target = await askForTarget();
      if (target === null) return null;
      const report = await prepare('import', {
        ...limits,
        target,
        files: files.map(({ table, columns }, index) => ({
          file: sources[index] ?? '',
          table,
          columns: Object.fromEntries(
            Object.entries(columns).map(([header, mapped]) => [
              header,
              mapped && { field: mapped.field, ...(mapped.unit === null ? {} : { unit: mapped.unit }) },
            ]),
          ),
        })),
        mapping: null,
        none: noneElse ? vocabulary.facts.collections.map(({ id }) => id) : [],
        vocabulary,
      });
      chosen = null;
      return {
        population: hold(target, await readManifest(target)),
        files: report.files.map(({ file, encoding, rows, taken, unmapped }) => ({
          name: path.basename(file),
          encoding,
          rows,
          taken,
          unmapped,
        })),
        notes: report.notes.map((note) => ({ ...note, file: path.basename(note.file) })),
        unknown: report.unknown.map(
          (id) => vocabulary.facts.collections.find((each) => each.id === id)?.label ?? { zh: id, en: id },
        ),
      };
    },
    async open(askForFolder) {
      const folder = await askForFolder();
      return folder === null ? null : hold(folder, await readManifest(folder));
    },
    forget: () => {
      held = null;
    },
    cancel: () => preparing?.abort(),
    async report({ world, year, years, detail, source }) {
      const folder = folderOf(source);
      // The newest question wins: what an older one has reached is thrown away.
      reporting?.abort();
      const controller = new AbortController();
      reporting = controller;
      const input = { ...limits, folder, world, year, years, detail };
      return await process.ask('report', input, { signal: controller.signal, onProgress: onReporting });
    },
    stopReport: () => reporting?.abort(),
    async explain({ world, year, source, enterprise }) {
      return await process.ask('explain', { ...limits, folder: folderOf(source), world, year, enterprise });
    },
    runScenario: (question) => prepare('scenarioRun', placed(question)),
    tryScenario: (question) => prepare('scenarioTry', placed(question)),
    varyScenario: (question) => prepare('scenarioVary', placed(question)),
    close: () => process.close(),
  };
}

function listTables(vocabulary: Vocabulary): ImportPlanView['tables'] {
  const { collections } = vocabulary.facts;
  const enterprise = { id: 'enterprise', label: { zh: '企业名单', en: 'list of enterprises' } };
  return [enterprise, ...collections.map(({ id, label }) => ({ id, label }))].map((table) => ({
    ...table,
    fields: [
      ...(table.id === 'enterprise' ? [] : ownerFields),
      ...fieldsOfTable(table.id, vocabulary)
        .filter(({ derived }) => derived !== 'titleFamily')
        .map(({ id, label, type }) => ({ id, label, takesUnit: type.kind === 'money' || type.kind === 'rate' })),
    ],
  }));
}

/** The columns that say which enterprise an event belongs to. */
const ownerFields = [
  { id: '@id', label: { zh: '企业代号', en: 'identifier of the enterprise' }, takesUnit: false },
  { id: '@creditCode', label: { zh: '企业信用代码', en: 'credit code of the enterprise' }, takesUnit: false },
  { id: '@name', label: { zh: '企业名称', en: 'name of the enterprise' }, takesUnit: false },
];
