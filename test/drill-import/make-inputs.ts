import { createWriteStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export const HEADING = '企业代号,企业名称,所在区县,行业代码,从业人员,营业收入（万元）,成立日期';

/** A sound row. */
export function writeRow(number: number): string {
  return `A${number},企业${number},360103,39,${(number % 900) + 1},${(number % 90_000) + 10},2001-02-03`;
}

/** Writes a table of about so many bytes; `pad` lengthens its names. */
export async function writeTable(file: string, bytes: number, pad = ''): Promise<number> {
  const out = createWriteStream(file);
  out.write(`${HEADING}\n`);
  let [written, rows] = [0, 0];
  while (written < bytes) {
    const lines: string[] = [];
    for (let index = 0; index < 20_000; index += 1) lines.push(writeRow((rows += 1)).replace(',企业', `,${pad}企业`));
    const part = `${lines.join('\n')}\n`;
    written += Buffer.byteLength(part);
    if (!out.write(part)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return rows;
}

/** Writes a table, and then a hole of nothing up to so many bytes: what is left when a disk fails in the middle. */
export async function writeHole(file: string, bytes: number): Promise<void> {
  await writeFile(file, `${HEADING}\n${writeRow(1)}\n`);
  const handle = await open(file, 'r+');
  await handle.truncate(Math.round(bytes));
  await handle.close();
}

/** Writes one line without an end of so many bytes. */
export async function writeLongLine(file: string, bytes: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${HEADING}\nA1,`);
  const part = Buffer.alloc(8 * 2 ** 20, 'x');
  for (let written = 0; written < bytes; written += part.length) if (!out.write(part)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}

/** Writes a workbook whose sheet grows to so many bytes when it is unpacked; `lies`: its directory says that it does not. */
export async function writeBomb(file: string, bytes: number, lies: boolean): Promise<void> {
  const archive = new ZipFile();
  const text = (name: string, content: string): void => archive.addBuffer(Buffer.from(content), name);
  text(
    '[Content_Types].xml',
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  );
  text(
    'xl/workbook.xml',
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
  );
  text(
    'xl/_rels/workbook.xml.rels',
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  );
  archive.addBuffer(Buffer.alloc(bytes, ' '), 'xl/worksheets/sheet1.xml');
  archive.end();
  await writeFile(file, await buffer(archive.outputStream as Readable));
  if (!lies) return;
  // In the central directory and in front of the entry: 1,000 bytes instead of what there is.
  const packed = await readFile(file);
  const told = Buffer.alloc(4);
  told.writeUInt32LE(bytes);
  for (let at = packed.indexOf(told); at >= 0; at = packed.indexOf(told, at + 4)) packed.writeUInt32LE(1_000, at);
  await writeFile(file, packed);
}
