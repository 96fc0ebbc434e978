import { compareRationals, fromInteger, makeRational, multiply, parseRational, toDecimalText } from './rational';
import { rememberByText } from './text-memo';

/** One quantity or formula inside a figure; offsets point into the text of the figure. */
export type FigureTerm =
  | {
      readonly kind: 'quantity';
      /** Exact decimal text: yuan for money, 0.3 for 30%. */
      readonly value: string;
      /** `number`: no unit was written. */
      readonly unit: 'money' | 'rate' | 'number';
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'expression'; readonly text: string; readonly start: number; readonly end: number };

type Quantity = Extract<FigureTerm, { kind: 'quantity' }>;

/** What an amount is counted for, in `每人每月2400元`. */
export type PerWord = 'person' | 'month' | 'year' | 'each';

/** A figure as drafters write it, not yet checked against names and types. */
export type FigureLiteral = { readonly per: readonly PerWord[] } & (
  | { readonly modality: 'exactly' | 'upTo' | 'atLeast'; readonly value: FigureTerm }
  | { readonly modality: 'between'; readonly low: FigureTerm; readonly high: FigureTerm }
);

/** Why a text is no figure; offsets point into it. `edits` put it right where that is possible. */
export interface FigureProblem {
  readonly problem: 'empty' | 'fullWidth' | 'commas' | 'chineseNumeral' | 'tooLong' | 'reversed';
  readonly start: number;
  readonly end: number;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

const upTo = /^(?:最高不超过|最多不超过|不超过|不高于|最高|至多|最多|up to|at most|not more than|no more than)\s*/i;
const atLeast = /^(?:不低于|不少于|至少|最低|at least|not less than|no less than)\s*/i;
const upToAfter = /\s*(?:以内|以下|or less)$/i;
const atLeastAfter = /\s*(?:及以上|以上|or more)$/i;
const perBefore = /^每(人|月|年|家企业|家|户|件|项|次|个)\s*/;
const perAfter = /\s*(?:\/|每|per |a )\s*(人|月|年|家|户|件|项|次|个|person|month|year|each)\s*$/i;
const connector = /\s*(?:至|到|~|～|—|to)\s*/gi;
const quantity =
  /^(?<sign>[+-]?)\s*(?<mark>[¥￥]|CNY|RMB|人民币)?\s*(?<number>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?<unit>亿元|千万元|百万元|万元|千元|元|亿|万|yuan|%)?$/i;

const unitFactors: Readonly<Record<string, bigint>> = {
  亿元: 100_000_000n,
  千万元: 10_000_000n,
  百万元: 1_000_000n,
  万元: 10_000n,
  千元: 1000n,
  元: 1n,
  yuan: 1n,
  亿: 100_000_000n,
  万: 10_000n,
};

/** Tells whether a word is a unit of money or `%`, and gives what one of it is worth in yuan (in ones for `%`). */
export function readUnit(
  word: string,
): { readonly unit: 'money' | 'rate'; readonly numerator: bigint; readonly denominator: bigint } | null {
  if (word === '%') return { unit: 'rate', numerator: 1n, denominator: 100n };
  const factor = Object.hasOwn(unitFactors, word.toLowerCase()) ? unitFactors[word.toLowerCase()] : undefined;
  return factor === undefined ? null : { unit: 'money', numerator: factor, denominator: 1n };
}

/**
 * Reads a figure as drafters write it: `10万元`, `最高不超过30万元`, `不低于10万元`, `0 至 6万元`, `30%`,
 * `每人每月2400元`, or a formula or parameter name behind the same words.
 */
export function parseFigure(text: string): FigureLiteral | FigureProblem {
  return rememberFigure(text, readFigure);
}

const rememberFigure = rememberByText<FigureLiteral | FigureProblem>(8000);

function readFigure(text: string): FigureLiteral | FigureProblem {
  const fullWidth = findFullWidth(text);
  if (fullWidth.length > 0) {
    return { problem: 'fullWidth', start: fullWidth[0]?.start ?? 0, end: fullWidth.at(-1)?.end ?? 0, edits: fullWidth };
  }
  let start = text.length - text.trimStart().length;
  let end = text.trimEnd().length;
  if (start >= end) return { problem: 'empty', start: 0, end: text.length, edits: [] };

  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(text.slice(start, end));
    if (!match || match[0].length === end - start) return null;
    if (match.index === 0) start += match[0].length;
    else end -= match[0].length;
    return match;
  };

  const per: PerWord[] = [];
  const takePer = (pattern: RegExp): void => {
    for (let match = take(pattern); match; match = take(pattern)) per.push(perWord(match[1] ?? ''));
  };
  const body = { start, end };
  takePer(perBefore);
  let modality: 'exactly' | 'upTo' | 'atLeast' = 'exactly';
  if (take(upTo)) modality = 'upTo';
  else if (take(atLeast)) modality = 'atLeast';
  takePer(perBefore);
  // Behind a formula these words would be part of it.
  if (startsLikeQuantity(text.slice(start, end))) {
    takePer(perAfter);
    if (modality === 'exactly') {
      if (take(upToAfter)) modality = 'upTo';
      else if (take(atLeastAfter)) modality = 'atLeast';
    }
  }

  if (modality === 'exactly') {
    const range = readRange(text, start, end);
    if (range && 'problem' in range) return range;
    if (range) return { modality: 'between', ...range, per };
  }
  const value = readTerm(text, start, end);
  if ('problem' in value) return value;
  if (value.kind === 'expression' && per.length > 0 && modality === 'exactly') {
    // `每户奖励` may be a parameter's name.
    return { modality, value: { kind: 'expression', text: text.slice(body.start, body.end), ...body }, per: [] };
  }
  return { modality, value, per };
}

