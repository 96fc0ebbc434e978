import type { YAMLParseError } from 'yaml';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { DiagnosticCode } from '../diagnostics/catalogue';
import type { Bilingual, Diagnostic, TextEdit, TextRange } from '../diagnostics/diagnostic';
import { toFix, type Slip } from './find-slips';
import { lineAt, quoteText, type Line } from './line-at';
import { originalRange, type RepairedText } from './repaired-text';
import type { Token } from './scan-tokens';
import { yamlErrorWords } from './yaml-error-words';

/** So many lines above the first entry are taken for a slip; more are more likely the text itself. */
const MAX_WORDS_BEFORE = 5;

/** What an error of the YAML reader is explained from. */
interface Scene {
  readonly repaired: RepairedText;
  readonly tokens: readonly Token[];
  readonly file: string;
  readonly error: YAMLParseError;
  /** The line the error stands in. */
  readonly line: Line;
}

/**
 * Puts an error of the YAML reader into plain words at the place of the cause, and mends the text so that the rest can
 * be read: by the repair the author would choose where that is clear, else by leaving out the line.
 *
 * Errors: parse/unclosed-quote, parse/tab-indent, parse/full-width-colon, parse/missing-colon, parse/indent,
 * parse/colon-in-value, parse/unclosed-bracket, parse/needs-quotes, parse/text-after-quote, parse/bad-escape,
 * parse/unreadable-line.
 */
export function explainYamlError(
  error: YAMLParseError,
  repaired: RepairedText,
  tokens: readonly Token[],
  file: string,
): Slip {
  const scene: Scene = { error, repaired, tokens, file, line: lineAt(repaired.text, error.pos[0]) };
  const explain =
    unclosedQuote(scene) ??
    tabIndentation(scene) ??
    fullWidthColon(scene) ??
    unclosedBracket(scene) ??
    markBeforeValue(scene) ??
    textAfterQuote(scene) ??
    badEscape(scene) ??
    deeperLine(scene) ??
    colonInValue(scene) ??
    missingColon(scene) ??
    wrongIndentation(scene) ??
    wordsBeforeText(scene);
  return explain ?? leaveOutLine(scene);
}

function slip(
  scene: Scene,
  code: DiagnosticCode,
  range: TextRange,
  title: Bilingual,
  edits: readonly TextEdit[],
  args: MessageArguments = {},
): Slip {
  const { repaired, file } = scene;
  return {
    diagnostic: diagnose(code, file, originalRange(repaired, range), args, [toFix(repaired, title, edits)]),
    edits,
  };
}

/** A quote that swallowed the following lines: its second line looks like an entry of its own. */
function unclosedQuote(scene: Scene): Slip | null {
  const { tokens, repaired, error } = scene;
  for (const token of tokens) {
    if (token.kind !== 'quoted' || token.start > error.pos[0]) continue;
    const text = repaired.text.slice(token.start, token.end);
    const quote = text.charAt(0);
    const firstEnd = text.search(/\r?\n/);
    const unfinished = text.length < 2 || !text.endsWith(quote);
    if (firstEnd < 0 && !unfinished) continue;
    const next = firstEnd < 0 ? '' : text.slice(firstEnd).trimStart();
    if (!unfinished && !/^(?:- +)*[^\s"'{}[\],:#][^\n"':]*:(?:\s|$)/.test(next)) continue;
    const first = (firstEnd < 0 ? text : text.slice(0, firstEnd)).trimEnd();
    // In brackets the quote ends before the next comma or closing bracket.
    const inner = token.flowDepth > 0 ? /^.[^,\]}]*/su.exec(first) : null;
    const end = token.start + (inner ? inner[0].trimEnd().length : first.length);
    const title = { zh: '补上引号', en: 'Add the missing quote' };
    return slip(scene, 'parse/unclosed-quote', { start: token.start, end }, title, [
      { range: { start: end, end }, text: quote },
    ]);
  }
  return null;
}

