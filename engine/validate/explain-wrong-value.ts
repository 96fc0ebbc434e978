import type { SchemaError } from '../../schemas/generated/validators';
import type { Bilingual, Diagnostic, Fix, TextRange } from '../diagnostics/diagnostic';
import type { ScalarNode, SourceNode } from '../parse/source-node';
import { nearestName } from '../vocabulary/nearest-name';
import { writtenKey, type ShapeScene } from './shape-scene';
import { valuesOf, writeValue } from './keywords';
import { mendDate, mendIdentifier } from './mend-value';
import type { Shape } from './shape';

const MAX_FIXES = 6;
const MAX_LISTED = 24;

/**
 * Says what is wrong with a value, and what may stand there.
 *
 * Errors: shape/missing-value, shape/unknown-value, shape/wrong-type, shape/curly-quotes, parse/full-width-colon,
 * shape/identifier, shape/date, shape/region, shape/clause-reference, shape/version, shape/pattern, shape/empty,
 * shape/too-long, shape/out-of-range, shape/repeated, shape/not-fitting.
 */
export function explainWrongValue(error: SchemaError, scene: ShapeScene): Diagnostic {
  const { node, shape } = scene.place;
  const key = writtenKey(scene);
  if (node.kind === 'scalar' && node.value === null) {
    return scene.diagnose('shape/missing-value', scene.place.keyRange ?? node.range, {
      key,
      expected: expectedKind(shape),
    });
  }
  const slip = node.kind === 'scalar' ? explainPunctuation(scene, node) : null;
  if (slip) return slip;
  switch (error.keyword) {
    case 'enum':
    case 'const':
    case 'discriminator':
      return node.kind === 'scalar' ? explainUnknownValue(scene, key) : explainWrongType(scene, key);
    case 'type':
    case 'oneOf':
      return shape && valuesOf(shape).length > 0 && node.kind === 'scalar'
        ? explainUnknownValue(scene, key)
        : explainWrongType(scene, key);
    case 'pattern':
      return explainPattern(scene, key);
    case 'minLength':
    case 'minItems':
      return scene.diagnose('shape/empty', scene.place.keyRange ?? node.range, { key });
    case 'maxLength':
    case 'maxItems':
      return scene.diagnose('shape/too-long', firstLine(node), { key, limit: String(error.params.limit) });
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum': {
      const limit = String(error.params.limit);
      const bound = error.keyword.toLowerCase().includes('min')
        ? { zh: `不小于 ${limit}`, en: `at least ${limit}` }
        : { zh: `不大于 ${limit}`, en: `at most ${limit}` };
      return scene.diagnose('shape/out-of-range', node.range, { key, bound });
    }
    case 'uniqueItems':
      return scene.diagnose('shape/repeated', repeatedItem(node, error), { key });
    default:
      return scene.diagnose('shape/not-fitting', firstLine(node), { key });
  }
}

function explainWrongType(scene: ShapeScene, key: string): Diagnostic {
  const { node, shape } = scene.place;
  const args = { key, expected: expectedKind(shape), found: kindOf(node) };
  return scene.diagnose('shape/wrong-type', firstLine(node), args, typeFixes(scene));
}

function explainUnknownValue(scene: ShapeScene, key: string): Diagnostic {
  const { node, shape } = scene.place;
  const surface = scene.canonical.surface;
  const words = (shape ? valuesOf(shape) : []).map((value) => writeValue(value, surface));
  const typed = node.kind === 'scalar' ? String(node.text || node.value) : '';
  const near = nearestName(typed, words);
  const offered = near ? [near] : words.length <= MAX_FIXES ? words : [];
  const list = {
    zh: `可用的值：${words.slice(0, MAX_LISTED).join('、')}。`,
    en: `Allowed: ${words.slice(0, MAX_LISTED).join(', ')}.`,
  };
  const fixes = node.kind === 'scalar' ? offered.map((word) => replacement(node.range, word)) : [];
  return scene.diagnose('shape/unknown-value', firstLine(node), { key, value: shorten(typed), list }, fixes);
}

/** Chinese quotation marks around a whole value, or a full-width colon behind what was meant as a key. */
function explainPunctuation(scene: ShapeScene, node: ScalarNode): Diagnostic | null {
  const { shape } = scene.place;
  if (typeof node.value !== 'string') return null;
  const quoted = /^[“”‘’](.*)[“”‘’]$/su.exec(node.value);
  if (quoted?.[1] && node.style === 'plain') {
    return scene.diagnose('shape/curly-quotes', node.range, { value: shorten(node.value) }, [
      replacement(node.range, quoted[1]),
    ]);
  }
  const wantsMap =
    shape !== null && (shape.types.has('object') || shape.types.has('array')) && !shape.types.has('string');
  const colon = /^(?:- *)?([\p{L}\p{N}_-]+)(：[ \u3000]*)/u.exec(node.value);
  if (!wantsMap || !colon || node.style !== 'plain') return null;
  const start = node.contentStart + colon[0].length - (colon[2] ?? '').length;
  const range = { start, end: start + (colon[2] ?? '').length };
  const title = { zh: '改为半角冒号加空格', en: 'Use a half-width colon and a space' };
  return scene.diagnose('parse/full-width-colon', range, {}, [{ title, edits: [{ range, text: ': ' }] }]);
}