function perWord(word: string): PerWord {
  if (/^(?:人|person)$/i.test(word)) return 'person';
  if (/^(?:月|month)$/i.test(word)) return 'month';
  if (/^(?:年|year)$/i.test(word)) return 'year';
  return 'each';
}

function startsLikeQuantity(text: string): boolean {
  return /^(?:[¥￥]|CNY|RMB|人民币)?\s*[\d.]/i.test(text);
}

function readRange(
  text: string,
  start: number,
  end: number,
): { readonly low: FigureTerm; readonly high: FigureTerm } | FigureProblem | null {
  const lead = /^(?:between|from|从)\s*/i.exec(text.slice(start, end))?.[0].length ?? 0;
  const body = text.slice(start + lead, end);
  const joints = lead > 0 ? [...body.matchAll(connector), ...body.matchAll(/\s+and\s+/gi)] : body.matchAll(connector);
  for (const joint of joints) {
    const left = start + lead + joint.index;
    const right = left + joint[0].length;
    const spaced = /^\s.*\s$/s.test(joint[0]);
    if (left <= start + lead || right >= end) continue;
    const high = readTerm(text, right, end);
    const low = readTerm(text, start + lead, left);
    if ('problem' in low) return low;
    if ('problem' in high) return high;
    // A joint without spaces may be part of a name, such as 起止到期日.
    if ((low.kind === 'expression' || high.kind === 'expression') && !spaced) continue;
    if (low.kind !== 'quantity' || high.kind !== 'quantity') return { low, high };
    const lowest = inheritUnit(low, high, text);
    return isReversed(lowest, high) ? describeReversed(text, low, high) : { low: lowest, high };
  }
  return null;
}

function isReversed(low: Quantity, high: Quantity): boolean {
  return low.unit === high.unit && compareRationals(parse(low.value), parse(high.value)) > 0;
}

function describeReversed(text: string, low: Quantity, high: Quantity): FigureProblem {
  const edits = [
    { start: low.start, end: low.end, text: text.slice(high.start, high.end) },
    { start: high.start, end: high.end, text: text.slice(low.start, low.end) },
  ];
  return { problem: 'reversed', start: low.start, end: high.end, edits };
}

/** In `5 至 10万元` the unit stands once, behind the second number; `0` needs none. */
function inheritUnit(low: Quantity, high: Quantity, text: string): Quantity {
  if (low.unit !== 'number' || high.unit === 'number') return low;
  const unit = quantity.exec(text.slice(high.start, high.end))?.groups?.['unit'];
  const worth = unit === undefined ? null : readUnit(unit);
  if (!worth) return { ...low, unit: high.unit };
  return { ...low, unit: high.unit, value: scale(low.value, worth.numerator, worth.denominator) };
}

function readTerm(text: string, start: number, end: number): FigureTerm | FigureProblem {
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  const term = text.slice(start, end);
  const groups = quantity.exec(term)?.groups;
  const number = groups?.['number'];
  if (!groups || number === undefined) {
    const numeral = readChineseNumeral(term);
    if (numeral !== null) return { problem: 'chineseNumeral', start, end, edits: [{ start, end, text: numeral }] };
    return { kind: 'expression', text: term, start, end };
  }
  const [whole = ''] = number.split('.');
  if (number.includes(',') && !/^\d{1,3}(?:,\d{3})+$/.test(whole)) {
    const at = start + term.indexOf(number);
    const edits = [{ start: at, end: at + number.length, text: number.replaceAll(',', '') }];
    return { problem: 'commas', start: at, end: at + number.length, edits };
  }
  const digits = `${groups['sign'] ?? ''}${number.replaceAll(',', '')}`;
  if (!parseRational(digits)) return { problem: 'tooLong', start, end, edits: [] };
  const unit = groups['unit'];
  const worth = unit === undefined ? null : readUnit(unit);
  const value = scale(digits, worth?.numerator ?? 1n, worth?.denominator ?? 1n);
  const plain = unit === undefined || unit === '万' || unit === '亿';
  const kind = groups['mark'] !== undefined ? 'money' : plain ? 'number' : (worth?.unit ?? 'number');
  return { kind: 'quantity', value, unit: kind, start, end };
}

function parse(value: string): ReturnType<typeof fromInteger> {
  return parseRational(value) ?? fromInteger(0n);
}

function scale(digits: string, numerator: bigint, denominator: bigint): string {
  const value = multiply(parse(digits), makeRational(numerator, denominator));
  return toDecimalText(value) ?? digits;
}

/** Finds full-width digits and signs typed by habit, outside quoted text. */
function findFullWidth(text: string): { start: number; end: number; text: string }[] {
  const edits: { start: number; end: number; text: string }[] = [];
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    const code = character.charCodeAt(0);
    const digit = code >= 0xff10 && code <= 0xff19;
    const inNumber = /[０-９\d]/.test(text[index - 1] ?? '') && /[０-９\d]/.test(text[index + 1] ?? '');
    if (digit || character === '％' || (inNumber && (character === '．' || character === '，'))) {
      edits.push({ start: index, end: index + 1, text: String.fromCharCode(code - 0xfee0) });
    }
  }
  return edits;
}

const numeralDigits = '零一二三四五六七八九';
const numeralUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Gives `10万元` for `十万元`, or null where the text is no amount in Chinese numerals. */
function readChineseNumeral(text: string): string | null {
  const match = /^([零一二两三四五六七八九十百千]+)(亿元|万元|元)$/.exec(text);
  if (!match) return null;
  let total = 0;
  let digit = 0;
  for (const character of (match[1] ?? '').replace('两', '二')) {
    const unit = numeralUnits[character];
    if (unit === undefined) digit = numeralDigits.indexOf(character);
    else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return `${total + digit}${match[2] ?? ''}`;
}
