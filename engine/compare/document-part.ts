import type { CheckedPolicy } from '../check/checked-policy';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { CanonicalValue } from '../validate/canonicalize';
import { policyShape } from '../validate/keywords';
import { descend } from '../validate/pointer';
import type { Shape } from '../validate/shape';
import { describeContent, describeMatch, joinWords, same } from './describe-content';
import type { DifferenceTopic } from './document-difference';

/** A part of a policy that keeps its identity from one version to the next. */
export interface DocumentPart {
  readonly topic: DifferenceTopic;
  /** The same in both versions. */
  readonly key: string;
  readonly subject: Bilingual;
  readonly pointer: string;
  /** Number of the article it stands in; null for what stands in none. */
  readonly place: string | null;
  readonly weight: 'rules' | 'words';
  /** What it says, by key. */
  readonly contents: ReadonlyMap<string, PartContent>;
}

export interface PartContent {
  readonly label: Bilingual;
  readonly words: Bilingual;
  readonly weight: 'rules' | 'words';
  readonly pointer: string;
}

type ValueMap = Readonly<Record<string, CanonicalValue>>;

/** Keys that say nothing to the rules. */
const READERS_KEYS = new Set([
  ...[
    'title',
    'gist',
    'note',
    'lead',
    'units',
    'label',
    'textNote',
    'chapter',
    'funding',
    'annualBudget',
    'basis',
    'issuer',
  ],
  ...['interpretedBy', 'name', 'why', 'question', 'clause', 'issuedOn', 'trial', 'readings', 'version', 'alternatives'],
]);

/** Kinds of items that no rule is made of. */
const READERS_KINDS = new Set(['undertaking', 'target', 'definition', 'validity', 'funding', 'basis', 'institutional']);

/** Lists the parts of a policy in the order of the document. */
export function listParts(checked: CheckedPolicy): readonly DocumentPart[] {
  const document = checked.source.document as unknown as ValueMap;
  const of = (key: string): Shape => policyShape.properties.get(key)?.shape ?? policyShape;
  const part = makePart(checked);
  const named = (topic: 'parameter' | 'definition', key: string): readonly DocumentPart[] =>
    Object.entries(mapOf(document[key])).map(([name, value]) =>
      part({ topic, key: name, subject: same(name), value, shape: of(key).named, pointer: descend(`/${key}`, name) }),
    );
  const listed = (topic: 'reading' | 'example', key: string, id: string, name: string): readonly DocumentPart[] =>
    listOf(document[key]).map((value, index) =>
      part({
        topic,
        key: textOf(value[id]) ?? String(index),
        subject: same(textOf(value[name]) ?? String(index + 1)),
        value,
        shape: of(key).items,
        pointer: descend(`/${key}`, index),
        weight: 'words',
      }),
    );
  return [
    part({
      topic: 'header',
      key: 'policy',
      subject: { zh: '政策', en: 'The policy' },
      value: document['policy'] ?? {},
      shape: of('policy'),
      pointer: '/policy',
    }),
    ...named('parameter', 'parameters'),
    ...named('definition', 'definitions'),
    ...listOf(document['articles']).flatMap((article, index) => listArticle(article, index, checked)),
    ...listed('reading', 'readings', 'id', 'question'),
    ...listed('example', 'examples', 'name', 'name'),
  ];
}

function listArticle(article: ValueMap, index: number, checked: CheckedPolicy): readonly DocumentPart[] {
  const part = makePart(checked);
  const pointer = descend('/articles', index);
  const shape = policyShape.properties.get('articles')?.shape.items ?? policyShape;
  const number = textOf(article['number']) ?? String(index + 1);
  const { items: _, ...head } = article;
  const own = part({
    topic: 'article',
    key: number,
    subject: { zh: `第${number}条`, en: `Article ${number}` },
    value: head,
    shape,
    pointer,
    weight: 'words',
  });
  const items = listOf(article['items']).flatMap((item, position): readonly DocumentPart[] => {
    const at = descend(descend(pointer, 'items'), position);
    const kind = textOf(item['kind']) ?? '';
    const itemShape = shape.properties.get('items')?.shape.items?.variants?.byValue.get(kind) ?? shape;
    const key = textOf(item['id']) ?? textOf(item['clause']) ?? `${number}/${position}`;
    const title = textOf(item['label']) ?? textOf(item['title']) ?? textOf(article['title']);
    const subject = { zh: title === null ? key : `${title}（${key}）`, en: title === null ? key : `${title} (${key})` };
    const { table, ...rest } = item;
    const weight = READERS_KINDS.has(kind) ? ('words' as const) : ('rules' as const);
    const rows = listOf(table).map((row, place) => {
      const rowPointer = descend(descend(at, 'table'), place);
      const match = checked.expressions.get(`${rowPointer}/match`);
      const words = match ? describeMatch(match, checked.vocabulary) : same(JSON.stringify(row['match']));
      return part({
        topic: 'row',
        key: `${key} ${words.en}`,
        subject: { zh: `${subject.zh}·${words.zh}`, en: `${subject.en}, ${words.en}` },
        value: row,
        shape: itemShape.properties.get('table')?.shape.items ?? itemShape,
        pointer: rowPointer,
        place: key,
      });
    });
    return [
      part({ topic: 'item', key, subject, value: rest, shape: itemShape, pointer: at, place: number, weight }),
      ...rows,
    ];
  });
  return [own, ...items];
}

