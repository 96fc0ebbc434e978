import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Fix, TextEdit } from '../diagnostics/diagnostic';
import { originalRange, type RepairedText } from './repaired-text';
import type { Token } from './scan-tokens';

/** Most levels of nesting; policies use less than ten. The YAML reader recurses, so that deeper text could end it. */
export const MAX_DEPTH = 40;

const MAX_REFUSED = 20;

/** What the tokens of a text say about reading it. */
export interface StructureFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the text must not be given to the YAML reader. */
  readonly fatal: boolean;
  /** Edits, in places of the repaired text, that take refused marks out so that the rest can be read. */
  readonly edits: readonly TextEdit[];
}

/**
 * Refuses YAML that policies have no use for and that can hide meaning or exhaust the reader: anchors, aliases, tags,
 * directives, explicit keys, several documents, deep nesting.
 *
 * Errors: parse/too-deep, parse/explicit-key (fatal); parse/alias, parse/anchor, parse/tag, parse/directive,
 * parse/several-documents.
 */
export function checkStructure(
  repaired: RepairedText,
  tokens: readonly Token[],
  file: string,
  depth = MAX_DEPTH,
): StructureFindings {
  const at = (token: Token) => originalRange(repaired, token);
  const deep = findDeep(tokens, depth);
  if (deep) {
    return { diagnostics: [diagnose('parse/too-deep', file, at(deep), { limit: MAX_DEPTH })], fatal: true, edits: [] };
  }
  const explicit = tokens.find((token) => token.kind === 'explicitKey');
  if (explicit) return { diagnostics: [diagnose('parse/explicit-key', file, at(explicit))], fatal: true, edits: [] };

  const second = secondDocument(tokens);
  const read = second ? tokens.slice(0, tokens.indexOf(second)) : tokens;
  const diagnostics: Diagnostic[] = [];
  const edits: TextEdit[] = [];
  for (const token of read) {
    if (token.kind !== 'alias' && token.kind !== 'anchor' && token.kind !== 'tag' && token.kind !== 'directive')
      continue;
    const written = repaired.text.slice(token.start, token.end);
    const args = { written: written.length > 30 ? `${written.slice(0, 30)}…` : written };
    diagnostics.push(diagnose(`parse/${token.kind}`, file, at(token), args, quoteLine(repaired, token)));
    edits.push({ range: token, text: ' '.repeat(token.end - token.start) });
  }
  if (second) {
    diagnostics.push(diagnose('parse/several-documents', file, at(second)));
    // Blank to the end, but for line ends: what follows is another document.
    edits.push({ range: { start: second.start, end: repaired.text.length }, text: '\n' });
  }
  return { diagnostics: diagnostics.slice(0, MAX_REFUSED), fatal: diagnostics.length > 200, edits };
}

/** The first token that lies too deep: in brackets, in indentation, or in colons of one line. */
function findDeep(tokens: readonly Token[], limit: number): Token | null {
  const columns: number[] = [];
  let onLine = 0;
  for (const token of tokens) {
    if (token.flowDepth > 0) {
      if (token.flowDepth + columns.length > limit) return token;
      continue;
    }
    if (token.kind === 'comment') continue;
    if (token.startsLine && token.kind !== 'documentStart') {
      while ((columns.at(-1) ?? -1) > token.column) columns.pop();
      if ((columns.at(-1) ?? -1) < token.column) columns.push(token.column);
      onLine = 0;
    }
    if (token.kind === 'colon') onLine += 1;
    if (columns.length + Math.max(0, onLine - 1) > limit) return token;
  }
  return null;
}

function secondDocument(tokens: readonly Token[]): Token | undefined {
  let content = false;
  let ended = false;
  for (const token of tokens) {
    if (token.kind === 'comment' || token.kind === 'directive') continue;
    if (token.kind === 'documentEnd') ended = true;
    else if (token.kind === 'documentStart') {
      if (content) return token;
      content = true;
    } else {
      if (ended) return token;
      content = true;
    }
  }
  return undefined;
}

/** Text that happens to begin with a mark of YAML, such as `*重要*`, only lacks quotes. */
function quoteLine(repaired: RepairedText, token: Token): Fix[] {
  if (token.kind === 'directive' || token.flowDepth > 0) return [];
  const lineEnd = repaired.text.indexOf('\n', token.start);
  const rest = repaired.text.slice(token.start, lineEnd < 0 ? undefined : lineEnd);
  const content = rest.replace(/\s+(?:#.*)?$/, '');
  if (/["\\]/.test(content)) return [];
  const range = originalRange(repaired, { start: token.start, end: token.start + content.length });
  const title = { zh: '给整个值加引号', en: 'Put the whole value in quotes' };
  return [{ title, edits: [{ range, text: `"${content}"` }] }];
}
