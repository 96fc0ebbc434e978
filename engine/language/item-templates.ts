import type { Bilingual } from '../diagnostics/diagnostic';
import { findValue, writeKey, writeValue } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import type { Surface } from '../values/surface';
import { findCollection } from '../vocabulary/find-collection';
import { findTitleById } from '../vocabulary/find-title';
import type { EventCollection, Vocabulary } from '../vocabulary/vocabulary';
import { choicePlace, escapeSnippet, type Offer, textPlace } from './completion-item';
import { eventVariable } from './fact-shape';
import { Places } from './key-snippet';
import { kindWords } from './kind-words';
import { itemShape, type PolicyNames } from './policy-names';

interface TemplateScene {
  readonly surface: Surface;
  readonly vocabulary: Vocabulary;
  readonly names: PolicyNames;
}

/** One key of a template and its value, already a snippet; lines of a value are indented below the key. */
type Line = readonly [key: string, value: string];

interface Template {
  readonly kind: string;
  readonly label: Bilingual;
  readonly stem: string;
  readonly lines: (writer: Writer) => readonly Line[];
}

const money = { zh: '10万元', en: '100000 yuan' };

const templates: readonly Template[] = [
  {
    kind: 'award',
    label: { zh: '奖励（定额）', en: 'award, fixed amount' },
    stem: 'award',
    lines: (writer) => [
      writer.text('title', { zh: '奖励名称', en: 'Name of the award' }),
      writer.gist(),
      ['trigger', writer.events()],
      writer.text('amount', money),
      [
        'frequency',
        writer.map('frequency', [
          ['times', '1'],
          ['within', writer.value('frequency', 'within', 'term')],
        ]),
      ],
    ],
  },
  {
    kind: 'award',
    label: { zh: '奖励（按称号分档的表）', en: 'award, table of titles' },
    stem: 'award',
    lines: (writer) => [
      writer.text('title', { zh: '奖励名称', en: 'Name of the award' }),
      writer.gist(),
      ['trigger', writer.eventWord('recognitions')],
      ['by', writer.path('recognitions', 'title')],
      [
        'table',
        writer
          .titles()
          .map((title, index) => `\n  - ${writer.row(title, ['10', '5', '3'][index] ?? '1')}`)
          .join(''),
      ],
      [
        'frequency',
        writer.map('frequency', [
          ['times', '1'],
          ['per', `[${writer.field('recognitions', 'title')}]`],
          ['within', writer.value('frequency', 'within', 'term')],
        ]),
      ],
    ],
  },
  {
    kind: 'subsidy',
    label: { zh: '补贴（按比例，封顶）', en: 'subsidy, a share with a cap' },
    stem: 'subsidy',
    lines: (writer) => [
      writer.text('title', { zh: '补贴名称', en: 'Name of the subsidy' }),
      writer.gist(),
      ['trigger', writer.eventWord('expenses')],
      ['base', writer.path('expenses', 'amount')],
      writer.text('rate', { zh: '30%', en: '30%' }),
      ['claim', writer.value(null, 'claim', 'year')],
      [
        'cap',
        writer.map('cap', [
          ['amount', writer.place({ zh: '50万元', en: '500000 yuan' })],
          ['within', writer.value('cap', 'within', 'year')],
        ]),
      ],
    ],
  },
  {
    kind: 'allowance',
    label: { zh: '津贴（按人按月发给个人）', en: 'allowance per person and month' },
    stem: 'allowance',
    lines: (writer) => [
      writer.text('title', { zh: '津贴名称', en: 'Name of the allowance' }),
      writer.gist(),
      ['trigger', writer.eventWord('hires')],
      ['when', writer.path('hires', 'graduate')],
      writer.text('amount', { zh: '每人每月1000元', en: '1000 yuan per person per month' }),
    ],
  },
  {
    kind: 'pricePreference',
    label: { zh: '价格优惠（评审时扣除）', en: 'price preference when bids are compared' },
    stem: 'price-preference',
    lines: (writer) => [
      writer.text('title', { zh: '价格扣除名称', en: 'Name of the preference' }),
      writer.gist(),
      ['trigger', writer.eventWord('procurements')],
      writer.text('rate', { zh: '最高不超过20%', en: 'up to 20%' }),
    ],
  },
  {
    kind: 'quota',
    label: { zh: '额度（资金）', en: 'quota of money' },
    stem: 'quota',
    lines: (writer) => [
      writer.text('title', { zh: '额度名称', en: 'Name of the quota' }),
      writer.gist(),
      ['trigger', writer.eventWord('bridgeLoans')],
      ['measure', writer.value(null, 'measure', 'money')],
      ['used', writer.path('bridgeLoans', 'amount')],
      writer.text('limit', { zh: '1000万元', en: '10000000 yuan' }),
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'quota',
    label: { zh: '额度（名额）', en: 'quota of places' },
    stem: 'places',
    lines: (writer) => [
      writer.text('title', { zh: '名额名称', en: 'Name of the places' }),
      writer.gist(),
      ['trigger', writer.eventWord('talents')],
      ['measure', writer.value(null, 'measure', 'persons')],
      writer.text('limit', { zh: '3', en: '3' }),
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'target',
    label: { zh: '目标（到期达到）', en: 'target, by a day' },
    stem: 'target',
    lines: (writer) => [
      writer.gist(),
      writer.text('indicator', { zh: '“专精特新”中小企业（累计）', en: 'Enterprises with the title, in all' }),
      ['comparison', writer.value(null, 'comparison', 'atLeast')],
      writer.text('value', { zh: '100', en: '100' }),
      writer.text('unit', { zh: '家', en: 'enterprises' }),
      writer.text('by', { zh: '2025-12-31', en: '2025-12-31' }),
    ],
  },
  {
    kind: 'repeal',
    label: { zh: '废止（旧文件）', en: 'repeal of older documents' },
    stem: 'repeal',
    lines: (writer) => [
      writer.gist(),
      ['documents', `[${writer.place({ zh: '某府发〔2020〕1号', en: '某府发〔2020〕1号' })}]`],
    ],
  },
  { kind: 'service', label: { zh: '服务', en: 'service' }, stem: 'service', lines: (writer) => [writer.gist()] },
  {
    kind: 'unquantifiedMoney',
    label: { zh: '未定额资金', en: 'money without a stated amount' },
    stem: 'support',
    lines: (writer) => [writer.gist()],
  },
  {
    kind: 'exclusion',
    label: { zh: '不予奖励', en: 'exclusion' },
    stem: 'exclusion',
    lines: (writer) => [
      writer.gist(),
      ['trigger', writer.eventWord('violations')],
      ['when', `${writer.path('violations', 'kind')} = "${writer.firstValue('violations', 'kind')}"`],
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'sanction',
    label: { zh: '违规处理', en: 'sanction' },
    stem: 'sanction',
    lines: (writer) => [
      writer.gist(),
      ['after', `[${writer.reference('exclusion')}]`],
      ['actions', `[${writer.value(null, 'actions', 'stop')}, ${writer.value(null, 'actions', 'clawBack')}]`],
    ],
  },
  {
    kind: 'stacking',
    label: { zh: '就高（同年同一认定只享最高）', en: 'highest only, same recognition in a year' },
    stem: 'highest-only',
    lines: (writer) => [
      writer.gist(),
      ['rule', writer.value(null, 'rule', 'highest')],
      ['same', `[${writer.field('recognitions', 'family')}]`],
      ['differing', writer.field('recognitions', 'level')],
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'stacking',
    label: { zh: '可叠加（与其他层级）', en: 'added to money of other levels' },
    stem: 'with-other-levels',
    lines: (writer) => [
      writer.gist(),
      ['rule', writer.value(null, 'rule', 'additive')],
      ['levels', `[${writer.value(null, 'levels', 'province')}, ${writer.value(null, 'levels', 'city')}]`],
    ],
  },
  {
    kind: 'stacking',
    label: { zh: '合计封顶', en: 'one cap for several items' },
    stem: 'shared-cap',
    lines: (writer) => [
      writer.gist(),
      ['rule', writer.value(null, 'rule', 'sharedCap')],
      writer.text('amount', { zh: '100万元', en: '1000000 yuan' }),
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'eligibility',
    label: { zh: '适用条件（地域）', en: 'eligibility by place' },
    stem: 'eligibility',
    lines: (writer) => [writer.gist(), ['place', writer.value(null, 'place', 'event')]],
  },
  {
    kind: 'undertaking',
    label: { zh: '政府举措', en: 'undertaking of the government' },
    stem: 'undertaking',
    lines: (writer) => [writer.gist()],
  },
  {
    kind: 'institutional',
    label: { zh: '组织实施', en: 'organisation' },
    stem: 'organisation',
    lines: (writer) => [writer.gist()],
  },
];

/** Offers whole items of every kind, each well formed as it stands. Shape: keys on lines of their own. */
export function offerItemTemplates(scene: TemplateScene): readonly Offer[] {
  return templates.flatMap((template): readonly Offer[] => {
    const shape = itemShape?.variants?.byValue.get(template.kind);
    if (!shape) return [];
    const writer = new Writer(scene, shape);
    const head: readonly Line[] = [
      ['id', writer.place(same(freeIdentifier(scene.names, template.stem)))],
      ['kind', writer.value(null, 'kind', template.kind)],
    ];
    const lines = [...head, ...template.lines(writer)];
    return [
      {
        label: template.label[scene.surface],
        detail: template.label[scene.surface === 'zh' ? 'en' : 'zh'],
        documentation: kindWords[template.kind] ?? null,
        kind: 'template',
        text: lines
          .map(([key, value]) => `${writer.key(key)}:${value.startsWith('\n') ? value : ` ${value}`}`)
          .join('\n'),
        snippet: true,
      },
    ];
  });
}

/** Makes an identifier the policy does not have yet. */
export function freeIdentifier(names: PolicyNames, stem: string): string {
  const named = [...names.parameters, ...names.definitions].map(({ id }) => (id ? String(id.value) : ''));
  const taken = new Set([...names.items.map(({ id }) => id), ...names.readings.map(({ id }) => id), ...named]);
  let free = stem;
  for (let number = 2; taken.has(free); number += 1) free = `${stem}-${number}`;
  return free;
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

/** Writes the words of one template in the surface of the text. */
class Writer {
  readonly #scene: TemplateScene;
  readonly #shape: Shape;
  readonly #places = new Places();

  constructor(scene: TemplateScene, shape: Shape) {
    this.#scene = scene;
    this.#shape = shape;
  }

  place(text: Bilingual): string {
    return textPlace(this.#places.next(), text[this.#scene.surface]);
  }

  text(key: string, text: Bilingual): Line {
    return [key, this.place(text)];
  }

  gist(): Line {
    return this.text('gist', { zh: '条款要点（摘述）。', en: 'What the clause says, in short.' });
  }

  key(canonical: string, inside: Shape = this.#shape): string {
    const property = inside.properties.get(canonical);
    return property ? writeKey(property, this.#scene.surface) : canonical;
  }

  value(outer: string | null, key: string, canonical: string): string {
    const shape = outer === null ? this.#shape : this.#shape.properties.get(outer)?.shape;
    const place = shape?.properties.get(key)?.shape;
    const value = place && findValue(place.values.length > 0 ? place : (place.items ?? place), canonical);
    return value ? writeValue(value, this.#scene.surface) : canonical;
  }

  map(key: string, entries: readonly Line[]): string {
    const shape = this.#shape.properties.get(key)?.shape ?? this.#shape;
    return `{ ${entries.map(([inner, value]) => `${this.key(inner, shape)}: ${value}`).join(', ')} }`;
  }

  row(title: string, amount: string): string {
    const row = this.#shape.properties.get('table')?.shape.items ?? this.#shape;
    const text = { zh: `${amount}万元`, en: `${amount}0000 yuan` };
    return `{ ${this.key('match', row)}: ${this.place(same(title))}, ${this.key('amount', row)}: ${this.place(text)} }`;
  }

  titles(): readonly string[] {
    const { vocabulary, surface } = this.#scene;
    const wanted = ['srdi-sme/province', 'srdi-sme/city'].flatMap((id) => findTitleById(vocabulary, id) ?? []);
    return (wanted.length > 0 ? wanted : vocabulary.titles.slice(0, 2)).map(({ name }) => name[surface]);
  }

  events(): string {
    const { vocabulary, surface } = this.#scene;
    const dated = vocabulary.facts.collections.filter(({ dateField }) => dateField !== null);
    return choicePlace(
      this.#places.next(),
      dated.map(({ label }) => label[surface]),
    );
  }

  eventWord(collection: string): string {
    return this.#collection(collection)?.label[this.#scene.surface] ?? collection;
  }

  field(collection: string, field: string): string {
    const found = this.#collection(collection)?.fields.find(({ id }) => id === field);
    return found ? (this.#scene.surface === 'zh' ? found.label.zh : found.id) : field;
  }

  path(collection: string, field: string): string {
    const found = this.#collection(collection);
    const record = found && eventVariable(found, this.#scene.surface);
    return escapeSnippet(`${record ?? 'event'}.${this.field(collection, field)}`);
  }

  firstValue(collection: string, field: string): string {
    const type = this.#collection(collection)?.fields.find(({ id }) => id === field)?.type;
    const value = type?.kind === 'enumeration' ? type.values[0]?.label[this.#scene.surface] : undefined;
    return this.place(same(value ?? ''));
  }

  reference(kind: string): string {
    const ids = this.#scene.names.items.filter((item) => item.kind === kind).map(({ id }) => id);
    return ids.length > 0 ? choicePlace(this.#places.next(), ids) : this.place(same(kind));
  }

  #collection(id: string): EventCollection | undefined {
    return findCollection(this.#scene.vocabulary, id);
  }
}
