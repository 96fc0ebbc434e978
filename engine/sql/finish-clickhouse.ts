/**
 * Says in full what ClickHouse does not take for granted: a column that comes out of a join keeps its bare name only when
 * that is written; a number beyond 64 bits is one only within quotation marks, bare it would be a floating point number; and
 * what a join does not find is NULL only when that is set.
 */
export function finishForClickhouse(text: string): string {
  const exact = nameColumns(text).replaceAll(/(?<![\w'"])\d{19,}(?![\w'"])/g, (digits) => `toInt256('${digits}')`);
  return `${exact}\nSETTINGS join_use_nulls = 1`;
}

interface OpenSelect {
  /** Parentheses around its list. */
  readonly depth: number;
  /** Where the column begins that is being read. */
  start: number;
}

const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\/\*.*?\*\/|\bSELECT(?: DISTINCT)?\b|\bFROM\b|[(),]/gs;

function nameColumns(text: string): string {
  const open: OpenSelect[] = [];
  let [depth, done, written] = [0, 0, ''];
  const name = (end: number): void => {
    const last = open.at(-1);
    if (!last) return;
    const [column, bare] = /^\s*\w+\.("[^"]+"|\w+)\s*$/.exec(text.slice(last.start, end)) ?? [];
    if (column === undefined) return;
    const kept = last.start + column.trimEnd().length;
    written += `${text.slice(done, kept)} AS ${bare}`;
    done = kept;
  };
  for (const { 0: found, index } of text.matchAll(token)) {
    const own = open.at(-1)?.depth === depth;
    if (found.startsWith('SELECT')) open.push({ depth, start: index + found.length });
    else if (found === '(') depth += 1;
    else if (found === ')') {
      // A list without FROM ends where its parentheses do.
      if (own) {
        name(index);
        open.pop();
      }
      depth -= 1;
    } else if (found === ',' && own) {
      name(index);
      const last = open.at(-1);
      if (last) last.start = index + 1;
    } else if (found === 'FROM' && own) {
      name(index);
      open.pop();
    }
  }
  return written + text.slice(done);
}
