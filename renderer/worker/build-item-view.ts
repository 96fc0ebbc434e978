import { descend, findCollection, findField, findTitleById, type Bilingual, type Vocabulary } from '../../engine/index';
import type {
  AllowanceItem,
  AwardItem,
  Figure,
  Item,
  PolicyDocument,
  StackingItem,
  SubsidyItem,
  TableRow,
} from '../../schemas/generated/types';
import type { AwardRow, FigureView, ItemBase, ItemView, PaymentTerms } from './policy-view';

/** What the words of an item are looked up in. */
export interface ItemWords {
  readonly vocabulary: Vocabulary;
  readonly document: PolicyDocument;
}

/** Makes an item ready for reading: names instead of identifiers, parameters with their values. */
export function buildItemView(item: Item, pointer: string, words: ItemWords): ItemView {
  const base = buildBase(item, pointer);
  switch (item.kind) {
    case 'award':
    case 'allowance':
      return {
        ...base,
        kind: item.kind,
        condition: item.when ?? null,
        trigger: nameEventKind(words, item.trigger),
        award: {
          by: item.by === undefined ? null : nameSelector(item.by),
          rows: buildRows(item, pointer, words),
          terms: buildTerms(item, pointer, words),
        },
      };
    case 'subsidy':
      return {
        ...base,
        kind: 'subsidy',
        condition: item.when ?? null,
        trigger: nameEventKind(words, item.trigger),
        base: item.amount === undefined ? (item.base ?? '') : null,
        rate: readFigure(
          words,
          item.amount ?? item.rate ?? '',
          `${pointer}/${item.amount === undefined ? 'rate' : 'amount'}`,
        ),
        terms: buildTerms(item, pointer, words),
      };
    case 'pricePreference':
    case 'quota':
      return {
        ...base,
        kind: item.kind,
        condition: item.when ?? null,
        trigger: nameEventKind(words, item.trigger),
        figure:
          item.kind === 'quota'
            ? readFigure(words, item.limit, `${pointer}/limit`)
            : readFigure(words, item.rate, `${pointer}/rate`),
        within: item.kind === 'quota' ? (item.within ?? 'year') : null,
      };
    case 'target':
      return {
        ...base,
        kind: 'target',
        indicator: item.indicator ?? null,
        comparison: item.comparison ?? null,
        value: item.value === undefined ? null : `${item.value}${item.unit ?? ''}`,
        by: item.by ?? null,
        everyYear: item.every === 'year',
        condition: item.counts ?? null,
      };
    case 'repeal':
      return { ...base, kind: 'repeal', documents: item.documents ?? [] };
    case 'service':
    case 'unquantifiedMoney':
      return {
        ...base,
        kind: item.kind,
        condition: item.when ?? null,
        trigger: item.trigger === undefined ? null : nameEventKind(words, item.trigger),
      };
    case 'exclusion':
      return {
        ...base,
        kind: 'exclusion',
        condition: item.when,
        trigger: nameEventKind(words, item.trigger),
        within: item.within ?? 'year',
      };
    case 'sanction':
      return { ...base, kind: 'sanction', after: item.after.map((id) => nameItem(words, id)), actions: item.actions };
    case 'stacking':
      return { ...base, kind: 'stacking', ...buildStacking(item, pointer, words) };
    case 'eligibility':
      return {
        ...base,
        kind: 'eligibility',
        place: item.place ?? null,
        condition: item.when ?? null,
        among: (item.among ?? []).map((id) => nameItem(words, id)),
      };
    default:
      return { ...base, kind: item.kind };
  }
}

function buildBase(item: Item, pointer: string): ItemBase {
  return {
    pointer,
    id: item.id,
    title: item.title ?? null,
    gist: item.gist ?? null,
    clause: item.clause ?? null,
    target: 'target' in item ? (item.target ?? null) : null,
    lead: 'lead' in item ? (item.lead ?? null) : null,
    units: 'units' in item ? (item.units ?? []) : [],
    readings: item.readings ?? [],
    note: item.note ?? null,
  };
}

