import type { TextRange } from '../diagnostics/diagnostic';
import { makeRational, multiply, parseRational, toDecimalText } from '../values/rational';
import { readUnit } from '../values/figure-literal';
import { type ExpressionProblem, replaceWith } from './expression-problem';
import { findBracketProblem } from './match-brackets';

/** A text made ready for the FEEL grammar: same length, so that every offset stays what it was. */
export interface ScannedExpression {
  /** ASCII signs for full-width ones, blanks for comments and units. */
  readonly text: string;
  /** Numbers with a unit, by offset of their first digit. */
  readonly quantities: ReadonlyMap<number, Quantity>;
  /** Findings the drafter can live with: the text is still read, for further findings. */
  readonly slips: readonly ExpressionProblem[];
  /** A finding that makes the text unreadable. */
  readonly fatal: ExpressionProblem | null;
}

export interface Quantity {
  readonly end: number;
  readonly unit: 'money' | 'rate';
  /** Exact decimal text: yuan, or 0.3 for 30%. */
  readonly value: string;
}

/** Longest expression that is read; the schema sets the same limit. */
const longestExpression = 4000;

/** Signs of Chinese input methods and what FEEL writes for them. */
const fullWidthSigns: Readonly<Record<string, string>> = {
  '＞': '>', '＜': '<', '＝': '=', '，': ',', '、': ',', '。': '.', '．': '.', '（': '(', '）': ')', '［': '[', '］': ']',
  '【': '[', '】': ']', '＋': '+', '－': '-', '×': '*', '＊': '*', '÷': '/', '／': '/', '！': '!', '％': '%', '：': ':',
  '；': ',', '｛': '{', '｝': '}', '≥': '>=', '≤': '<=', '≠': '!=', '＆': '&', '｜': '|',
}; // prettier-ignore
const closingQuotes: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '＂': '＂',
  "'": "'",
  '”': '”',
};

/** Reads a text for what the FEEL grammar would misread: full-width signs, units of money, quotes, comments, brackets. */
export function scanExpression(text: string): ScannedExpression {
  if (text.length > longestExpression) {
    const range = { start: longestExpression, end: text.length };
    return unreadable(text, { code: 'expression/too-long', range, args: { limit: longestExpression } });
  }
  const slips: ExpressionProblem[] = [];
  const plain = replaceSigns(text, slips);
  if (plain.fatal) return unreadable(text, plain.fatal);
  const { quantities, text: withoutUnits } = takeQuantities(plain.text, plain.code, slips);
  const code = blankWhere(plain.code, withoutUnits);
  findForeignOperators(code, slips);
  return { text: withoutUnits, quantities, slips, fatal: findBracketProblem(code) };
}

function unreadable(text: string, fatal: ExpressionProblem): ScannedExpression {
  return { text, quantities: new Map(), slips: [], fatal };
}

interface PlainText {
  readonly text: string;
  /** The text with the content of quoted texts and comments masked. */
  readonly code: string;
  readonly fatal: ExpressionProblem | null;
}

function replaceSigns(text: string, slips: ExpressionProblem[]): PlainText {
  const out = [...splitUnits(text)];
  const code = [...out];
  const mask = (start: number, end: number, sign: string): void => {
    for (let at = start; at < end; at += 1) code[at] = sign;
  };
  let fatal: ExpressionProblem | null = null;
  for (let at = 0; at < text.length && !fatal; at += 1) {
    const character = text[at] ?? '';
    const closing = Object.hasOwn(closingQuotes, character) ? closingQuotes[character] : undefined;
    if (character === '"' || closing !== undefined) {
      const end = closing === undefined ? endOfText(text, at) : endOfQuote(text, at, character, closing);
      if (end === -1) {
        fatal = { code: 'expression/unclosed-text', range: { start: at, end: at + 1 } };
        break;
      }
      if (closing !== undefined) {
        const [open, close] = [
          { start: at, end: at + 1 },
          { start: end - 1, end },
        ];
        slips.push({
          code: 'expression/foreign-quotes',
          range: { start: at, end },
          args: { open: character, close: text[end - 1] ?? '' },
          fixes: [
            {
              title: { zh: '改用英文双引号', en: 'Use straight double quotes' },
              edits: [
                { range: open, text: '"' },
                { range: close, text: '"' },
              ],
            },
          ],
        });
        out[at] = out[end - 1] = '"';
      }
      mask(at, end, '"');
      at = end - 1;
    } else if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const close = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
      if (close === -1 && text[at + 1] === '*') {
        fatal = { code: 'expression/unclosed-comment', range: { start: at, end: at + 2 } };
        break;
      }
      const end = close === -1 ? text.length : text[at + 1] === '/' ? close : close + 2;
      mask(at, end, ' ');
      for (let blank = at; blank < end; blank += 1) out[blank] = ' ';
      at = end - 1;
    } else {
      const plain = plainSign(character);
      if (plain === null) continue;
      out[at] = code[at] = plain.slice(-1) === '=' && plain.length > 1 ? plain.slice(0, 1).replace('!', '=') : plain;
      if (plain === ' ') continue;
      addSign(slips, text, at, plain);
    }
  }
  return { text: out.join(''), code: code.join(''), fatal };
}