function tabIndentation(scene: Scene): Slip | null {
  const { line, error } = scene;
  const indentation = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  if (error.code !== 'TAB_AS_INDENT' || !indentation.includes('\t')) return null;
  const range = { start: line.start, end: line.start + indentation.length };
  const title = { zh: '把制表符改为空格', en: 'Replace the tab by spaces' };
  return slip(scene, 'parse/tab-indent', range, title, [{ range, text: indentation.replaceAll('\t', '  ') }]);
}

function fullWidthColon(scene: Scene): Slip | null {
  const { line } = scene;
  const found = /^(\s*(?:- +)*[^\s：:#"'[\]{}，。][^\s：:#"'[\]{}，。]*)(：[ \u3000]*)/u.exec(line.text);
  if (!found || /:(?: |$)/.test(found[1] ?? '')) return null;
  const start = line.start + (found[1] ?? '').length;
  const range = { start, end: start + (found[2] ?? '').length };
  const title = { zh: '改为半角冒号加空格', en: 'Use a half-width colon and a space' };
  return slip(scene, 'parse/full-width-colon', range, title, [{ range, text: ': ' }]);
}

function unclosedBracket(scene: Scene): Slip | null {
  const { error, tokens } = scene;
  const open: Token[] = [];
  let last: Token | null = null;
  for (const token of tokens) {
    if (token.start >= error.pos[0]) break;
    if (token.kind === 'flowStart') open.push(token);
    if (token.kind === 'flowEnd') open.pop();
    if (token.kind !== 'comment') last = token;
  }
  const outer = open[0];
  const about = /must be sufficiently indented|end with a [\]}]|Expected flow|expected [\]}]/i;
  if (!outer || !last || !(about.test(error.message) || error.code === 'BLOCK_IN_FLOW')) return null;
  const text = open.map((token) => (scene.repaired.text[token.start] === '{' ? '}' : ']')).reverse();
  const end = last.end;
  const title = { zh: '补上右括号', en: 'Add the closing bracket' };
  const edits = [{ range: { start: end, end }, text: text.join('') }];
  const bracket = scene.repaired.text.charAt(outer.start);
  return slip(scene, 'parse/unclosed-bracket', { start: outer.start, end: outer.start + 1 }, title, edits, { bracket });
}

/** `当: > 10`, `备注: @某某`: the value begins with a mark that YAML keeps for itself. */
function markBeforeValue(scene: Scene): Slip | null {
  const { error, tokens, repaired, line } = scene;
  const place = error.pos[0];
  if (error.code === 'BAD_SCALAR_START') {
    const token = tokens.find((each) => each.kind === 'plain' && each.start <= place && place < each.end);
    const end = token?.end ?? line.start + line.text.trimEnd().length;
    return quoteValue(scene, { start: place, end: Math.min(end, line.end) });
  }
  if (error.code !== 'UNEXPECTED_TOKEN') return null;
  const header = tokens.find((each) => each.kind === 'blockHeader' && each.start >= line.start && each.end <= line.end);
  if (!header || header.start > place) return null;
  return quoteValue(scene, { start: header.start, end: line.start + withoutComment(repaired.text, line).length });
}

function quoteValue(scene: Scene, range: TextRange): Slip {
  const text = scene.repaired.text.slice(range.start, range.end).trimEnd();
  const tight = { start: range.start, end: range.start + text.length };
  const title = { zh: '给值加引号', en: 'Put the value in quotes' };
  const edits = [{ range: tight, text: quoteText(text) }];
  return slip(scene, 'parse/needs-quotes', tight, title, edits, { mark: [...text][0] ?? '' });
}

