import { yuanToFen, type Fen, type MoneyInterval } from '../../engine/values/money';
import { FileFailure } from '../io/file-failure';

/** An acceptance case: an enterprise, a year, and what a person found that it receives. */
export interface AcceptanceCase {
  readonly id: string;
  /** Numbers of the policies that are loaded, such as `000`. */
  readonly docs: readonly string[];
  readonly year: number;
  readonly enterprise: unknown;
  readonly expect: ExpectedOutcome;
}

export interface ExpectedOutcome {
  readonly lines: readonly ExpectedLine[];
  readonly total: MoneyInterval;
  /** Null asserts nothing. */
  readonly individualTotal: MoneyInterval | null;
  readonly excluded: boolean | Readonly<Record<string, boolean>> | null;
  /** Clauses, complete; null asserts nothing. */
  readonly unquantified: readonly string[] | null;
  /** Clauses that must be among those shown. */
  readonly services: readonly string[];
  /** Clauses that must not be among those shown. */
  readonly noServices: readonly string[];
  /** In the words of the language; null asserts nothing. */
  readonly sanctions: readonly string[] | null;
  readonly clawBack: Fen | null;
}

export interface ExpectedLine {
  readonly doc: string;
  readonly clause: string;
  /** As written: money in yuan, for other units a number. */
  readonly min: string;
  readonly max: string | null;
  /** `money` where the case names none. */
  readonly unit: string;
  /** Null asserts nothing. */
  readonly payer: string | null;
  readonly payee: string | null;
  readonly countsInTotal: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a file of cases as a list, whatever they are about.
 * Errors: file/failed when it is none.
 */
export function readCaseList(text: string, file: string): readonly unknown[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw notCases(file, { zh: '不是 JSON', en: 'no JSON' }, error);
  }
  if (!Array.isArray(document)) throw notCases(file, { zh: '不是清单', en: 'no list' });
  return document;
}

/**
 * Reads acceptance cases.
 * Errors: file/failed when one does not have their form.
 */
export function readCases(list: readonly unknown[], file: string): readonly AcceptanceCase[] {
  return list.map((each, index) => {
    try {
      return readCase(each);
    } catch (error) {
      const id = isFields(each) && typeof each['id'] === 'string' ? each['id'] : `#${index + 1}`;
      const reason = error instanceof Malformed ? error.message : null;
      if (reason === null) throw error;
      throw notCases(file, { zh: `${id} 的 ${reason} 不合规定`, en: `${reason} of ${id} is malformed` });
    }
  });
}

/** Names the field that is malformed; never leaves this file. */
class Malformed extends Error {}

function readCase(value: unknown): AcceptanceCase {
  const fields = requireFields(value, 'case');
  const expect = requireFields(fields['expect'], 'expect');
  return {
    id: requireText(fields, 'id'),
    docs: requireText(fields, 'doc').split('+'),
    year: requireNumber(fields, 'year'),
    enterprise: fields['enterprise'],
    expect: {
      lines: requireList(expect, 'lines').map(readLine),
      total: requireInterval(expect, 'totalMin', 'totalMax'),
      individualTotal:
        'individualTotalMin' in expect ? requireInterval(expect, 'individualTotalMin', 'individualTotalMax') : null,
      excluded: readExcluded(expect['excluded']),
      unquantified: 'unquantified' in expect ? requireTexts(expect, 'unquantified') : null,
      services: 'services' in expect ? requireTexts(expect, 'services') : [],
      noServices: 'noServices' in expect ? requireTexts(expect, 'noServices') : [],
      sanctions: 'sanctions' in expect ? requireTexts(expect, 'sanctions') : null,
      clawBack: 'clawback' in expect ? requireFen(expect, 'clawback') : null,
    },
  };
}

function readLine(value: unknown): ExpectedLine {
  const line = requireFields(value, 'lines');
  const optionalText = (name: string) => (name in line ? requireText(line, name) : null);
  const { countsInTotal = true } = line;
  if (typeof countsInTotal !== 'boolean') throw new Malformed('countsInTotal');
  return {
    doc: requireText(line, 'doc'),
    clause: requireText(line, 'clause'),
    min: String(requireNumber(line, 'min')),
    max: line['max'] === null ? null : String(requireNumber(line, 'max')),
    unit: optionalText('unit') ?? 'money',
    payer: optionalText('payer'),
    payee: optionalText('payee'),
    countsInTotal,
  };
}

function readExcluded(value: unknown): ExpectedOutcome['excluded'] {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value;
  const perDoc = requireFields(value, 'excluded');
  if (!Object.values(perDoc).every((each) => typeof each === 'boolean')) throw new Malformed('excluded');
  return perDoc as Readonly<Record<string, boolean>>;
}

function requireFields(value: unknown, name: string): Fields {
  if (!isFields(value)) throw new Malformed(name);
  return value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function requireText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Malformed(name);
  return value;
}

function requireNumber(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Malformed(name);
  return value;
}

function requireList(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new Malformed(name);
  return value;
}

function requireTexts(fields: Fields, name: string): readonly string[] {
  const list = requireList(fields, name);
  if (!list.every((each) => typeof each === 'string')) throw new Malformed(name);
  return list;
}

function requireFen(fields: Fields, name: string): Fen {
  const fen = yuanToFen(String(requireNumber(fields, name)));
  if (fen === null) throw new Malformed(name);
  return fen;
}

function requireInterval(fields: Fields, min: string, max: string): MoneyInterval {
  return { min: requireFen(fields, min), max: fields[max] === null ? null : requireFen(fields, max) };
}

function notCases(file: string, reason: { readonly zh: string; readonly en: string }, cause?: unknown): FileFailure {
  const words = { zh: `不是验收用例文件：${reason.zh}。`, en: `This is no file of acceptance cases: ${reason.en}.` };
  return new FileFailure('file/failed', file, words, { cause });
}
