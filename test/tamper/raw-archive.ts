import { crc32 } from 'node:zlib';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';

/** A file of an archive as anybody may write it: what stands in either header can be a lie. */
export interface RawFile extends BundleEntry {
  /** The name as it is written, where it is no UTF-8 of `path` or differs between the headers. */
  readonly localName?: Buffer;
  readonly centralName?: Buffer;
  readonly local?: Header;
  readonly central?: Header;
  readonly extra?: Buffer;
}

/** Fields that both headers have, and those of the directory alone. */
interface Header {
  readonly needed?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly time?: number;
  readonly date?: number;
  readonly crc?: number;
  readonly packed?: number;
  readonly length?: number;
  readonly madeBy?: number;
  readonly disk?: number;
  readonly mode?: number;
  readonly offset?: number;
  readonly comment?: Buffer;
}

/** What stands around the files. */
export interface RawFrame {
  readonly before?: Buffer;
  readonly between?: Buffer;
  readonly after?: Buffer;
  readonly comment?: Buffer;
  readonly end?: Readonly<
    Partial<Record<'disk' | 'startDisk' | 'countHere' | 'count' | 'size' | 'offset' | 'commentLength', number>>
  >;
}

/** Day and time of every entry of a bundle: noon of 1 February 1980. */
const TIME = { time: 0x6000, date: 0x0041 } as const;
const MADE_BY = 0x033f;
const NEEDED = 20;

/**
 * Writes an archive field by field, so that any of them can be wrong. With nothing overridden it gives the form of
 * docs/bundle-format.md, section 1, independently of the library that the product writes with.
 */
export function packRaw(files: readonly RawFile[], frame: RawFrame = {}): Buffer {
  const parts: Buffer[] = [frame.before ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let offset = parts[0]?.length ?? 0;
  for (const file of files) {
    const content = Buffer.from(file.bytes);
    const name = Buffer.from(file.path, 'utf8');
    const extra = file.extra ?? Buffer.alloc(0);
    const fields: Required<Omit<Header, 'comment'>> = {
      needed: NEEDED,
      flags: 0x0800,
      method: 0,
      ...TIME,
      crc: crc32(content),
      packed: content.length,
      length: content.length,
      madeBy: MADE_BY,
      disk: 0,
      mode: 0o100644 * 0x10000,
      offset,
    };
    const local = { ...fields, ...file.local };
    const head = Buffer.concat([shared(0x04034b50, local, file.localName ?? name, extra), content]);
    directory.push(centralRecord({ ...fields, ...file.central }, file.centralName ?? name, extra));
    parts.push(head);
    offset += head.length;
  }
  const records = Buffer.concat(directory);
  const between = frame.between ?? Buffer.alloc(0);
  parts.push(between, records, endRecord(files.length, records.length, offset + between.length, frame));
  return Buffer.concat([...parts, frame.after ?? Buffer.alloc(0)]);
}

function shared(
  signature: number,
  { needed, flags, method, time, date, crc, packed, length }: Required<Omit<Header, 'comment'>>,
  name: Buffer,
  extra: Buffer,
): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(signature, 0);
  for (const [at, value] of [
    [4, needed],
    [6, flags],
    [8, method],
    [10, time],
    [12, date],
  ] as const)
    head.writeUInt16LE(value, at);
  for (const [at, value] of [
    [14, crc],
    [18, packed],
    [22, length],
  ] as const)
    head.writeUInt32LE(value, at);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra]);
}

function centralRecord(
  fields: Required<Omit<Header, 'comment'>> & Pick<Header, 'comment'>,
  name: Buffer,
  extra: Buffer,
): Buffer {
  const comment = fields.comment ?? Buffer.alloc(0);
  const body = shared(0, fields, name, extra).subarray(4, 30);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(fields.madeBy, 4);
  body.copy(head, 6);
  head.writeUInt16LE(comment.length, 32);
  head.writeUInt16LE(fields.disk, 34);
  head.writeUInt32LE(fields.mode, 38);
  head.writeUInt32LE(fields.offset, 42);
  return Buffer.concat([head, name, extra, comment]);
}

function endRecord(count: number, size: number, offset: number, { comment = Buffer.alloc(0), end = {} }: RawFrame) {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(end.disk ?? 0, 4);
  record.writeUInt16LE(end.startDisk ?? 0, 6);
  record.writeUInt16LE(end.countHere ?? count, 8);
  record.writeUInt16LE(end.count ?? count, 10);
  record.writeUInt32LE(end.size ?? size, 12);
  record.writeUInt32LE(end.offset ?? offset, 16);
  record.writeUInt16LE(end.commentLength ?? comment.length, 20);
  return Buffer.concat([record, comment]);
}