function explainPattern(scene: ShapeScene, key: string): Diagnostic {
  const { node, shape } = scene.place;
  const value = node.kind === 'scalar' ? String(node.value) : '';
  const args = { key, value: shorten(value) };
  if (shape?.definition === 'identifier') {
    return scene.diagnose('shape/identifier', node.range, args, replacements(node.range, mendIdentifier(value)));
  }
  if (shape?.valueType === 'date' || shape?.definition === 'date') {
    return scene.diagnose('shape/date', node.range, args, replacements(node.range, mendDate(value)));
  }
  if (shape?.valueType === 'region') return scene.diagnose('shape/region', node.range, args);
  if (shape?.definition === 'clauseReference') return scene.diagnose('shape/clause-reference', node.range, args);
  const description = shape?.description ?? { zh: '写法见该键的说明。', en: 'See the description of the key.' };
  return scene.diagnose('shape/pattern', firstLine(node), { ...args, description });
}

/** A number or yes-or-no in quotes or full-width digits. */
function typeFixes(scene: ShapeScene): Fix[] {
  const { node, shape } = scene.place;
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || !shape) return [];
  const plain = node.value.normalize('NFKC').trim();
  const wantsNumber = shape.types.has('integer') || shape.types.has('number');
  return wantsNumber && /^-?\d+(?:\.\d+)?$/.test(plain) ? [replacement(node.range, plain)] : [];
}

function replacements(range: TextRange, text: string | null): Fix[] {
  return text === null ? [] : [replacement(range, text)];
}

function replacement(range: TextRange, text: string): Fix {
  return { title: { zh: `改为 ${text}`, en: `Change to ${text}` }, edits: [{ range, text }] };
}

function repeatedItem(node: SourceNode, error: SchemaError): TextRange {
  const index = Math.max(Number(error.params.i), Number(error.params.j));
  const item = node.kind === 'list' ? node.items[index] : undefined;
  return (item ?? node).range;
}

/** Of a map or list only its beginning is marked: underlining a whole article helps nobody. */
function firstLine(node: SourceNode): TextRange {
  if (node.kind === 'scalar') return node.range;
  const first = node.kind === 'map' ? node.entries[0]?.keyRange : node.items[0]?.range;
  return { start: node.range.start, end: Math.min(node.range.end, first?.end ?? node.range.start + 1) };
}

const KINDS: Readonly<Record<string, Bilingual>> = {
  object: { zh: '下级内容（每行一个“键: 值”）', en: 'entries (key: value, one a line)' },
  array: { zh: '列表（每行以“- ”开头）', en: 'a list (each line begins with "- ")' },
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
};

/** What a text stands for, where the schema says more than that it is text. */
const MEANINGS: Readonly<Record<string, Bilingual>> = {
  expression: { zh: '表达式', en: 'an expression' },
  figure: { zh: '数值，如 10万元、30%', en: 'a figure, such as 10万元 or 30%' },
  date: { zh: '日期，如 2023-01-05', en: 'a date, such as 2023-01-05' },
  period: { zh: '起止日期', en: 'a first and a last day' },
  region: { zh: '六位行政区划代码', en: 'an area code of six digits' },
  eventKind: { zh: '事件种类，如认定', en: 'a kind of event, such as recognition' },
};

function expectedKind(shape: Shape | null): Bilingual {
  const values = shape ? valuesOf(shape) : [];
  if (values.length > 0) {
    return {
      zh: values.map((value) => value.zh).join('、'),
      en: values.map((value) => String(value.canonical)).join(', '),
    };
  }
  const meaning = MEANINGS[shape?.valueType ?? ''];
  if (meaning) return meaning;
  const choices =
    shape && shape.types.size === 0 ? shape.choices.flatMap((choice) => [...choice.types]) : [...(shape?.types ?? [])];
  const kinds = [...new Set(choices)].flatMap((type) => KINDS[type] ?? []);
  if (kinds.length === 0) return { zh: '一个值', en: 'a value' };
  return { zh: kinds.map((kind) => kind.zh).join('或'), en: kinds.map((kind) => kind.en).join(' or ') };
}

function kindOf(node: SourceNode): Bilingual {
  if (node.kind === 'map') return { zh: '下级内容', en: 'entries' };
  if (node.kind === 'list') return { zh: '列表', en: 'a list' };
  return typeof node.value === 'string'
    ? { zh: '文字', en: 'text' }
    : { zh: '数字或是否值', en: 'a number or a yes-or-no' };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