function buildRows(item: AwardItem | AllowanceItem, pointer: string, words: ItemWords): readonly AwardRow[] {
  if (item.table) {
    return item.table.map((row, index) => ({
      pointer: `${pointer}/table/${index}`,
      match: listMatches(row, words),
      label: row.label ?? null,
      clause: row.clause ?? null,
      amount: readFigure(words, row.amount, `${pointer}/table/${index}/amount`),
    }));
  }
  if (item.amount === undefined) return [];
  return [
    {
      pointer,
      match: [],
      label: item.label ?? null,
      clause: null,
      amount: readFigure(words, item.amount, `${pointer}/amount`),
    },
  ];
}

function listMatches(row: TableRow, { vocabulary }: ItemWords): readonly string[] {
  const matches = Array.isArray(row.match) ? row.match : [row.match];
  return matches.map(
    (match) => findTitleById(vocabulary, String(match))?.name.zh ?? String(match).replace(/^"(.*)"$/, '$1'),
  );
}

function buildTerms(item: AwardItem | SubsidyItem | AllowanceItem, pointer: string, words: ItemWords): PaymentTerms {
  const frequency = 'frequency' in item ? item.frequency : undefined;
  return {
    pointer,
    frequency: frequency
      ? {
          times: frequency.times,
          per: (frequency.per ?? []).map((field) => nameField(words, item.trigger, field)),
          within: frequency.within ?? 'term',
        }
      : null,
    cap: item.cap
      ? { amount: readFigure(words, item.cap.amount, `${pointer}/cap/amount`), within: item.cap.within ?? 'year' }
      : null,
    payer: item.payer ?? null,
    payee: item.payee ?? (item.kind === 'allowance' ? 'individual' : null),
  };
}

function buildStacking(item: StackingItem, pointer: string, words: ItemWords) {
  const { triggers } = indexItems(words.document);
  const name = (field: string): Bilingual => {
    for (const trigger of triggers) {
      const found = findField(words.vocabulary, trigger, field);
      if (found) return found.label;
    }
    return { zh: field, en: field };
  };
  return {
    rule: item.rule,
    levels: item.levels ?? [],
    among: (item.among ?? []).map((id) => nameItem(words, id)),
    same: (item.same ?? []).map(name),
    differing: item.differing === undefined ? null : name(item.differing),
    within: item.within ?? ('year' as const),
    amount: item.amount === undefined ? null : readFigure(words, item.amount, `${pointer}/amount`),
  };
}

function triggerOf(item: Item): readonly string[] {
  return 'trigger' in item && item.trigger !== undefined ? [item.trigger] : [];
}

/** Reads a figure as written, with the value of the parameter it may name. */
export function readFigure({ document }: ItemWords, figure: Figure, pointer: string): FigureView {
  const written = String(figure);
  const name = written.trim();
  const parameter = document.parameters?.[name];
  if (parameter === undefined) return { pointer, written, resolved: null };
  const place = descend('/parameters', name);
  if (typeof parameter !== 'object') return { pointer: place, written, resolved: String(parameter) };
  return { pointer: descend(place, 'value'), written, resolved: String(parameter.value) };
}

function nameEventKind({ vocabulary }: ItemWords, word: string): Bilingual {
  return findCollection(vocabulary, word)?.label ?? { zh: word, en: word };
}

function nameField({ vocabulary }: ItemWords, trigger: string, word: string): Bilingual {
  return findField(vocabulary, trigger, word)?.label ?? { zh: word, en: word };
}

/** The name of what an award table selects by: the last part of a plain path, else the expression. */
function nameSelector(expression: string): string {
  const path = /^[\p{L}_][\p{L}\p{N}_]*\.([\p{L}_][\p{L}\p{N}_]*)$/u.exec(expression.trim());
  return path?.[1] ?? expression;
}

function nameItem({ document }: ItemWords, id: string): string {
  const item = indexItems(document).byId.get(id);
  return item?.title ?? item?.gist ?? id;
}

interface ItemIndex {
  /** The first where two share an identifier. */
  readonly byId: ReadonlyMap<string, Item>;
  readonly triggers: readonly string[];
}

const indexes = new WeakMap<PolicyDocument, ItemIndex>();

/** Once for a document: items that name others or speak of all events are many in a large policy. */
function indexItems(document: PolicyDocument): ItemIndex {
  let index = indexes.get(document);
  if (!index) {
    const items = document.articles.flatMap((article) => article.items);
    const byId = new Map<string, Item>();
    for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
    index = { byId, triggers: [...new Set(items.flatMap(triggerOf))] };
    indexes.set(document, index);
  }
  return index;
}
