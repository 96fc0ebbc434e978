/** Remembers what a pure function gave for a text. */
export interface TextMemo<Result> {
  (text: string, make: (text: string) => Result): Result;
}

/** Longer texts are rare and would hold much memory. Units: UTF-16 units. */
const LONGEST_TEXT = 10_000;

/**
 * Makes a memory of results by text, so that a keystroke costs what it changes. It holds the `limit` texts asked for
 * last and up to as many before them: what is still in use stays, what is not goes, and the memory is bounded. Where
 * the number of texts in use changes, the limit is asked for each time.
 *
 * The function must be pure and its results must not be changed, or one caller would see the work of another.
 */
export function rememberByText<Result>(limit: number | (() => number), longest = LONGEST_TEXT): TextMemo<Result> {
  let recent = new Map<string, Remembered<Result>>();
  let older: ReadonlyMap<string, Remembered<Result>> = new Map();
  return (text, make) => {
    if (text.length > longest) return make(text);
    const known = recent.get(text);
    if (known) return known.result;
    const remembered = older.get(text) ?? remember(text, make);
    if (recent.size >= (typeof limit === 'number' ? limit : limit())) {
      older = recent;
      recent = new Map();
    }
    recent.set(remembered.text, remembered);
    return remembered.result;
  };
}

interface Remembered<Result> {
  readonly text: string;
  readonly result: Result;
}

/** A part that was cut from a long text keeps the whole of it alive, and so does what is cut from the part: a copy does not. */
function remember<Result>(text: string, make: (text: string) => Result): Remembered<Result> {
  const copy = ` ${text}`.slice(1);
  return { text: copy, result: make(copy) };
}
