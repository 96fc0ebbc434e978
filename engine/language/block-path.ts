import type { LineKey, LineParts, Lines } from './read-line';

/** One step from the root to a place: into the value of a key, or into an element of a list. */
export type BlockStep =
  | {
      readonly step: 'key';
      readonly key: LineKey;
      readonly line: LineParts;
      readonly siblings: ReadonlyMap<string, string>;
    }
  | { readonly step: 'element' };

/** Where a line stands in the structure of its indentation. */
export interface BlockPath {
  /** From the root inwards. */
  readonly steps: readonly BlockStep[];
  /** Keys beside the place and their values as written, when a key can stand there. */
  readonly siblings: ReadonlyMap<string, string>;
}

interface OpenMap {
  readonly column: number;
  readonly keys: Map<string, string>;
}

/**
 * Works out the keys and list elements that enclose a place from indentation alone.
 *
 * Shape: `column` is that of a key (or of what may become one), or of a dash.
 */
export function findBlockPath(
  text: string,
  lines: Lines,
  at: { line: number; column: number; kind: 'key' | 'dash' },
): BlockPath {
  const inwards: BlockStep[] = [];
  const maps: OpenMap[] = [];
  const own: OpenMap = { column: at.column, keys: new Map() };
  let current = { kind: at.kind, column: at.column };
  let open: OpenMap | null = null;
  if (at.kind === 'key') maps.push((open = own));

  const see = (line: LineParts): void => {
    if (line.key) {
      const column = line.key.start - line.start;
      const isSibling = current.kind === 'key' && column === current.column;
      const isParent = current.kind === 'key' ? column < current.column : column <= current.column;
      if (isSibling && open) open.keys.set(line.key.name, valueOf(text, line));
      else if (isParent) {
        open = { column, keys: new Map([[line.key.name, valueOf(text, line)]]) };
        maps.push(open);
        inwards.push({ step: 'key', key: line.key, line, siblings: open.keys });
        current = { kind: 'key', column };
      }
    }
    for (const dash of line.dashes.toReversed())
      if (dash < current.column) {
        inwards.push({ step: 'element' });
        current = { kind: 'dash', column: dash };
        open = null;
      }
  };

  const here = lines.read(at.line);
  const before: LineParts = { ...here, key: null, dashes: here.dashes.filter((dash) => dash < at.column) };
  see(before);
  for (let index = at.line - 1; index >= 0 && (current.column > 0 || current.kind === 'key'); index -= 1) {
    const line = lines.read(index);
    if (!line.blank) see(line);
  }
  seeBelow(text, lines, at.line + 1, maps);
  return { steps: inwards.toReversed(), siblings: own.keys };
}

/** Keys below the place belong to the same maps until a line stands further left or begins another element. */
function seeBelow(text: string, lines: Lines, from: number, maps: readonly OpenMap[]): void {
  let open = maps;
  for (let index = from; index < lines.count && open.length > 0; index += 1) {
    const line = lines.read(index);
    if (line.blank) continue;
    const [dash] = line.dashes;
    const first = dash ?? (line.key?.start ?? line.contentStart) - line.start;
    open = open.filter(({ column }) => column <= first);
    const { key } = line;
    // Behind a dash another element begins, whose keys are its own.
    if (dash !== undefined || !key) continue;
    open.find(({ column }) => column === key.start - line.start)?.keys.set(key.name, valueOf(text, line));
  }
}

function valueOf(text: string, line: LineParts): string {
  return text.slice(line.contentStart, line.contentEnd);
}
