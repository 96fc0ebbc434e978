import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { readEnterpriseValue } from '../../../engine/enterprise/read-enterprise-value';
import { numberWords } from '../../../engine/sql/fact-tables';
import { builtinVocabulary as vocabulary } from '../../../engine/vocabulary/builtin-vocabulary';
import { openDatabase } from '../fact-database';
import { openPopulation } from '../open-population';
import type { TaskRun } from '../task-run';
import { importPopulation, type ImportInput, type ImportReport } from './import-population';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-import-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const run = (signal = new AbortController().signal): TaskRun => ({ signal, spill: folder, progress: () => undefined });

function load(files: readonly string[], more: Partial<ImportInput> = {}): Promise<ImportReport> {
  const named = files.map((file) => ({ file: at(file), table: null }));
  return importPopulation({ target: at('p'), files: named, mapping: null, none: [], vocabulary, ...more }, run());
}

/** The enterprises of the imported population, as the interpreter sees them. */
async function enterprises(count: number) {
  const population = await openPopulation({ folder: at('p'), vocabulary }, run());
  try {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    return (await population.readEnterprises(numbers)).map(([, enterprise]) => enterprise);
  } finally {
    await population.close();
  }
}

const rejected = ({ notes }: ImportReport) =>
  notes
    .filter(({ kind }) => kind === 'rejected')
    .flatMap(({ examples }) => examples.map(({ row }) => row))
    .sort((a, b) => a - b);
const emptied = ({ notes }: ImportReport) =>
  notes
    .filter(({ kind }) => kind === 'emptied')
    .map(({ column }) => column)
    .sort();

const heading = '企业代号,企业名称,所在区县,行业代码,从业人员,营业收入（万元）,成立日期,规上';

