import policySchema from '../../schemas/language/v1/policy.schema.json';
import { indexLines } from '../../engine/diagnostics/line-index';
import type { SourceNode } from '../../engine/parse/source-node';
import { addDays, parseDate } from '../../engine/values/calendar';
import type { Title, Vocabulary } from '../../engine/vocabulary/vocabulary';

export type MutantKind =
  | 'figure'
  | 'date'
  | 'title'
  | 'unit'
  | 'modality'
  | 'value'
  | 'operator'
  | 'option'
  | 'place'
  | 'row'
  | 'condition'
  | 'name'
  | 'member';
/** What is evaluated, what other readings would change, and sentences for people. */
export type MutantScope = 'rules' | 'readings' | 'sentences';

/** One change to a policy text. */
export interface Mutant {
  readonly kind: MutantKind;
  readonly scope: MutantScope;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

/** Keys of text for people, as the samples write them. */
const SENTENCES = new Set(
  '要点 备注 问题 采用 理由 标题 对象 名称 名目 章 文本说明 牵头单位 责任单位 依据 发文机关 解释机关 资金来源 文号 其他文号 条'.split(
    ' ',
  ),
);
/** Names that other parts refer to; a name is no figure, title, unit or condition. */
const NAMES = new Set(['代号', '口径', '版本', '措施语言', '改']);
const EXPRESSIONS = new Set(['条件', '基数', '为', '计入', '总体', '用量']);

interface Site {
  readonly key: string;
  readonly scope: MutantScope;
  readonly start: number;
  readonly text: string;
  /** One of several in a list, up to the next one. */
  readonly member?: true;
}

/** What expressions and figures of a policy may name. */
interface Names {
  readonly parameters: readonly string[];
  readonly definitions: readonly string[];
}

type Swap = readonly [kind: MutantKind, at: number, before: string, after: string];

/** Lists every single change of a figure, date, title, unit, value, option or operator outside of the worked examples. */
export function listMutants(text: string, tree: SourceNode, vocabulary: Vocabulary): readonly Mutant[] {
  const lines = indexLines(text);
  const words = new Words(vocabulary);
  const names = { parameters: namesUnder(tree, '参数'), definitions: namesUnder(tree, '定义') };
  return sitesIn(tree, text).flatMap(({ key, scope, start, text: written, member }) =>
    (member ? [['member', 0, written, ''] as const] : swapsOf(key, scope, written, words, names))
      .filter(([, , before, after]) => before !== after)
      .map(([kind, at, before, after]): Mutant => {
        const place = lines.locate(start + at);
        return { kind, scope, line: place.line, column: place.column, start: start + at, before, after };
      }),
  );
}

/** Gives the text with the change made. */
export function applyMutant(text: string, { start, before, after }: Mutant): string {
  return text.slice(0, start) + after + text.slice(start + before.length);
}

function sitesIn(tree: SourceNode, text: string): readonly Site[] {
  const sites: Site[] = [];
  visit(tree, '', 'rules');
  return sites;

  function visit(node: SourceNode, key: string, scope: MutantScope): void {
    if (node.kind === 'list') {
      if (scope !== 'sentences' && node.items.every((item) => item.kind === 'scalar')) members(node.items, key, scope);
      return node.items.forEach((item) => visit(item, key, scope));
    }
    if (node.kind === 'map')
      return node.entries.forEach((entry) => {
        if (entry.key === '算例' || NAMES.has(entry.key)) {
          if (entry.key !== '口径' || entry.value.kind !== 'list' || entry.value.items[0]?.kind !== 'map') return;
        }
        const inside = entry.key === '口径' ? 'readings' : SENTENCES.has(entry.key) ? 'sentences' : scope;
        visit(entry.value, entry.key, inside);
      });
    sites.push({ key, scope, start: node.range.start, text: text.slice(node.range.start, node.range.end) });
  }

  function members(items: readonly SourceNode[], key: string, scope: MutantScope): void {
    items.forEach(({ range }, at) => {
      const next = items[at + 1]?.range.start;
      const last = items[at - 1]?.range.end;
      const [start, end] = next === undefined ? [last, range.end] : [range.start, next];
      if (start !== undefined) sites.push({ key, scope, start, text: text.slice(start, end), member: true });
    });
  }
}

function namesUnder(tree: SourceNode, key: string): readonly string[] {
  const section = tree.kind === 'map' ? tree.entries.find((entry) => entry.key === key)?.value : undefined;
  return section?.kind === 'map' ? section.entries.map((entry) => entry.key) : [];
}

function swapsOf(key: string, scope: MutantScope, text: string, words: Words, names: Names): readonly Swap[] {
  if (key === '来源') return [['row', 0, text, nextNumber(text)]];
  const titles = titleSwaps(text, words);
  if (key === '地区') return numberSwaps(text, 'place');
  const dates = dateSwaps(text);
  const taken = [...titles, ...dates].map(([, at, before]) => [at, at + before.length] as const);
  const free = ([, at]: Swap): boolean => !taken.some(([from, to]) => at >= from && at < to);
  return [
    ...titles,
    ...dates,
    ...numberSwaps(text, 'figure').filter(free),
    ...unitSwaps(text),
    ...modalitySwaps(text),
    ...(scope === 'sentences' ? [] : [...valueSwaps(text, words), ...optionSwaps(key, text)].filter(free)),
    ...(EXPRESSIONS.has(key) ? operatorSwaps(text) : []),
    ...(scope === 'sentences' ? [] : nameSwaps(key, text, names)),
  ];
}

/** A condition left out, as a whole or by the definition it names; a parameter taken for the one below it. */
function nameSwaps(key: string, text: string, { parameters, definitions }: Names): readonly Swap[] {
  const named = (list: readonly string[], other: (at: number) => string): readonly Swap[] =>
    list.flatMap((name, at) =>
      [...text.matchAll(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'gu'))].map((found): Swap => [
        'name',
        found.index,
        name,
        other(at),
      ]),
    );
  const whole: readonly Swap[] = key === '条件' ? [['condition', 0, text, '"true"']] : [];
  const conditions = EXPRESSIONS.has(key) ? named(definitions, () => 'true') : [];
  return [...whole, ...conditions, ...named(parameters, (at) => parameters[(at + 1) % parameters.length] ?? '')];
}

