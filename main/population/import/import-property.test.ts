import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeFact, type Cell } from '../../../engine/sql/encode-enterprise';
import { builtinVocabulary as vocabulary } from '../../../engine/vocabulary/builtin-vocabulary';
import { literal, quoted } from '../database-values';
import { openDatabase } from '../fact-database';
import { importPopulation } from './import-population';
import { resolveLabel } from './resolve-label';
import { resolveText } from './resolve-text';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-cells-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Headings with the field and the unit they stand for: every kind of cell, every unit of the plain rules. */
const columns = [
  ['企业名称', 'name', null],
  ['统一社会信用代码', 'creditCode', null],
  ['所在区县', 'region', null],
  ['行业代码', 'industry', null],
  ['规模', 'size', null],
  ['规上', 'scaled', null],
  ['成立日期', 'foundedOn', null],
  ['从业人员', 'employees', null],
  ['研发人员', 'rdStaff', null],
  ['营业收入', 'revenue', null],
  ['资产总额（万元）', 'assets', '万元'],
  ['出口额（亿元）', 'exports', '亿元'],
  ['利润总额（元）', 'profit', '元'],
  ['营业收入增长率', 'revenueGrowth', null],
  ['资产负债率（%）', 'debtRatio', '%'],
] as const;

const digits = (most: number) => fc.integer({ min: 0, max: most }).map(String);
const decimal = fc
  .tuple(
    fc.oneof(digits(9), digits(99_999), digits(99_999_999), fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String)),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 8 }),
  )
  .map(([whole, part]) => (part === '' ? whole : `${whole}.${part}`));
const day = fc
  .tuple(
    fc.constantFrom('1949', '1899', '1999', '2024', '2101', '0001', '99', '12024'),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
    fc.constantFrom('-', '/', '.', ' ', '\\', '年'),
    fc.constantFrom(1, 2, 3),
  )
  .map(([year, month, date, mark, width]) =>
    [year, String(month).padStart(width, '0'), String(date).padStart(width, '0')].join(mark),
  );
const odd = fc.constantFrom(
  ...['10万元', '1,000', '12,34', ' 12 ', '１２', '1e3', '1E+3', '1_000', '+5', '-5', '-0', '-0.00', '007', '.5', '5.'],
  ...[
    '',
    '-',
    '--',
    '30%',
    '0.3',
    '1',
    '1.0',
    '1.000001',
    '30',
    '2024-02-30',
    '2024-02-29',
    '20230301',
    '45356',
    'inf',
  ],
  ...['2023年3月1日', '2023-03-01 00:00:00', '2001-02-3 ', ' 2001-2-3 ', 'epoch', 'infinity', 'NaN', '0x10', '1 000'],
  ...[
    '2024-01-01T',
    '360103',
    '南昌市西湖区',
    '火星区',
    '39',
    'C39',
    '0391',
    '是',
    '否',
    'true',
    '也许',
    '小型',
    'small',
  ],
  ...[
    '999999999999999999',
    '9999999999999.99',
    '12345678901234.5',
    '0.001',
    '0.0000001',
    '1.2.3',
    '1/2',
    '约500',
    '#N/A',
  ],
  ...[
    '91360100158261614C',
    '9.1360100158E+17',
    '913601001582616000',
    '="001"',
    "'001",
    'A\t',
    '甲\n',
    '\u3000甲\u3000',
    '９１',
  ],
  ...['a"b', 'a,b', '=1+1', '甲 公司', '\u00a0', '\u2003x\u2003', 'O+P'],
);
const code = fc
  .tuple(
    fc.constantFrom('91360100158261A14X', '913601001582611060', '91360100158261614C'),
    fc.nat({ max: 17 }),
    fc.constantFrom(...'0189AHIJXYZa甲 '),
    fc.boolean(),
  )
  .map(([whole, at, other, isWhole]) => (isWhole ? whole : whole.slice(0, at) + other + whole.slice(at + 1)));
const anything = fc.oneof(
  odd,
  code,
  decimal,
  day,
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
);

