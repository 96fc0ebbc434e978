import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtinVocabulary as vocabulary } from '../../../engine/vocabulary/builtin-vocabulary';
import { openPopulation } from '../open-population';
import type { TaskRun } from '../task-run';
import { importPopulation, type ImportReport } from './import-population';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-kept-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const run = (): TaskRun => ({ signal: new AbortController().signal, spill: folder, progress: () => undefined });

function load([file = '']: readonly string[], target = at('p')): Promise<ImportReport> {
  return importPopulation(
    { target, files: [{ file: at(file), table: null }], mapping: null, none: [], vocabulary },
    run(),
  );
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
    writeFileSync(at('e.csv'), `${head}${row('6160')},x\n${row('6161')}\n${row('6162').replace(',2,', ',约二,')}\n`);
    const report = await load(['e.csv']);
    const found = notes(report).map(([kind, , rows, reason]) => [kind, rows, reason]);
    expect(found).toHaveLength(above.length > 0 ? 3 : 2);
    expect(found).toContainEqual(['rejected', [heading + 1], '列数比列名多']);
    expect(found).toContainEqual(['emptied', [heading + 3], expect.stringContaining('约二')]);
    if (above.length > 0) expect(found).toContainEqual(['rejected', above, '在列名之上，不作数据']);
    const facts = { id: code('6161'), revenue, employees: '2', region: '360103' };
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
      '="913601001582616144"',
      "'913601001582616145",
      '９１３６０１００１５８２６１６１４６',
      '913601001582616000',
    ];
    writeFileSync(at('e.csv'), `统一社会信用代码,企业名称\n${texts.map((each) => `${each},甲`).join('\n')}\n`);
    const report = await load(['e.csv']);
    expect((await enterprises(4)).map(({ id }) => id)).toEqual([
      '913601001582616144',
      '913601001582616145',
      '913601001582616146',
      '913601001582616000',
    ]);
    const outcomes = notes(report).map(([kind, , rows]) => `${String(kind)} ${String(rows)}`);
    expect(outcomes.sort()).toEqual(['emptied 2', 'flagged 6', 'rejected 2', 'repaired 3,4,5']);
    writeFileSync(at('n.csv'), '统一社会信用代码,企业名称\n9.1360100158E+17,甲\n');
    await expect(load(['n.csv'], at('q'))).rejects.toMatchObject({
      failure: { code: 'import/nobody', message: { zh: expect.stringContaining('科学计数法') as string } },
    });
  });
});