function numberSwaps(text: string, kind: MutantKind): readonly Swap[] {
  return [...text.matchAll(/(?<![\d.\p{L}-])\d+(?:\.\d+)?(?![\d-])|(?<=\p{Script=Han})\d+(?:\.\d+)?/gu)].map(
    (found): Swap => [kind, found.index, found[0], nextNumber(found[0])],
  );
}

/** The last digit of the last number, one up, so that 9 becomes 0 of the next. */
function nextNumber(text: string): string {
  return text.replace(
    /(\d+)(\D*)$/,
    (_, digits: string, rest: string) => `${String(Number(digits) + 1).padStart(digits.length, '0')}${rest}`,
  );
}

function dateSwaps(text: string): readonly Swap[] {
  const iso = [...text.matchAll(/\d{4}-\d{2}-\d{2}/g)].flatMap((found): readonly Swap[] => {
    const day = parseDate(found[0]);
    return day
      ? [
          ['date', found.index, found[0], addDays(day, 1)],
          ['date', found.index, found[0], addDays(day, -1)],
        ]
      : [];
  });
  const written = [...text.matchAll(/\d{4}年\d{1,2}月(\d{1,2})日/g)].map((found): Swap => {
    const day = found[1] ?? '';
    const other = String(Number(day) > 1 ? Number(day) - 1 : 2);
    return ['date', found.index, found[0], found[0].replace(`月${day}日`, `月${other}日`)];
  });
  return [...iso, ...written];
}

function titleSwaps(text: string, words: Words): readonly Swap[] {
  const swaps: Swap[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const title = words.titleAt(text, at);
    if (!title) continue;
    for (const other of words.neighbours(title)) swaps.push(['title', at, title.name.zh, other.name.zh]);
    at += title.name.zh.length - 1;
  }
  return swaps;
}

function unitSwaps(text: string): readonly Swap[] {
  return [...text.matchAll(/(?<=\d)(亿元|万元|元|%)/g)].map((found): Swap => {
    const other = { 亿元: '万元', 万元: '元', 元: '万元', '%': '‰' }[found[0]] ?? '元';
    return ['unit', found.index, found[0], other];
  });
}

