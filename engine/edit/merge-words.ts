import type { Bilingual } from '../diagnostics/diagnostic';
import { mergeVariants, policyShape, valuesOf } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import type { CanonicalValue } from '../validate/canonicalize';
import { isList, isMap } from './diff-documents';
import type { MergedValue, MergeStep } from './merge-values';

/** A place of a policy and the shape of what stands there, for saying values in words. */
interface NamedPlace {
  readonly label: Bilingual;
  readonly shape: Shape;
}

/** Names a place for readers: 条款·一·1·措施·企业称号奖励（title-award）·金额. */
export function describePlace(path: readonly MergeStep[]): Bilingual {
  const { label } = follow(path);
  return label.zh === '' ? { zh: '全文', en: 'the whole text' } : label;
}

/** Says a value in words, with the keys of the language: 金额：10万元；次数：…. */
export function describeMerged(value: MergedValue, path: readonly MergeStep[]): Bilingual {
  if (value === undefined) return { zh: '（没有）', en: '(nothing)' };
  const last = path.at(-1);
  if (last?.kind === 'order' && isList(value)) {
    const names = value.map((name) => same(typeof name === 'string' ? bare(name) : ''));
    return join(names, '、', ', ');
  }
  return describe(value, follow(path).shape);
}

function follow(path: readonly MergeStep[]): NamedPlace {
  return path.reduce<NamedPlace>(
    ({ label, shape }, { kind, name, value }) => {
      const fitting = fit(shape, undefined);
      if (kind === 'key') {
        const property = fitting.properties.get(name);
        const own = property ? { zh: property.zh, en: sayKey(name) } : same(name);
        const inner = property?.shape ?? fitting.named ?? fitting;
        return { label: append(label, own), shape: fit(inner, value) };
      }
      if (kind === 'order') return { label: append(label, { zh: '先后次序', en: 'order' }), shape: fitting };
      return { label: append(label, nameElement(name, value)), shape: fit(fitting.items ?? fitting, value) };
    },
    { label: same(''), shape: policyShape },
  );
}

/** A kind of item has its own keys, and so has each of several forms a value may take. */
function fit(shape: Shape, value: MergedValue): Shape {
  if (shape.variants) {
    const kind = isMap(value) ? value[shape.variants.key] : undefined;
    return (typeof kind === 'string' ? shape.variants.byValue.get(kind) : undefined) ?? mergeVariants(shape);
  }
  if (shape.choices.length === 0 || value === undefined) return shape;
  const wanted = isList(value) ? 'array' : isMap(value) ? 'object' : null;
  return (
    shape.choices.find(({ types }) => (wanted ? types.has(wanted) : !types.has('object') && !types.has('array'))) ??
    shape
  );
}

function describe(value: CanonicalValue, declared: Shape): Bilingual {
  const shape = fit(declared, value);
  if (isList(value)) {
    const parts = value.map((each) => describe(each, shape.items ?? shape));
    return parts.length === 0 ? { zh: '（空）', en: '(empty)' } : join(parts, '、', ', ');
  }
  if (isMap(value)) {
    const parts = Object.entries(value).map(([key, inner]) => {
      const property = shape.properties.get(key);
      const { zh, en } = describe(inner, property?.shape ?? shape.named ?? shape);
      return { zh: `${property?.zh ?? key}：${zh}`, en: `${sayKey(key)}: ${en}` };
    });
    return join(parts, '；', '; ');
  }
  const word = valuesOf(shape).find(({ canonical }) => canonical === value);
  return word ? { zh: word.zh, en: String(value) } : same(String(value));
}

function nameElement(name: string, value: MergedValue): Bilingual {
  const title = isMap(value) ? (value['title'] ?? value['label']) : undefined;
  const own = bare(name);
  return same(typeof title === 'string' ? `${title}（${own}）` : own);
}

/** The name without the key it stands under: `id "title-award"` is title-award. */
function bare(name: string): string {
  const written = name.slice(name.indexOf(' ') + 1);
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('\\"', '"') : written;
}

function sayKey(key: string): string {
  return key.replace(/([A-Z])/g, ' $1').toLowerCase();
}

function append(outer: Bilingual, inner: Bilingual): Bilingual {
  return outer.zh === '' ? inner : { zh: `${outer.zh}·${inner.zh}`, en: `${outer.en}, ${inner.en}` };
}

function join(parts: readonly Bilingual[], zh: string, en: string): Bilingual {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}