/** `条件: "小巨人" in 企业.称号`: an expression that begins with a text. */
function textAfterQuote(scene: Scene): Slip | null {
  const { error, tokens, repaired, line } = scene;
  if (error.code !== 'UNEXPECTED_TOKEN' && error.code !== 'MISSING_CHAR') return null;
  const index = tokens.findIndex((token) => token.start >= error.pos[0]);
  const quoted = tokens[index - 1];
  if (quoted?.kind !== 'quoted' || quoted.flowDepth > 0 || quoted.start < line.start) return null;
  const range = { start: quoted.start, end: line.start + withoutComment(repaired.text, line).trimEnd().length };
  const text = repaired.text.slice(range.start, range.end);
  const title = { zh: '给整个值加单引号', en: 'Put the whole value in single quotes' };
  const edits = [{ range, text: `'${text.replaceAll("'", "''")}'` }];
  return slip(scene, 'parse/text-after-quote', { start: quoted.end, end: range.end }, title, edits);
}

function badEscape(scene: Scene): Slip | null {
  if (scene.error.code !== 'BAD_DQ_ESCAPE') return null;
  const start = scene.error.pos[0];
  const range = { start, end: start + 2 };
  const written = scene.repaired.text.slice(start, start + 2);
  const title = { zh: '写成两个反斜杠', en: 'Write two backslashes' };
  return slip(scene, 'parse/bad-escape', range, title, [{ range: { start, end: start }, text: '\\' }], { written });
}

/** The next line is indented deeper than its neighbours, so that YAML reads both as one. */
function deeperLine(scene: Scene): Slip | null {
  const { error, line, repaired } = scene;
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY' && error.code !== 'MULTILINE_IMPLICIT_KEY') return null;
  const next = lineAt(repaired.text, Math.min(line.end + 1, repaired.text.length));
  if (next.start <= line.start || !/:(?:\s|$)/.test(next.text) || !/:\s/.test(line.text)) return null;
  const wanted = entryColumn(line.text);
  const actual = /^ */.exec(next.text)?.[0].length ?? 0;
  if (actual <= wanted) return null;
  return reindent(scene, next, actual, wanted);
}

function reindent(scene: Scene, line: Line, actual: number, wanted: number): Slip {
  const range = { start: line.start, end: line.start + actual };
  const title = { zh: `缩进改为 ${wanted} 个空格`, en: `Indent by ${wanted} spaces` };
  const shown = { start: line.start, end: line.start + Math.max(actual, 1) };
  return slip(scene, 'parse/indent', shown, title, [{ range, text: ' '.repeat(wanted) }], { wanted, actual });
}

/** `标题: 专项: 奖补`: a second colon with a space in one value. */
function colonInValue(scene: Scene): Slip | null {
  const { error, line, repaired } = scene;
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY') return null;
  const start = error.pos[0];
  const before = repaired.text.slice(line.start, start);
  if (!/: *$/.test(before)) return null;
  const end = line.start + withoutComment(repaired.text, line).trimEnd().length;
  const text = repaired.text.slice(start, end);
  // A line that runs on into the next one is not mended by quotes.
  if (error.pos[1] > line.end || text === '') return null;
  const title = { zh: '给整个值加引号', en: 'Put the whole value in quotes' };
  return slip(scene, 'parse/colon-in-value', { start, end }, title, [{ range: { start, end }, text: quoteText(text) }]);
}