/** Signs typed in a row, such as ＞＝, make one finding. */
function addSign(slips: ExpressionProblem[], text: string, at: number, plain: string): void {
  const previous = slips.at(-1);
  const joins = previous?.code === 'expression/full-width-sign' && previous.range.end === at;
  const range = { start: joins ? previous.range.start : at, end: at + 1 };
  const sign = joins ? `${previous.fixes?.[0]?.edits[0]?.text ?? ''}${plain}` : plain;
  if (joins) slips.pop();
  slips.push({
    code: 'expression/full-width-sign',
    range,
    args: { found: text.slice(range.start, range.end), sign },
    fixes: [replaceWith(range, sign)],
  });
}

/** What FEEL writes for a sign typed with a Chinese input method; null for all other characters. */
function plainSign(character: string): string | null {
  if (/[\u3000\u00a0\u2002\u2003\u2009]/.test(character)) return ' ';
  if (Object.hasOwn(fullWidthSigns, character)) return fullWidthSigns[character] ?? null;
  return /[０-９Ａ-Ｚａ-ｚ＿]/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : null;
}

function* splitUnits(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) yield text[at] ?? '';
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}

/** Quotes nest in titles: “国家级“小巨人”企业” ends at the last of them. */
function endOfQuote(text: string, start: number, open: string, close: string): number {
  let depth = 1;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === close) depth -= 1;
    else if (text[at] === open) depth += 1;
    if (depth === 0) return at + 1;
  }
  return -1;
}

const quantityForm =
  /(?<![\p{L}\p{N}_])(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?=\s*(?:亿|万|元|yuan))|\d+(?:\.\d+)?|(?<!\.)\.\d+)(?<gap>\s*)(?<unit>亿元|千万元|百万元|万元|千元|元|yuan|亿|万|%)(?![\p{L}\p{N}_])/gu;

function takeQuantities(
  text: string,
  code: string,
  slips: ExpressionProblem[],
): { text: string; quantities: Map<number, Quantity> } {
  const quantities = new Map<number, Quantity>();
  let out = text;
  for (const match of code.matchAll(quantityForm)) {
    const { number = '', unit = '' } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const digits = number.replaceAll(',', '');
    const worth = readUnit(unit);
    const amount = parseRational(digits);
    // A number too long to be meant is left to the grammar, which says so.
    if (!worth || !amount) continue;
    if (digits !== number) {
      const range = { start, end: start + number.length };
      slips.push({ code: 'expression/digit-commas', range, args: { number }, fixes: [replaceWith(range, digits)] });
    }
    if (unit === '万' || unit === '亿') {
      const range = { start, end };
      slips.push({
        code: 'expression/unit-without-yuan',
        range,
        args: { unit },
        fixes: [replaceWith(range, `${match[0]}元`)],
      });
    }
    const value = toDecimalText(multiply(amount, makeRational(worth.numerator, worth.denominator))) ?? digits;
    quantities.set(start, { end, unit: worth.unit, value });
    out = `${out.slice(0, start)}${digits.padEnd(end - start)}${out.slice(end)}`;
  }
  return { text: out, quantities };
}

function blankWhere(mask: string, text: string): string {
  return [...splitUnits(text)].map((character, at) => (mask[at] === '"' ? '"' : character)).join('');
}

const foreignOperators: Readonly<Record<string, string>> = {
  '==': '=', '<>': '!=', '&&': 'and', '||': 'or', '=>': '>=', '=<': '<=', '!==': '!=', '===': '=', '&': 'and', '|': 'or',
}; // prettier-ignore

function findForeignOperators(code: string, slips: ExpressionProblem[]): void {
  for (const match of code.matchAll(/[=<>!&|]+/g)) {
    const sign = Object.hasOwn(foreignOperators, match[0]) ? foreignOperators[match[0]] : undefined;
    if (sign === undefined) continue;
    const range: TextRange = { start: match.index, end: match.index + match[0].length };
    slips.push({
      code: 'expression/foreign-operator',
      range,
      args: { found: match[0], sign },
      fixes: [replaceWith(range, sign)],
    });
  }
}