/** A column: most of its texts in one form, as files have them, and some in any. */
const column = (rows: number) =>
  fc
    .oneof(
      decimal.map((text) => fc.constant(text)),
      fc.integer({ min: 0, max: 6 }).map((places) => digits(999_999).map((text) => (Number(text) / 7).toFixed(places))),
      fc.constant(day),
      fc.constant(odd),
      fc.constant(code),
      fc.constant(anything),
    )
    .chain((usual) =>
      fc.array(fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: anything }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

const ROWS = 40;
const record = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

describe('the cells of an imported file', () => {
  it('are those of the reader of enterprise files, whichever way they were read', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(...columns.map(() => column(ROWS))), async (texts) => {
        const lines = Array.from({ length: ROWS }, (_, row) =>
          record([`A${row}`, ...texts.map((each) => each[row] ?? '')]),
        );
        const file = path.join(folder, 'e.csv');
        const heading = record(['企业代号', ...columns.map(([header]) => header)]);
        writeFileSync(file, `${heading}\n${lines.join('\n')}\n`);
        const target = path.join(folder, 'p');
        // One before may have failed.
        for (const left of [target, `${file}.mapping.json`]) rmSync(left, { recursive: true, force: true });
        await importPopulation(
          { target, files: [{ file, table: null }], mapping: null, none: [], vocabulary },
          { signal: new AbortController().signal, spill: folder, progress: () => undefined },
        );
        const expected = columns.map(([header, field, unit], index) =>
          readTexts(header, field, unit, texts[index] ?? []),
        );
        const read = await readCells(target);
        // A size that is missing is derived, and a name that is missing is the identifier.
        const kept = ([, field]: (typeof columns)[number], cell: Cell, row: number): Cell =>
          field === 'name' && cell === null ? `A${row}` : cell;
        for (const [index, each] of columns.entries()) {
          const [, field] = each;
          const wanted = (expected[index]?.cells ?? []).map((cell, row) => plain(kept(each, cell, row)));
          const got = read.map((row) => plain(row[field] as Cell));
          if (field === 'size') {
            for (const [row, cell] of wanted.entries()) if (cell !== null) expect(got[row]).toBe(cell);
          } else expect([field, got]).toEqual([field, wanted]);
        }
        const noted = readFileSync(path.join(target, 'notes.csv'), 'utf8');
        const outcomes = await readNotes(path.join(target, 'notes.csv'));
        expect(outcomes, noted).toEqual(expected.flatMap(({ notes }) => notes).sort());
      }),
      { numRuns: 15 },
    );
  });
});

/** What the reader makes of the texts of a column. */
function readTexts(header: string, id: string, unit: string | null, texts: readonly string[]) {
  const field = vocabulary.facts.enterprise.find((each) => each.id === id);
  if (!field) throw new Error(`there is no field ${id}`);
  const words = new Map<string, number>();
  const notes: string[] = [];
  const cells = texts.map((text, row): Cell => {
    const keep = (note: { readonly kind: string; readonly reason: { readonly zh: string } } | null): void => {
      if (note) notes.push(JSON.stringify([row + 2, header, note.kind, note.reason.zh]));
    };
    if (text === '') return null;
    if (field.type.kind === 'text') {
      const { value, note } = resolveLabel(text, id);
      keep(note);
      return value;
    }
    const { value, note } = resolveText(text, { field, collection: null, unit }, vocabulary);
    const cell = value === null ? null : encodeFact(field, value, vocabulary, (word) => words.size + word.length);
    keep(cell === undefined ? { kind: 'emptied', reason: { zh: `数值过大或过细，无法精确保存：${text}` } } : note);
    return cell ?? null;
  });
  return { cells, notes };
}

function plain(cell: Cell): string | null {
  return cell === null ? null : String(cell);
}

async function readCells(population: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = await openDatabase({});
  try {
    const file = path.join(population, 'enterprise-00001.parquet');
    const fields = columns.map(([, field]) => `CAST(${quoted(field)} AS VARCHAR) AS ${quoted(field)}`);
    const reader = await connection.runAndReadAll(
      `SELECT ${fields.join(', ')} FROM read_parquet(${literal(file)}) ORDER BY e`,
    );
    return reader.getRowObjectsJson();
  } finally {
    connection.closeSync();
  }
}

/** The notes of cells; those that flag amounts and sizes are of other tests. */
async function readNotes(file: string): Promise<readonly string[]> {
  const connection = await openDatabase({});
  try {
    const reader = await connection.runAndReadAll(
      `SELECT CAST("行 row" AS INTEGER) AS line, "列 column" AS header, "处理 outcome" AS kind, "原因" AS reason FROM read_csv(${literal(file)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\n')`,
    );
    return reader
      .getRows()
      .filter(([, header, kind]) => kind !== 'flagged' || header === '统一社会信用代码')
      .map((row) => JSON.stringify(row))
      .sort();
  } finally {
    connection.closeSync();
  }
}