describe('import', () => {
  it('reads how tables tick yes and no, and leaves a cross open', async () => {
    const ticks = ['1', 'Y', '√', '0', 'ｎ', '×', ''];
    writeFileSync(at('e.csv'), `企业代号,规上\n${ticks.map((tick, row) => `A${row},${tick}`).join('\n')}\n`);
    const report = await load(['e.csv']);
    const made = await enterprises(ticks.length);
    expect(made.map(({ fields }) => fields['scaled'])).toEqual([true, true, true, false, false, undefined, undefined]);
    expect(report.notes.map(({ kind, examples }) => [kind, examples.map(({ text }) => text)])).toEqual([
      ['emptied', ['×']],
    ]);
  });

  it('reads every cell as the reader of enterprise files does', async () => {
    writeFileSync(
      at('e.csv'),
      `${heading}\nA1,甲,360103,C39,"1,200",50000,2001-02-03,是\nA2,乙,南昌市西湖区,65,35,0.5,2023年3月1日,否\nA3,丙,360111,65,12,3亿元,20230301,\n`,
    );
    const report = await load(['e.csv']);
    expect(report).toMatchObject({ enterprises: 3 });
    const made = await enterprises(3);
    const expected = [
      {
        代号: 'A1',
        名称: '甲',
        所在区县: '360103',
        行业: 'C39',
        从业人员: '1200',
        营业收入: '50000万元',
        成立日期: '2001-02-03',
        规上: '是',
      },
      {
        代号: 'A2',
        名称: '乙',
        所在区县: '南昌市西湖区',
        行业: '65',
        从业人员: '35',
        营业收入: '0.5万元',
        成立日期: '2023-03-01',
        规上: '否',
      },
      {
        代号: 'A3',
        名称: '丙',
        所在区县: '360111',
        行业: '65',
        从业人员: '12',
        营业收入: '3亿元',
        成立日期: '2023-03-01',
      },
    ].map((data) => readEnterpriseValue(data, vocabulary).value?.fields);
    // The size class is derived by the standard on both ways.
    expect(made.map(({ fields }) => fields)).toEqual(expected);
    expect(made.map(({ fields }) => fields['size'])).toEqual(['large', 'micro', 'small']);
  });

  it('reads the same from GB 18030, UTF-16 and UTF-8 with a mark', async () => {
    const text = `${heading}\nA1,镕基公司,360103,C39,1200,50000,2001-02-03,是\n`;
    writeFileSync(at('u8.csv'), `\ufeff${text}`);
    writeFileSync(at('u16.csv'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030', '-o', at('gb.csv')], { input: text });
    for (const name of ['u8.csv', 'u16.csv', 'gb.csv']) {
      await load([name]);
      expect((await enterprises(1)).map((each) => [each.id, each.name, each.fields['revenue']])).toEqual([
        ['A1', '镕基公司', '500000000'],
      ]);
      rmSync(at('p'), { recursive: true });
    }
  });

  it('rejects rows and empties cells with row, column and reason, and drops nothing in silence', async () => {
    writeFileSync(
      at('e.csv'),
      [
        heading,
        'A1,甲,360103,39,12,500,2001-02-03,是',
        'A1,重复,360103,39,1,1,2001-02-03,是',
        ',无号,360103,39,1,1,2001-02-03,是',
        'A4,少列',
        'A5,多列,360103,39,1,1,2001-02-03,是,又一列',
        'A6,乙,火星区,39,-3,约500,2024-02-30,也许',
        'A7,丙,360103,39,5,999999999,1900-01-01,是',
      ].join('\n'),
    );
    const report = await load(['e.csv']);
    expect(report.enterprises).toBe(3);
    expect(rejected(report)).toEqual([3, 4, 5, 6]);
    expect(emptied(report)).toEqual(['从业人员', '成立日期', '成立日期', '所在区县', '营业收入（万元）', '规上']);
    const flagged = report.notes.filter(({ kind }) => kind === 'flagged');
    expect(flagged.flatMap(({ examples }) => examples.map(({ row }) => row))).toContain(8);
    expect(report.files[0]).toMatchObject({ rows: 7, taken: 3 });
    const notes = readFileSync(at('p/notes.csv'), 'utf8');
    expect(notes.trim().split('\n').length - 1).toBe(report.notes.reduce((sum, { count }) => sum + count, 0));
  });

  it.each([
    ['far behind', (ids: readonly string[]) => [...ids, 'A7'], 5002],
    ['at once', (ids: readonly string[]) => ids.flatMap((id) => (id === 'A4321' ? [id, id] : [id])), 4324],
    ['behind a longer one', (ids: readonly string[]) => [...ids.slice(0, 11), 'A9', ...ids.slice(11)], 13],
    ['the other way round', (ids: readonly string[]) => [...ids.toReversed(), 'A4999'], 5002],
  ])('finds an identifier that is there twice, %s, in a list that is otherwise clean', async (_, repeat, row) => {
    const ids = Array.from({ length: 5000 }, (__, index) => `A${index}`);
    const write = (listed: readonly string[]): void =>
      writeFileSync(at('e.csv'), `企业代号,所在区县\n${listed.map((id) => `${id},360103\n`).join('')}`);
    write(ids);
    expect(await load(['e.csv'])).toMatchObject({ enterprises: 5000, notes: [] });
    rmSync(at('p'), { recursive: true });
    write(repeat(ids));
    const report = await load(['e.csv']);
    expect(report.enterprises).toBe(5000);
    expect(rejected(report)).toEqual([row]);
  });

  it('joins events to their enterprises and keeps titles of elsewhere apart', async () => {
    writeFileSync(
      at('e.csv'),
      `${heading}\nA1,甲,360103,39,12,500,2001-02-03,是\nA2,乙,360103,39,12,500,2001-02-03,是\n`,
    );
    writeFileSync(
      at('r.csv'),
      '企业代号,称号,认定级别,认定日期,认定类型\nA2,省级“专精特新”中小企业,,2023-07-14,新认定\nA2,火星明星企业,,2023-07-14,新认定\nA9,省级“专精特新”中小企业,,2023-07-14,新认定\nA2,“专精特新”中小企业,市级,2022-07-14,新认定\n',
    );
    const report = await load(['e.csv', 'r.csv'], { none: ['violations'] });
    expect(report.files.map(({ table, taken }) => [table, taken])).toEqual([
      ['enterprise', 2],
      ['recognitions', 3],
    ]);
    const [first, second] = await enterprises(2);
    expect(first?.events).toEqual({ recognitions: [], violations: [] });
    expect(second?.events['recognitions']?.map(({ index, date, fields }) => [index, date, fields['title']])).toEqual([
      [0, '2023-07-14', 'srdi-sme/province'],
      [1, '2023-07-14', expect.stringContaining('火星明星企业') as string],
      [2, '2022-07-14', 'srdi-sme/city'],
    ]);
    expect(numberWords(vocabulary).has(String(second?.events['recognitions']?.[1]?.fields['title']))).toBe(false);
  });

  it('remembers what the columns mean and follows what was changed there', async () => {
    writeFileSync(at('e.csv'), '企业代号,营业收入,甲\nA1,12,360103\n');
    await load(['e.csv']);
    const remembered = JSON.parse(readFileSync(at('e.csv.mapping.json'), 'utf8')) as {
      columns: Record<string, unknown>;
    };
    expect(remembered.columns).toEqual({ 企业代号: { field: 'id' }, 营业收入: { field: 'revenue' }, 甲: null });
    const columns = { ...remembered.columns, 营业收入: { field: 'revenue', unit: '万元' }, 甲: { field: 'region' } };
    writeFileSync(at('e.csv.mapping.json'), JSON.stringify({ ...remembered, columns }));
    rmSync(at('p'), { recursive: true });
    await load(['e.csv']);
    expect((await enterprises(1))[0]?.fields).toMatchObject({ revenue: '120000', region: '360103' });
  });

  it('flags amounts of events that are too large for the enterprise', async () => {
    writeFileSync(at('e.csv'), '企业代号,营业收入\nA1,3000000\nA2,\n');
    writeFileSync(
      at('x.csv'),
      '企业代号,支出日期,支出金额,支出类别\nA1,2023-05-01,900000000,展位费用\nA1,2023-05-02,90000,展位费用\nA2,2023-05-03,900000000,展位费用\n',
    );
    const report = await load(['e.csv', 'x.csv']);
    const flagged = report.notes.filter(({ kind }) => kind === 'flagged');
    expect(flagged.flatMap(({ examples }) => examples.map(({ row }) => row))).toEqual([2]);
    expect(flagged[0]?.reason.zh).toContain('请核对单位');
  });

  it('flags a column in the wrong unit by its magnitude', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `A${index},${index + 20},${index + 300}`);
    writeFileSync(at('e.csv'), `企业代号,从业人员,营业收入\n${rows.join('\n')}\n`);
    const report = await load(['e.csv']);
    expect(report.notes.map(({ reason }) => reason.zh).join('\n')).toContain('可能是万元');
  });
});

