import path from 'node:path';
import { FileFailure } from '../io/file-failure';
import { nodeFs } from '../io/fs-port';
import { readText } from '../io/read-text';
import { compareRows, listRows, noRow, type ClauseRow, type RowDifference } from './clause-rows';
import type { Command, ExitCode, Invocation } from './command';
import { formatTable, type Alignment } from './format-table';
import { openWorkspace } from './open-workspace';
import { printJson, printLine } from './print';

/** `cuoshi coverage FILE`: whether the policies model every row of a clause inventory, and nothing else. */
export const coverageCommand: Command = {
  name: 'coverage',
  operand: { name: 'FILE', words: { zh: '条款清单（JSON）', en: 'a clause inventory (JSON)' } },
  words: { zh: '核对政策是否覆盖条款清单的每一行', en: 'Check that policies model every row of a clause inventory' },
  options: {
    policies: {
      value: 'DIR',
      words: { zh: '工作区文件夹，默认 samples', en: 'workspace folder, by default samples' },
    },
  },
  run: coverage,
};

async function coverage(invocation: Invocation): Promise<ExitCode> {
  const { host, operands, values } = invocation;
  const file = operands[0] ?? '';
  const { text } = await readText(nodeFs, path.resolve(host.folder, file));
  const inventory = readInventory(text, file);
  const { workspace } = await openWorkspace(invocation, path.resolve(host.folder, values['policies'] ?? host.samples));
  const rows = workspace.policies.flatMap(({ canonical, plan }) =>
    canonical && plan ? listRows(canonical.document, plan) : [],
  );
  const differences = compareRows(inventory, rows);
  const wrong = new Set(differences.map(({ row }) => row));
  const covered = inventory.filter(({ id }) => !wrong.has(id));
  if (invocation.json) {
    printJson(invocation, {
      ok: differences.length === 0,
      rows: inventory.length,
      covered: covered.length,
      differences,
    });
  } else {
    const table = tabulate(inventory, covered);
    const alignments = table[0]?.map((_, column): Alignment => (column === 0 ? 'left' : 'right')) ?? [];
    for (const line of formatTable(table, alignments)) printLine(invocation, line);
    for (const line of describe(differences)) printLine(invocation, line);
    const surplus = differences.filter(({ expected }) => expected === noRow).length;
    const more = surplus === 0 ? '' : `, ${surplus} not in the inventory`;
    printLine(invocation, `${covered.length} of ${inventory.length} rows${more}`);
  }
  return differences.length === 0 ? 0 : 1;
}

function readInventory(text: string, file: string): readonly ClauseRow[] {
  try {
    const rows: unknown = JSON.parse(text);
    if (Array.isArray(rows) && rows.every(isRow)) return rows;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new FileFailure('file/failed', file, { zh: '不是条款清单。', en: 'This is no clause inventory.' });
}

function isRow(value: unknown): value is ClauseRow {
  if (typeof value !== 'object' || value === null) return false;
  const { id, kind, article, amount } = value as Readonly<Record<string, unknown>>;
  const texts = [id, kind, article].every((each) => typeof each === 'string');
  return texts && (amount === null || typeof amount === 'number');
}

/** Rows covered per policy and kind, each as `covered/all`. */
function tabulate(inventory: readonly ClauseRow[], covered: readonly ClauseRow[]): readonly (readonly string[])[] {
  const docs = [...new Set(inventory.map(docOf))].sort();
  const kinds = [...new Set(inventory.map(({ kind }) => kind))].sort();
  const count = (rows: readonly ClauseRow[], doc: string, kind: string | null): number =>
    rows.filter((row) => docOf(row) === doc && (kind === null || row.kind === kind)).length;
  const cell = (doc: string, kind: string | null): string => {
    const all = count(inventory, doc, kind);
    return all === 0 ? '' : `${count(covered, doc, kind)}/${all}`;
  };
  return [
    ['kind', ...docs],
    ...kinds.map((kind) => [kind, ...docs.map((doc) => cell(doc, kind))]),
    ['all', ...docs.map((doc) => cell(doc, null))],
  ];
}

function docOf({ id }: ClauseRow): string {
  return id.split('-')[0] ?? '';
}

function describe(differences: readonly RowDifference[]): readonly string[] {
  return differences.flatMap(({ row, expected, actual }) => [
    row,
    `    expected: ${expected}`,
    `    actual:   ${actual}`,
  ]);
}
