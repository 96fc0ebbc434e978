/** More than these are not listed. Units: cells. */
const MOST = 100_000;
/** A cell with its formula is shorter. Units: bytes. */
const LONGEST_CELL = 64 * 1024;
const cells = /<c\b([^>]*?\bt="e"[^>]*)>(?:<f\b[^>]*>[^<]*<\/f>|<f\b[^>]*\/>)?<v>([^<]*)<\/v>/g;

/** A cell of a sheet whose formula failed. Rows and columns count from 0. */
export interface FailedFormula {
  readonly row: number;
  readonly column: number;
  /** Such as `#REF!`. */
  readonly text: string;
}

/** Notes the formulas that failed while a workbook is unpacked: the reader of sheets takes them for empty cells. */
export class FailedFormulas {
  readonly #found = new Map<string, FailedFormula[]>();
  readonly #rests = new Map<string, Buffer>();
  readonly #texts = new Map<string, string>();

  /** Looks at the next piece of an entry of the archive. */
  feed(entry: string, part: Buffer): void {
    if (entry === 'xl/workbook.xml' || entry === 'xl/_rels/workbook.xml.rels')
      this.#texts.set(entry, (this.#texts.get(entry) ?? '') + part.toString('latin1'));
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(entry)) return;
    const rest = this.#rests.get(entry);
    const bytes = rest ? Buffer.concat([rest, part]) : part;
    // What was looked at already ends with the last cell that is whole.
    let end = Math.max(0, bytes.lastIndexOf('<c ') - 1);
    if (bytes.length - end > LONGEST_CELL) end = bytes.length;
    if (bytes.includes('t="e"')) this.#collect(entry, bytes.toString('latin1', 0, end));
    this.#rests.set(entry, Buffer.from(bytes.subarray(end)));
  }

  #collect(entry: string, text: string): void {
    const listed = this.#found.get(entry) ?? [];
    this.#found.set(entry, listed);
    for (const [, attributes = '', error = ''] of text.matchAll(cells)) {
      const [, letters = '', number = ''] = /\br="([A-Z]{1,3})(\d+)"/.exec(attributes) ?? [];
      if (letters === '' || listed.length >= MOST) continue;
      listed.push({ row: Number(number) - 1, column: columnNumber(letters), text: error });
    }
  }

  /** Those of a sheet; sheets count from 1, in the order of the workbook. */
  list(sheet: number): readonly FailedFormula[] {
    const workbook = this.#texts.get('xl/workbook.xml') ?? '';
    const links = this.#texts.get('xl/_rels/workbook.xml.rels') ?? '';
    const [, id] = [...workbook.matchAll(/<sheet\b[^>]*\b\w+:id="([^"]+)"/g)][sheet - 1] ?? [];
    const link = [...links.matchAll(/<Relationship\b[^>]*>/g)].find(([each]) => each.includes(` Id="${id}"`))?.[0];
    const target = /\bTarget="([^"]+)"/.exec(link ?? '')?.[1];
    if (target === undefined) return [];
    const entry = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const rest = this.#rests.get(entry);
    if (rest?.includes('t="e"')) this.#collect(entry, rest.toString('latin1'));
    this.#rests.delete(entry);
    return this.#found.get(entry) ?? [];
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