/** A line without its colon, as every line is while it is typed. */
function missingColon(scene: Scene): Slip | null {
  const { error, line } = scene;
  if (error.code !== 'MULTILINE_IMPLICIT_KEY' && error.code !== 'MISSING_CHAR') return null;
  const found = /^(\s*(?:- +)*)([^\s:#"'[\]{}]+)(?:[ \u3000]+(\S.*))?$/u.exec(line.text);
  if (!found) return null;
  const start = line.start + (found[1] ?? '').length;
  const keyEnd = start + (found[2] ?? '').length;
  const valueStart = found[3] === undefined ? keyEnd : line.start + line.text.length - found[3].length;
  const title = { zh: '补上冒号', en: 'Add the colon' };
  const range = { start, end: line.start + line.text.trimEnd().length };
  const made = slip(scene, 'parse/missing-colon', range, title, [
    { range: { start: keyEnd, end: valueStart }, text: found[3] === undefined ? ':' : ': ' },
  ]);
  // Whether the words are a key is the author's to say: for reading, the line is left out.
  return { diagnostic: made.diagnostic, edits: blank(line) };
}

function wrongIndentation(scene: Scene): Slip | null {
  const { error, line, repaired } = scene;
  const entryHere = error.code === 'MISSING_CHAR' && /^\s*(?:- +)*[^\s:#][^:]*:(?:\s|$)/.test(line.text);
  if (error.code !== 'BAD_INDENT' && !entryHere) return null;
  const actual = /^ */.exec(line.text)?.[0].length ?? 0;
  const columns: number[] = [];
  for (let place = line.start - 1; place > 0 && columns.length < 60;) {
    const above = lineAt(repaired.text, place);
    if (above.text.trim() !== '' && !/^\s*#/.test(above.text)) {
      const dash = /^ */.exec(above.text)?.[0].length ?? 0;
      for (const column of line.text.trimStart().startsWith('-') ? [dash] : [entryColumn(above.text), dash]) {
        if (columns.length === 0 || column < Math.min(...columns)) columns.push(column);
      }
    }
    place = above.start - 1;
  }
  const wanted = columns.sort((one, other) => Math.abs(one - actual) - Math.abs(other - actual))[0];
  if (wanted === undefined || wanted === actual) return null;
  const made = reindent(scene, line, actual, wanted);
  return { diagnostic: made.diagnostic, edits: blank(line) };
}

/**
 * A few words above the first entry: YAML takes them for the whole document, and every line below for too much. Left
 * out as one, or all lines below would be left out one after another, each at the cost of reading the text again.
 */
function wordsBeforeText(scene: Scene): Slip | null {
  const { error, line, repaired, tokens } = scene;
  const ended = error.code === 'UNEXPECTED_TOKEN' && /at node end|in YAML stream/.test(error.message);
  if (!ended || error.pos[0] !== line.start) return null;
  const before = tokens.filter((token) => token.kind !== 'comment' && token.start < line.start);
  const [first, last] = [before[0], before.at(-1)];
  if (!first || !last) return null;
  const head = lineAt(repaired.text, first.start);
  const words = repaired.text.slice(first.start, last.end);
  if (words.split('\n').length > MAX_WORDS_BEFORE) return null;
  const oneLine = last.end <= head.end;
  const indentation = first.start - head.start;
  if (oneLine && /^ +[^\s:#-][^:]*:(?:\s|$)/.test(head.text)) return reindent(scene, head, indentation, 0);
  const edits = [{ range: { start: first.start, end: last.end }, text: words.replace(/[^\r\n]/g, ' ') }];
  const range = { start: first.start, end: Math.min(last.end, head.end) };
  if (oneLine && before.length === 1 && first.kind === 'plain') {
    const colon = [{ range: { start: last.end, end: last.end }, text: ':' }];
    const made = slip(scene, 'parse/missing-colon', range, { zh: '补上冒号', en: 'Add the colon' }, colon);
    return { diagnostic: made.diagnostic, edits };
  }
  return { diagnostic: unreadable(scene, range), edits };
}

function leaveOutLine(scene: Scene): Slip {
  const { line, error } = scene;
  const start = Math.min(error.pos[0], line.end);
  const range = { start, end: Math.max(start, Math.min(error.pos[1], line.end)) };
  return { diagnostic: unreadable(scene, range), edits: blank(line) };
}

function unreadable({ repaired, error, file }: Scene, range: TextRange): Diagnostic {
  const reason = yamlErrorWords(error.code);
  return diagnose('parse/unreadable-line', file, originalRange(repaired, range), { reason });
}

function blank(line: Line): readonly TextEdit[] {
  return [{ range: { start: line.start, end: line.end }, text: ' '.repeat(line.end - line.start) }];
}

/** Column of the first word of a line behind spaces and list dashes. */
function entryColumn(text: string): number {
  return /^ *(?:- +)*/.exec(text)?.[0].length ?? 0;
}

function withoutComment(text: string, line: Line): string {
  return text.slice(line.start, line.end).replace(/\s#.*$/, '');
}
