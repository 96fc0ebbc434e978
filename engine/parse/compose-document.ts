import { Composer, Parser, type Document } from 'yaml';

/** Gives the first document of a text as the YAML reader has it, errors included; null where it cannot read at all. */
export function composeDocument(text: string): Document.Parsed | null {
  // Duplicate keys are looked for in buildTree: the reader's own look is quadratic.
  const composer = new Composer({
    stringKeys: true,
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  try {
    const [document] = composer.compose(new Parser().parse(text), true, text.length);
    return document ?? null;
  } catch (error) {
    // Depth is limited before; should the reader's recursion still exhaust the stack, that is no bug of the text's reader.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