interface PartSource {
  readonly topic: DifferenceTopic;
  readonly key: string;
  readonly subject: Bilingual;
  readonly value: CanonicalValue;
  readonly shape: Shape | null;
  readonly pointer: string;
  readonly place?: string;
  readonly weight?: 'rules' | 'words';
}

function makePart(checked: CheckedPolicy) {
  return ({ topic, key, subject, value, shape, pointer, place, weight = 'rules' }: PartSource): DocumentPart => {
    const contents = new Map<string, PartContent>();
    const root: Frame = { path: '', pointer, label: { zh: '', en: '' }, weight };
    collect(value, shape ?? policyShape, root, contents, checked);
    return { topic, key, subject, pointer, place: place ?? null, weight, contents };
  };
}

interface Frame {
  readonly path: string;
  readonly pointer: string;
  readonly label: Bilingual;
  readonly weight: 'rules' | 'words';
}

function collect(
  value: CanonicalValue,
  declared: Shape,
  frame: Frame,
  contents: Map<string, PartContent>,
  checked: CheckedPolicy,
): void {
  const shape = chooseShape(declared, value);
  const leaf = (words: Bilingual): void => {
    const { path, label, weight, pointer } = frame;
    // A parameter is one figure, or a map with its value.
    const isBare = path === '';
    contents.set(isBare ? 'value' : path, { label: isBare ? VALUE : label, words, weight, pointer });
  };
  if (isMap(value) && shape.properties.size > 0) {
    for (const [key, member] of Object.entries(value)) {
      if (key === 'id') continue;
      const property = shape.properties.get(key);
      collect(member, property?.shape ?? shape, enter(frame, key, property?.zh ?? key), contents, checked);
    }
  } else if (Array.isArray(value) && value.some(isMap)) {
    listOf(value).forEach((member, index) => {
      const name = textOf(member['from'] ?? member['name'] ?? member['at'] ?? member['clause']) ?? String(index + 1);
      const inner = { ...enter(frame, name, name), pointer: descend(frame.pointer, index) };
      collect(member, shape.items ?? shape, inner, contents, checked);
    });
  } else leaf(describeContent(value, frame.pointer, shape, checked));
}

const VALUE: Bilingual = { zh: '值', en: 'value' };

function enter(frame: Frame, key: string, zh: string): Frame {
  const en = key.replace(/([A-Z])/g, ' $1').toLowerCase();
  const { path, label } = frame;
  return {
    path: path === '' ? key : `${path}/${key}`,
    pointer: descend(frame.pointer, key),
    label: joinLabel(label, { zh, en }),
    weight: READERS_KEYS.has(key) ? 'words' : frame.weight,
  };
}

function joinLabel(outer: Bilingual, inner: Bilingual): Bilingual {
  return outer.zh === '' ? inner : { zh: `${outer.zh}·${inner.zh}`, en: `${outer.en}, ${inner.en}` };
}

function chooseShape(shape: Shape, value: CanonicalValue): Shape {
  if (shape.choices.length === 0) return shape;
  const wanted = Array.isArray(value) ? 'array' : isMap(value) ? 'object' : null;
  return (
    shape.choices.find(({ types }) => (wanted ? types.has(wanted) : !types.has('object') && !types.has('array'))) ??
    shape
  );
}

/** Sums up what a part says about money, for one that came or went. */
export function summarisePart({ contents }: DocumentPart): Bilingual | null {
  const telling = [...contents].filter(([path]) => TELLING.has(path)).map(([, { words }]) => words);
  const [gist] = [...contents].filter(([path]) => path === 'gist').map(([, { words }]) => words);
  return telling.length > 0 ? joinWords(telling) : (gist ?? null);
}

const TELLING = new Set(['amount', 'rate', 'value', 'limit', 'cap/amount', 'when', 'chosen', 'expect/total']);

function isMap(value: CanonicalValue | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapOf(value: CanonicalValue | undefined): ValueMap {
  return isMap(value) ? value : {};
}

function listOf(value: CanonicalValue | undefined): readonly ValueMap[] {
  return Array.isArray(value) ? value.map((each: CanonicalValue) => mapOf(each)) : [];
}

function textOf(value: CanonicalValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
