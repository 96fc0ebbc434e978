import { Composer, Parser, type CST, type Document } from 'yaml';
import type { ScannedText } from './scan-tokens';

/**
 * Gives the first document of a text as the YAML reader has it, errors included; null where it cannot read at all.
 * Units: `length` is that of the text in UTF-16 units.
 */
export function composeDocument({ lexemes }: ScannedText, length: number): Document.Parsed | null {
  // Duplicate keys are looked for in buildTree: the reader's own look is quadratic.
  const composer = new Composer({
    stringKeys: true,
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  try {
    const [document] = composer.compose(parseLexemes(lexemes), true, length);
    return document ?? null;
  } catch (error) {
    // Depth is limited before; should the reader's recursion still exhaust the stack, that is no bug of the text's reader.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function* parseLexemes(lexemes: readonly string[]): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of lexemes) yield* parser.next(lexeme);
  yield* parser.end();
}
