import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/** What can be told of a PDF. */
export interface ReadPdf {
  readonly pages: number;
  /** Sizes of pages. Units: points. */
  readonly sizes: ReadonlySet<string>;
  /** Every character that is written somewhere. */
  readonly characters: ReadonlySet<string>;
  readonly drawing: string;
}

/** Reads what can be read of a PDF without its fonts. */
export function readPdf(file: string): ReadPdf {
  const bytes = readFileSync(file);
  const text = bytes.toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  const streams = [...text.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    const start = index + head.length;
    const packed = bytes.subarray(start, bytes.indexOf('endstream', start));
    try {
      return [inflateSync(packed, { finishFlush: 2 }).toString('latin1')];
    } catch {
      return [];
    }
  });
  const characters = new Set<string>();
  for (const map of streams.filter((stream) => stream.includes('begincmap'))) {
    for (const [, section = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
      for (const [, code = ''] of section.matchAll(/<[0-9A-F]+> <([0-9A-F]{4})>/gi))
        characters.add(String.fromCharCode(Number.parseInt(code, 16)));
    for (const [, section = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
      for (const [, from = '', to = '', code = ''] of section.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>/gi))
        for (let step = 0; step <= Number.parseInt(to, 16) - Number.parseInt(from, 16); step += 1)
          characters.add(String.fromCharCode(Number.parseInt(code, 16) + step));
  }
  return {
    pages: [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length,
    sizes: new Set([...text.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box = '']) => box.trim())),
    characters,
    drawing: streams.filter((stream) => stream.includes('BT')).join('\n'),
  };
}
