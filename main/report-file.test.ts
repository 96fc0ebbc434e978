import readXlsxFile from 'read-excel-file/node';
import yauzl from 'yauzl';
import { expect, it } from 'vitest';
import type { SavedTable, TableCell } from './ipc/population-contract';
import { writeReportFile } from './report-file';

const text = (words: string): TableCell => ({ kind: 'text', text: words });
const table: SavedTable = {
  title: '按措施/2023',
  heading: ['名称', '家数', '金额'],
  rows: [
    [text('=1+2'), { kind: 'count', count: 12 }, { kind: 'yuan', yuan: '1234567.89' }],
    [text('+86 电话'), { kind: 'count', count: 0 }, { kind: 'yuan', yuan: '-5.00' }],
    [text('-x, "y"'), { kind: 'count', count: 1 }, { kind: 'yuan', yuan: null }],
    [text('@SUM(A1)'), { kind: 'count', count: 1 }, { kind: 'yuan', yuan: '99999999999999999999.99' }],
    [text('\t=2'), { kind: 'count', count: 1 }, { kind: 'yuan', yuan: '0.01' }],
  ],
};

it('writes CSV in which no text is a formula and numbers are numbers', async () => {
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeReportFile({ kind: 'csv', table }));
  expect(csv).toBe(
    '\uFEFF名称,家数,金额\r\n' +
      "'=1+2,12,1234567.89\r\n" +
      "'+86 电话,0,-5.00\r\n" +
      '"\'-x, ""y""",1,\r\n' +
      "'@SUM(A1),1,99999999999999999999.99\r\n" +
      "'\t=2,1,0.01\r\n",
  );
});

it('writes a workbook with typed cells, a sheet for each table, and no formula', async () => {
  const bytes = await writeReportFile({ kind: 'xlsx', tables: [table, table] });
  const sheets = await readXlsxFile(Buffer.from(bytes));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['按措施 2023', '按措施 2023 2']);
  expect(sheets[0]?.data.map((row) => [...row])).toEqual([
    ['名称', '家数', '金额'],
    ['=1+2', 12, 1234567.89],
    ['+86 电话', 0, -5],
    ['-x, "y"', 1, null],
    ['@SUM(A1)', 1, '99999999999999999999.99'],
    // The reader cuts blanks off.
    ['=2', 1, 0.01],
  ]);
  expect(await readEntries(Buffer.from(bytes))).not.toMatch(/<f>|<f /);
});

it('writes pictures as they are', async () => {
  expect(Buffer.from(await writeReportFile({ kind: 'png', png: 'iVBORw0KGgo=' })).toString('hex')).toBe(
    '89504e470d0a1a0a',
  );
  const svg = new TextDecoder().decode(await writeReportFile({ kind: 'svg', svg: '<svg xmlns="x"/>' }));
  expect(svg).toBe('<svg xmlns="x"/>');
});

function readEntries(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const texts: string[] = [];
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem);
          stream.on('data', (part: Buffer) => texts.push(part.toString('utf8')));
          stream.on('end', () => zip.readEntry());
        });
      });
      zip.on('end', () => resolve(texts.join('')));
      zip.readEntry();
    });
  });
}
