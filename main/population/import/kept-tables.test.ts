import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtinVocabulary as vocabulary } from '../../../engine/vocabulary/builtin-vocabulary';
import { openDatabase } from '../fact-database';
import { openPopulation } from '../open-population';
import type { TaskRun } from '../task-run';
import { importPopulation, type ImportReport } from './import-population';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-kept-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const run = (): TaskRun => ({ signal: new AbortController().signal, spill: folder, progress: () => undefined });

function load(files: readonly string[], target = at('p')): Promise<ImportReport> {
  const named = files.map((file) => ({ file: at(file), table: null }));
  return importPopulation({ target, files: named, mapping: null, none: [], vocabulary }, run());
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

describe('tables as administrations keep them', () => {
  const names = '企业名称,统一社会信用代码,所在区县,从业人员,营业收入,成立日期';
  const code = (last: string): string => `91360100158261${last}`;
  const row = (last: string): string => `甲${last}公司,${code(last)},360103,2,500,2001-02-03`;
  const notes = ({ notes: listed }: ImportReport) =>
    listed.map(({ kind, column, examples, reason }) => [kind, column, examples.map((each) => each.row), reason.zh]);

  it.each([
    ['a title and a unit above', `某市2023年企业汇总表,,,,,\n,,,,,单位：万元\n${names}\n`, 3, [1, 2], '5000000'],
    ['blank lines above', `\n\n${names}\n`, 3, [], '500'],
    ['other line breaks above', `标题\r\n${names}\r\n`, 2, [1], '500'],
    ['groups above', `基本情况,,,经营情况,,\n${names}\n`, 2, [1], '500'],
    [
      'headings that are merged with those below',
      '企业名称,统一社会信用代码,所在区县,经营情况,,成立日期\n,,,从业人员,营业收入,\n',
      2,
      [1],
      '500',
    ],
    ['a title without separators', `某市企业汇总表（单位：千元）\n${names}\n`, 2, [1], '500000'],
    [
      'remarks and line breaks in headings',
      '"*企业\n名称",统一社会信用代码（18位）,所在区县（注册地）,从业人员（人）,"营业收入\n（万元）",成立日期\n',
      1,
      [],
      '5000000',
    ],
  ])('finds the heading with %s', async (_, head, heading, above, revenue) => {
    // The first row has one cell too many: the lines of those behind it are counted from the first of the file.
    writeFileSync(at('e.csv'), `${head}${row('610T')},x\n${row('611X')}\n${row('6121').replace(',2,', ',约二,')}\n`);
    const report = await load(['e.csv']);
    const found = notes(report).map(([kind, , rows, reason]) => [kind, rows, reason]);
    expect(found).toHaveLength(above.length > 0 ? 3 : 2);
    expect(found).toContainEqual(['rejected', [heading + 1], '列数比列名多']);
    expect(found).toContainEqual(['emptied', [heading + 3], expect.stringContaining('约二')]);
    if (above.length > 0) expect(found).toContainEqual(['rejected', above, '在列名之上，不作数据']);
    const facts = { id: code('611X'), revenue, employees: '2', region: '360103' };
    expect((await enterprises(1))[0]?.fields).toMatchObject(facts);
  });

  it('takes no remark behind an amount for nothing: it may be a unit', async () => {
    writeFileSync(at('e.csv'), '企业代号,营业收入（千美元）,资产总额（年末）\nA1,5,6\n');
    const report = await load(['e.csv']);
    expect(report.files[0]?.unmapped).toEqual(['营业收入（千美元）', '资产总额（年末）']);
  });

  it('takes no row of totals for an enterprise', async () => {
    writeFileSync(at('e.csv'), '企业代号,营业收入\nA1,5000000\nA2,5000000\n小 计,1\n合计,10000000\n');
    const report = await load(['e.csv']);
    expect(report.enterprises).toBe(3);
    expect(notes(report)).toEqual([['rejected', null, [5], '合计行，不是企业']]);
  });

  it('takes codes that a spreadsheet destroyed for none, and flags those it cut', async () => {
    const texts = [
      '9.1360100158E+17',
      '="913601001582611060"',
      "'913601001582611073",
      '９１３６０１００１５８２６１１０８６',
      '913601001582616000',
    ];
    writeFileSync(at('e.csv'), `统一社会信用代码,企业名称\n${texts.map((each) => `${each},甲`).join('\n')}\n`);
    const report = await load(['e.csv']);
    expect((await enterprises(4)).map(({ id }) => id)).toEqual([
      '913601001582611060',
      '913601001582611073',
      '913601001582611086',
      '913601001582616000',
    ]);
    const outcomes = notes(report).map(([kind, , rows]) => `${String(kind)} ${String(rows)}`);
    expect(outcomes.sort()).toEqual(['emptied 2', 'flagged 6', 'rejected 2', 'repaired 3,4,5']);
    writeFileSync(at('n.csv'), '统一社会信用代码,企业名称\n9.1360100158E+17,甲\n');
    await expect(load(['n.csv'], at('q'))).rejects.toMatchObject({
      failure: { code: 'import/nobody', message: { zh: expect.stringContaining('科学计数法') as string } },
    });
  });

  it.each([
    ['\n', ','],
    ['\r\n', ','],
    ['\n', ';'],
  ])('numbers rows as spreadsheets do: blank lines count, breaks within a cell do not (%j, %s)', async (end, mark) => {
    const lines = [
      '\ufeff汇总',
      '',
      `"企业代号",企业名称,成立日期`,
      'A1,甲,2001-02-30',
      '',
      '',
      `A2,"乙${end}${end}二 ''x''",2001-02-30`,
      'A3',
      '',
      'A4,丁,2001-02-30',
      'A5,"",2001-02-03',
      '   ',
      'A5,己,2001-02-03',
      '',
      ',庚,2001-02-30',
      '',
    ];
    const text = lines.map((line) => line.replaceAll(',', mark).replaceAll("''", '""')).join(end);
    writeFileSync(at('e.csv'), text);
    const report = await load(['e.csv']);
    expect(rejected(report)).toEqual([1, 8, 12, 13, 15]);
    const [days] = report.notes.filter(({ kind }) => kind === 'emptied');
    expect(days?.examples.map(({ row }) => row)).toEqual([4, 7, 10, 15]);
    const short = report.notes.find(({ reason }) => reason.en.startsWith('fewer'));
    expect(short?.examples.map(({ text: written }) => written)).toEqual(['A3', '   ']);
  });

  it.each(['\n', '\r\n'])('sees a blank line that is cut off from the line before it, %j', async (end) => {
    // The file is read in pieces of one mebibyte.
    const start = '企业代号,企业名称\nA1,';
    const name = 'x'.repeat(2 ** 20 - Buffer.byteLength(`${start}${end}`));
    writeFileSync(at('e.csv'), `${start}${name}${end}${end}A1,乙\n`);
    expect(rejected(await load(['e.csv']))).toEqual([4]);
  });

  it('takes blank lines of a table of one column for rows, and counts those of Parquet from the first', async () => {
    writeFileSync(at('e.csv'), '企业代号\nA1\n\nA1\n');
    expect(rejected(await load(['e.csv']))).toEqual([3, 4]);
    const connection = await openDatabase({});
    await connection.run(`COPY (SELECT unnest(['A1', 'A1']) AS "企业代号") TO '${at('e.parquet')}' (FORMAT parquet)`);
    connection.closeSync();
    expect(rejected(await load(['e.parquet'], at('q')))).toEqual([2]);
  });

  it('flags credit codes that cannot be right, and takes them', async () => {
    const sound = '91360100158261A14X';
    const codes = [
      sound,
      '91360100158261A141',
      sound.slice(0, 16),
      sound.toLowerCase(),
      sound.replace('0', 'O'),
      '913601001582616000',
    ];
    const rows = codes.map((code) => `${code},甲\n`).join('');
    writeFileSync(at('e.csv'), `统一社会信用代码,企业名称\n${rows},乙\n${sound},丙\n`);
    const titles = codes.slice(0, 3).map((code) => `${code},省级“专精特新”中小企业,2023-01-01\n`);
    writeFileSync(at('t.csv'), `统一社会信用代码,称号,认定日期\n${titles.join('')}`);
    const report = await load(['e.csv', 't.csv']);
    expect(report).toMatchObject({ enterprises: 6 });
    expect(rejected(report)).toEqual([8, 9]);
    const flagged = report.notes
      .filter(({ kind, column }) => kind === 'flagged' && column === '统一社会信用代码')
      .flatMap(({ file, reason, examples }) => examples.map(({ row }) => `${file} ${row} ${reason.zh}`));
    const reasons = {
      check: '统一社会信用代码的校验码不对，可能抄错了一位',
      length: '统一社会信用代码应有 18 位，这里有 16 位',
      letters: '统一社会信用代码只用数字和大写字母，且不用 I、O、S、V、Z；这里有别的字符',
      cut: '代码以 000 结尾且校验码不对：电子表格只留 15 位，后几位可能已丢失',
    };
    expect(flagged.sort()).toEqual([
      `e.csv 3 ${reasons.check}`,
      `e.csv 4 ${reasons.length}`,
      `e.csv 5 ${reasons.letters}`,
      `e.csv 6 ${reasons.letters}`,
      `e.csv 7 ${reasons.cut}`,
      `t.csv 3 ${reasons.check}`,
      `t.csv 4 ${reasons.length}`,
    ]);
    const taken = (await enterprises(3)).map(({ fields, events }) => [
      fields['creditCode'],
      events['recognitions']?.length,
    ]);
    expect(taken).toEqual(codes.slice(0, 3).map((code) => [code, 1]));
  });
});