describe('other files', () => {
  const cell = (place: string, xml: string): string => xml.replace('<c', `<c r="${place}"`);
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (number: number, cells: readonly string[]): string =>
    `<row r="${number}">${cells.map((each, index) => cell(`${String.fromCharCode(65 + index)}${number}`, each)).join('')}</row>`;

  /** Writes a workbook of sheets, each the XML of its rows. */
  async function writeWorkbook(name: string, sheets: readonly string[]): Promise<void> {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const packaged = 'http://schemas.openxmlformats.org/package/2006';
    const listed = sheets.map((_, index) => `<sheet name="表${index}" sheetId="${index + 1}" r:id="r${index + 1}"/>`);
    const linked = sheets.map(
      (_, index) =>
        `<Relationship Id="r${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    );
    const parts = {
      '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${listed.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships">${linked.join('')}<Relationship Id="r99" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ...Object.fromEntries(
        sheets.map((rows, index) => [
          `xl/worksheets/sheet${index + 1}.xml`,
          `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
        ]),
      ),
    };
    const archive = new ZipFile();
    for (const [part, xml] of Object.entries(parts))
      archive.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), part);
    archive.end();
    writeFileSync(at(name), await buffer(archive.outputStream as Readable));
  }

  it('reads a workbook: days, numbers without the noise of doubles, switches', async () => {
    const headings = row(1, ['企业代号', '营业收入（万元）', '成立日期', '规上'].map(text));
    const cells = [
      text('A1'),
      '<c><v>0.30000000000000004</v></c>',
      '<c s="1"><v>45356</v></c>',
      '<c t="b"><v>1</v></c>',
    ];
    await writeWorkbook('e.xlsx', [headings + row(2, cells)]);
    const report = await load(['e.xlsx']);
    expect(report.notes).toEqual([]);
    expect((await enterprises(1))[0]?.fields).toMatchObject({
      id: 'A1',
      revenue: '3000',
      foundedOn: '2024-03-05',
      scaled: true,
    });
  });

  it('finds the sheet with the table, and tells of failed formulas and of codes that became numbers', async () => {
    const code = '<c><v>913601001582616123</v></c>';
    const formula = '<c><f>1+1</f><v>2</v></c>';
    const failed = '<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>';
    const rows = [
      row(1, [text('2023年汇总表'), text('单位：万元')]),
      row(2, ['统一社会信用代码', '企业名称', '营业收入'].map(text)),
      row(3, [text('913601001582616147'), text('甲'), formula]),
      row(5, [text('91360100158261615A'), text('乙'), failed]),
      row(6, [code, text('丙'), formula]),
      row(7, [failed, text('丁'), formula]),
    ];
    await writeWorkbook('e.xlsx', [row(1, [text('填表说明')]), rows.join('')]);
    const report = await load(['e.xlsx']);
    expect(report.files[0]).toMatchObject({ encoding: 'xlsx #2', taken: 2 });
    const outcomes = report.notes.flatMap(({ kind, column, examples }) =>
      examples.map((each) => [kind, column, each.row, each.text].join(' ')),
    );
    expect(outcomes.sort()).toEqual(
      [
        'emptied 营业收入 5 #DIV/0!',
        'emptied 统一社会信用代码 6 9.13601001582616E+17',
        'emptied 统一社会信用代码 7 #DIV/0!',
        'rejected  1 2023年汇总表 单位：万元',
        'rejected  4 ',
        'rejected  6 ',
        'rejected  7 ',
      ].sort(),
    );
    expect((await enterprises(2)).map(({ fields }) => fields['revenue'])).toEqual(['20000', undefined]);
  });

  it('reads Parquet with days and decimals', async () => {
    const connection = await openDatabase({});
    await connection.run(
      `COPY (SELECT 'A1' AS "企业代号", DATE '2001-02-03' AS "成立日期", 12.34::DECIMAL(10, 2) AS "营业收入") TO '${at('e.parquet')}'`,
    );
    connection.closeSync();
    await load(['e.parquet']);
    expect((await enterprises(1))[0]?.fields).toMatchObject({ id: 'A1', revenue: '12.34', foundedOn: '2001-02-03' });
  });
});