function modalitySwaps(text: string): readonly Swap[] {
  return [...text.matchAll(/最高不超过|不超过|不低于|不少于|最多|至少/g)].map((found): Swap => [
    'modality',
    found.index,
    found[0],
    '',
  ]);
}

/** Values in quotes, or alone as in the cell of a table. */
function valueSwaps(text: string, words: Words): readonly Swap[] {
  const quoted = [...text.matchAll(/"([^"]+)"/g)].flatMap((found): readonly Swap[] => {
    const other = words.otherValue(found[1] ?? '');
    return other === null ? [] : [['value', found.index + 1, found[1] ?? '', other]];
  });
  const alone = words.otherValue(text);
  // One of several values less.
  const dropped = [...text.matchAll(/"[^"]+",\s*(?=")/g)].map((found): Swap => ['value', found.index, found[0], '']);
  return [...quoted, ...dropped, ...(alone === null ? [] : [['value', 0, text, alone] as const])];
}

const options = optionWords();

function optionSwaps(key: string, text: string): readonly Swap[] {
  if (text === '是' || text === '否') return [['option', 0, text, text === '是' ? '否' : '是']];
  const known = key === '类型' ? undefined : options.get(key)?.find((list) => list.includes(text));
  return known ? known.filter((word) => word !== text).map((word): Swap => ['option', 0, text, word]) : [];
}

/** The enumerated words of each key, from the schema. */
function optionWords(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  collect(policySchema, null);
  return found;

  function collect(value: unknown, key: string | null): void {
    if (typeof value !== 'object' || value === null) return;
    const schema = value as Readonly<Record<string, unknown>>;
    const name = typeof schema['x-zh'] === 'string' ? schema['x-zh'] : key;
    const list = schema['x-enum-zh'];
    if (name !== null && Array.isArray(list)) found.set(name, [...(found.get(name) ?? []), list as string[]]);
    for (const [field, part] of Object.entries(schema))
      collect(part, field === 'items' || field === 'oneOf' || /^\d+$/.test(field) ? name : null);
  }
}

const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/\band\b/g, 'or'],
  [/\bor\b/g, 'and'],
  [/(?<![<>!])=/g, '!='],
  [/!=/g, '='],
  [/<=/g, '<'],
  [/>=/g, '>'],
  [/<(?!=)/g, '<='],
  [/>(?![=-])/g, '>='],
  [/\bnot(?=\()/g, ''],
  [/\bsome\b/g, 'every'],
];

function operatorSwaps(text: string): readonly Swap[] {
  // The dash and arrow of a block scalar's header are no operators.
  const header = /^[>|][+-]?\d*\n/.exec(text)?.[0].length ?? 0;
  return OPERATORS.flatMap(([pattern, other]) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => index >= header)
      .map((found): Swap => ['operator', found.index, found[0], other]),
  );
}

/** The words of the vocabulary, and which of them stand beside each other. */
class Words {
  private readonly enumerations: readonly (readonly string[])[];

  constructor(private readonly vocabulary: Vocabulary) {
    const fields = [...vocabulary.facts.enterprise, ...vocabulary.facts.collections.flatMap((each) => each.fields)];
    this.enumerations = fields.flatMap(({ type }) =>
      type.kind === 'enumeration' ? [type.values.map(({ label }) => label.zh)] : [],
    );
  }

  titleAt(text: string, at: number): Title | undefined {
    return this.vocabulary.titles
      .filter(({ name }) => text.startsWith(name.zh, at))
      .toSorted((a, b) => b.name.zh.length - a.name.zh.length)[0];
  }

  /** The same title at another level, and another one of the same level. */
  neighbours(title: Title): readonly Title[] {
    const { titles } = this.vocabulary;
    const level = titles.find((each) => each.family === title.family && each.level !== title.level);
    const family = titles.find((each) => each.family !== title.family && each.level === title.level);
    return [level, family].filter((each) => each !== undefined);
  }

  otherValue(word: string): string | null {
    const list = this.enumerations.find((values) => values.includes(word));
    return list ? (list[(list.indexOf(word) + 1) % list.length] ?? null) : null;
  }
}
