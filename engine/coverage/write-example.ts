import { stringify } from 'yaml';
import type { EnterpriseResult } from '../simulate/result';
import { findValue, policyShape, writeKey, writeValue as writeValueWord } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import { formatInterval, noMoney, type MoneyInterval } from '../values/money';
import { formatQuantity, type QuantityInterval, type Unit } from '../values/quantity';
import type { Surface } from '../values/surface';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { DraftTrial } from './example-seeker';
import { writeFacts, type WrittenFact, type WrittenFacts } from './facts-draft';

/**
 * Writes a trial as a worked example in the author's keywords: an element of the list, without indentation. Null where
 * what comes out cannot be stated: promised without any bound.
 */
export function writeExample(
  { draft, year, result, statesPromises }: DraftTrial,
  name: string,
  vocabulary: Vocabulary,
  surface: Surface,
): string | null {
  const total = writeInterval(result.totals.enterprise);
  const lines = writeLines(result, surface);
  const promises = statesPromises ? [...new Set(result.unquantified.map(({ from }) => from.clause))].sort() : null;
  if (total === null || lines === null || promises?.includes(null)) return null;
  const shape = exampleShape();
  const key = (canonical: string, of: Shape = shape) => keyOf(of, canonical, surface);
  const expect = shape.properties.get('expect')?.shape ?? shape;
  const promised =
    promises === null
      ? []
      : [`${key('unquantified', expect)}: [${promises.map((clause) => writeScalar(clause ?? '')).join(', ')}]`];
  return [
    `- ${key('name')}: ${writeScalar(name)}`,
    `  ${key('enterprise')}:${writeBlock(writeFacts(draft, vocabulary, surface))}`,
    `  ${key('year')}: ${year}`,
    ...(lines.length < 2
      ? [
          `  ${key('expect')}: { ${[`${key('total', expect)}: ${total}`, ...promised, ...lines.map((line) => `${key('lines', expect)}: [${line}]`)].join(', ')} }`,
        ]
      : [
          `  ${key('expect')}:`,
          `    ${key('total', expect)}: ${total}`,
          ...promised.map((line) => `    ${line}`),
          `    ${key('lines', expect)}:`,
          ...lines.map((line) => `      - ${line}`),
        ]),
  ].join('\n');
}

/** Lines are stated by their clause; where the author gave one no row, the total alone is. */
function writeLines({ lines }: EnterpriseResult, surface: Surface): readonly string[] | null {
  if (lines.some(({ from }) => from.clause === null)) return [];
  const shape = exampleShape().properties.get('expect')?.shape.properties.get('lines')?.shape.items ?? exampleShape();
  const unitShape = shape.properties.get('unit')?.shape;
  const written = lines.map(({ from, amount, unit }) => {
    const figure = writeFigure(amount, unit);
    const clause = `${keyOf(shape, 'clause', surface)}: ${writeScalar(from.clause ?? '')}`;
    const word = unit === 'money' || !unitShape ? undefined : findValue(unitShape, unit);
    const counted = word ? `, ${keyOf(shape, 'unit', surface)}: ${writeValueWord(word, surface)}` : '';
    return figure && `{ ${clause}, ${keyOf(shape, 'amount', surface)}: ${figure}${counted} }`;
  });
  return written.every((line) => line !== null) ? written : null;
}

/** Figures are in the drafters' notation in both surfaces. */
function writeInterval(interval: MoneyInterval): string | null {
  if (interval.max === null && interval.min === noMoney) return null;
  return formatInterval(interval, 'zh');
}

/** Persons are a bare number: the unit beside it says what is counted. */
function writeFigure(amount: QuantityInterval, unit: Unit): string | null {
  if (amount.max === null && amount.min === noMoney) return null;
  const text = formatQuantity(amount, unit, 'zh');
  return unit === 'persons' ? text.replaceAll('人', '') : text;
}

function writeBlock(facts: WrittenFacts): string {
  const entries = Object.entries(facts);
  if (entries.length === 0) return ' {}';
  return entries
    .map(([key, value]) =>
      Array.isArray(value)
        ? `\n    ${key}:${value.map((event: WrittenFacts) => `\n      - ${writeFlow(event)}`).join('')}`
        : `\n    ${key}: ${writeValue(value)}`,
    )
    .join('');
}

function writeFlow(record: WrittenFacts): string {
  const parts = Object.entries(record).map(([key, value]) => `${key}: ${writeValue(value)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function writeValue(value: WrittenFact): string {
  if (typeof value === 'string') return writeScalar(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return 'code' in value ? JSON.stringify(value.code) : '[]';
}

/** Plain where YAML reads it back as the same text, also between braces. */
function writeScalar(text: string): string {
  if (/^[\p{L}“][^,[\]{}#:'"&*!|>%@`\\\n]*$/u.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text) || isNumberWithUnit(text))
    return text;
  return stringify(text, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trimEnd();
}

function isNumberWithUnit(text: string): boolean {
  return /^[\d.]+(?:元|万元|亿元|%)?$/.test(text) || /^\d{3}-[A-Z]?[\d.]+[a-z]?$/.test(text);
}

function exampleShape(): Shape {
  const shape = policyShape.properties.get('examples')?.shape.items;
  if (!shape) throw new Error('the schema of policies has no examples');
  return shape;
}

function keyOf(shape: Shape, canonical: string, surface: Surface): string {
  const property = shape.properties.get(canonical);
  return property ? writeKey(property, surface) : canonical;
}
