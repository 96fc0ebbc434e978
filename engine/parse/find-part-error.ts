import { YAMLParseError } from 'yaml';
import { composeDocument } from './compose-document';
import { findBrokenPart } from './read-parts';
import { scanText, type Token } from './scan-tokens';

/**
 * Finds the first error that the YAML reader has with a text, by reading the part that it is in: a keystroke breaks one
 * line. Null unless one part alone is out of order and its tokens are the same when it stands alone.
 *
 * Units: places of the error are those of the whole text.
 */
export function findPartError(text: string, tokens: readonly Token[]): YAMLParseError | null {
  const part = findBrokenPart(text);
  if (!part) return null;
  const { start } = part;
  const inside = tokens.filter((token) => token.start < start + part.text.length && token.end > start);
  const scanned = scanText(part.text, inside.length * 4 + 100);
  if (!scanned || !sameTokens(scanned.tokens, inside, start)) return null;
  const document = composeDocument(scanned, part.text.length);
  const [error] = document?.errors.toSorted((one, other) => one.pos[0] - other.pos[0]) ?? [];
  if (!error) return null;
  return new YAMLParseError([error.pos[0] + start, error.pos[1] + start], error.code, error.message);
}

/** Whether the lexer cuts a part as it cuts the whole: no quote and no bracket runs over its ends. */
function sameTokens(alone: readonly Token[], inside: readonly Token[], start: number): boolean {
  return (
    alone.length === inside.length &&
    alone.every((token, index) => {
      const other = inside[index];
      return (
        token.kind === other?.kind &&
        token.start + start === other.start &&
        token.end + start === other.end &&
        token.flowDepth === other.flowDepth
      );
    })
  );
}