describe('an import that cannot be', () => {
  const untouched = () => readdirSync(folder).filter((name) => name === 'p' || name.startsWith('.cuoshi-draft'));

  it.each([
    [
      'mixed encodings',
      Buffer.concat([
        Buffer.from(`${heading}\nA1,甲公司\n`),
        Buffer.from([0x41, 0x2c, 0xbc, 0xd7, 0xb9, 0xab, 0xcb, 0xbe, 0x0a]),
      ]),
      'import/mixed-encodings',
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 0, 0, 1]), 'import/binary'],
    ['an empty file', Buffer.alloc(0), 'import/empty'],
    ['fifty columns of nothing', Buffer.from(`${','.repeat(49)}\n${','.repeat(49)}\n`), 'import/no-heading'],
    [
      'a line without end',
      Buffer.concat([Buffer.from(`${heading}\nA1,`), Buffer.alloc(65 * 2 ** 20, 'x')]),
      'import/long-line',
    ],
    ['headings without rows', Buffer.from(`${heading}\n`), 'import/nobody'],
    ['rows that are all broken', Buffer.from(`${heading}\nA1,甲\nA2\n`), 'import/nobody'],
    ['headings nobody knows', Buffer.from('x,y\n1,2\n'), 'import/mapping'],
    ['no enterprises', Buffer.from('企业代号,称号,认定日期\nA1,甲,2023-01-01\n'), 'import/table'],
  ])('says so of %s, and leaves nothing', async (_, bytes, code) => {
    writeFileSync(at('e.csv'), bytes);
    await expect(load(['e.csv'])).rejects.toMatchObject({ failure: { code } });
    expect(untouched()).toEqual([]);
    expect(existsSync(at('e.csv.mapping.json'))).toBe(false);
  });

  it('refuses a workbook that would grow without end, before unpacking it', async () => {
    const archive = new ZipFile();
    archive.addBuffer(Buffer.alloc(64 * 1024 * 1024), 'xl/worksheets/sheet1.xml');
    archive.end();
    writeFileSync(at('bomb.xlsx'), await buffer(archive.outputStream as Readable));
    // The directory and the entry say 1,000 bytes.
    const told = Buffer.alloc(4);
    told.writeUInt32LE(64 * 1024 * 1024);
    const lies = readFileSync(at('bomb.xlsx'));
    for (let place = lies.indexOf(told); place >= 0; place = lies.indexOf(told)) lies.writeUInt32LE(1_000, place);
    writeFileSync(at('lies.xlsx'), lies);
    writeFileSync(at('none.xlsx'), 'no archive');
    writeFileSync(at('none.parquet'), 'no parquet');
    await expect(load(['bomb.xlsx'])).rejects.toMatchObject({ failure: { code: 'import/bomb' } });
    await expect(load(['lies.xlsx'])).rejects.toMatchObject({ failure: { code: 'import/bomb' } });
    await expect(load(['none.xlsx'])).rejects.toMatchObject({ failure: { code: 'import/workbook' } });
    await expect(load(['none.parquet'])).rejects.toMatchObject({ failure: { code: 'import/parquet' } });
    expect(untouched()).toEqual([]);
  });

  it('leaves nothing when it is cancelled', async () => {
    writeFileSync(at('e.csv'), `${heading}\nA1,甲,360103,39,12,500,2001-02-03,是\n`);
    const controller = new AbortController();
    controller.abort();
    const files = [{ file: at('e.csv'), table: null }];
    const input: ImportInput = { target: at('p'), files, mapping: null, none: [], vocabulary };
    await expect(importPopulation(input, run(controller.signal))).rejects.toMatchObject({
      failure: { code: 'population/cancelled' },
    });
    expect(untouched()).toEqual([]);
  });
});
