import type { ScalarNode, SourceNode } from '../parse/source-node';
import type { Bilingual } from '../diagnostics/diagnostic';
import { describeRegion } from '../vocabulary/describe-region';
import { findEnumerationValue, namesOfValue } from '../vocabulary/find-enumeration-value';
import { readIndustryCode } from '../vocabulary/find-industry';
import { findRegion, findRegionsByName } from '../vocabulary/find-region';
import { nearestName } from '../vocabulary/nearest-name';
import { normaliseName } from '../vocabulary/normalise-name';
import { countryCode } from '../vocabulary/region-hierarchy';
import type { FactField } from '../vocabulary/vocabulary';
import type { FactValue } from './enterprise';
import { readDate, readMonths } from './read-date';
import { readQuantity } from './read-quantity';
import { replaceWord, type ReadingContext } from './reading-context';

const yes = new Set(['true', '是', 'yes', '有']);
const no = new Set(['false', '否', 'no', '无']);

/**
 * Reads one fact by the type of its field; undefined where it is missing (null) or wrong. A title is taken as it
 * stands: its meaning depends on the level beside it.
 *
 * Errors: enterprise/wrong-type, enterprise/impossible-date, enterprise/unknown-value, enterprise/unknown-region,
 * enterprise/unknown-region-name, enterprise/ambiguous-region, enterprise/unknown-industry; those of readQuantity.
 */
export function readFact(context: ReadingContext, field: FactField, node: SourceNode): FactValue | undefined {
  if (node.kind === 'scalar' && (node.value === null || node.text.trim() === '')) return undefined;
  if (field.type.kind === 'months') return readMonthList(context, field, node);
  if (node.kind !== 'scalar') {
    const written = node.kind === 'list' ? { zh: '列表', en: 'a list' } : { zh: '多项内容', en: 'a record' };
    return wrongType(context, field, node, written, { zh: '一个值', en: 'a single value' }, '…');
  }
  return readScalar(context, field, node);
}

function readScalar(context: ReadingContext, field: FactField, node: ScalarNode): FactValue | undefined {
  const text = node.text.trim();
  const { type } = field;
  switch (type.kind) {
    case 'text':
    case 'title':
      return text;
    case 'money':
    case 'rate':
    case 'number':
      return readQuantity(context, field, type.kind, node);
    case 'boolean':
      if (yes.has(text.toLowerCase())) return true;
      if (no.has(text.toLowerCase())) return false;
      return wrongType(context, field, node, text, { zh: '“是”或“否”', en: 'yes or no' }, '是');
    case 'date': {
      const date = readDate(text);
      if (date === null) return wrongType(context, field, node, text, { zh: '日期', en: 'a date' }, '2023-07-14');
      if (date !== 'noSuchDay') return date;
      context.report('enterprise/impossible-date', node.range, { word: field.label, written: text });
      return undefined;
    }
    case 'enumeration':
      return findEnumerationValue(type, text)?.id ?? unknownValue(context, field, node, text);
    case 'region':
      return readRegion(context, field, node, text);
    case 'industry':
      return readIndustry(context, field, node, text);
    case 'months':
      throw new Error('Months are read from lists.');
  }
}

function readMonthList(context: ReadingContext, field: FactField, node: SourceNode): readonly string[] | undefined {
  const months = new Set<string>();
  for (const item of node.kind === 'list' ? node.items : [node]) {
    const text = item.kind === 'scalar' ? item.text : '…';
    const read = item.kind === 'scalar' ? readMonths(text) : null;
    if (!read) {
      wrongType(context, field, item, text, { zh: '月份', en: 'a month' }, '2027-03');
      return undefined;
    }
    for (const month of read) months.add(month);
  }
  return [...months].sort();
}

function readRegion(context: ReadingContext, field: FactField, node: ScalarNode, text: string): string | undefined {
  const args = { word: field.label, written: text };
  const code = text.normalize('NFKC');
  if (/^\d{6}$/.test(code)) {
    if (code !== countryCode && !findRegion(context.vocabulary, code)) {
      context.report('enterprise/unknown-region', node.range, args);
    }
    return code;
  }
  const [area, ...others] = findRegionsByName(context.vocabulary, text);
  if (!area) {
    context.report('enterprise/unknown-region-name', node.range, args);
    return undefined;
  }
  if (others.length === 0) return area.code;
  const areas = [area, ...others].map(({ code }) => describeRegion(context.vocabulary, code));
  const fixes = areas.slice(0, 5).flatMap((name) => replaceWord(node.range, name));
  context.report('enterprise/ambiguous-region', node.range, { ...args, areas: areas.join('、') }, fixes);
  return undefined;
}

function readIndustry(context: ReadingContext, field: FactField, node: ScalarNode, text: string): string | undefined {
  const code = readIndustryCode(context.vocabulary, text);
  if (code !== null) return code;
  const name = normaliseName(text);
  const industry = context.vocabulary.industries.find((each) => normaliseName(each.name.zh) === name);
  if (industry) return industry.code;
  context.report('enterprise/unknown-industry', node.range, { word: field.label, written: text });
  return undefined;
}

function unknownValue(context: ReadingContext, field: FactField, node: ScalarNode, text: string): undefined {
  const values = field.type.kind === 'enumeration' ? field.type.values : [];
  const near = nearestName(
    text,
    values.flatMap((value) => namesOfValue(value)),
  );
  const list = { zh: values.map(({ label }) => label.zh).join('、'), en: values.map(({ id }) => id).join(', ') };
  const args = { word: field.label, written: text, values: list };
  context.report('enterprise/unknown-value', node.range, args, replaceWord(node.range, near));
  return undefined;
}

function wrongType(
  context: ReadingContext,
  field: FactField,
  node: SourceNode,
  written: string | Bilingual,
  expected: Bilingual,
  example: string,
): undefined {
  context.report('enterprise/wrong-type', node.range, { word: field.label, written, expected, example });
  return undefined;
}
