import type { Language } from '../../main/ipc/contract';
import type { CanonicalValue, Surface } from '../../engine/index';
import type { FormEvent, FormFact, FormVocabulary } from '../worker/form-view';
import type { Choice } from './choice-field';
import { elementsOf, isMap, textOf, valueAt, type CanonicalMap } from './document-access';

/** The word for something of the vocabulary in a text of a surface. */
export function wordOf({ id, label }: Pick<FormFact, 'id' | 'label'>, surface: Surface): string {
  return surface === 'zh' ? label.zh : id;
}

/** Finds a kind of event by any of its words. */
export function findEvent({ events }: FormVocabulary, word: string): FormEvent | undefined {
  return events.find((event) => isNamed(event, word));
}

/** Finds a fact by any of its words. */
export function findFact(facts: readonly FormFact[], word: string): FormFact | undefined {
  return facts.find((fact) => isNamed(fact, word));
}

function isNamed({ id, label, aliases }: Pick<FormFact, 'id' | 'label' | 'aliases'>, word: string): boolean {
  return id === word || label.zh === word || label.en === word || aliases.includes(word);
}

/** The kinds of events as choices; the one that stands in the text keeps its word. */
export function eventChoices({ events }: FormVocabulary, current: string, surface: Surface, language: Language) {
  return events.map((event): Choice => {
    const value = isNamed(event, current) ? current : wordOf(event, surface);
    return { value, label: event.label[language], words: `${event.id} ${event.aliases.join(' ')}` };
  });
}

/** The facts of events as choices. */
export function fieldChoices(
  facts: readonly FormFact[],
  current: readonly string[],
  surface: Surface,
  language: Language,
) {
  return facts.map((fact): Choice => {
    const value = current.find((word) => isNamed(fact, word)) ?? wordOf(fact, surface);
    return { value, label: fact.label[language], words: fact.id };
  });
}

/** All items of a document with their pointers. */
export function itemsOf(
  document: CanonicalValue,
): readonly { readonly pointer: string; readonly item: CanonicalMap }[] {
  return elementsOf(valueAt(document, '/articles')).flatMap((article, index) =>
    elementsOf(isMap(article) ? article['items'] : undefined).flatMap((item, place) =>
      isMap(item) ? [{ pointer: `/articles/${index}/items/${place}`, item }] : [],
    ),
  );
}

/** The name of an item for readers. */
export function nameItem(item: CanonicalMap): string {
  return textOf(item['title']) || textOf(item['gist']) || textOf(item['id']);
}

/** The item a pointer lies in. */
export function itemAround(document: CanonicalValue, pointer: string): CanonicalMap | null {
  const found = /^\/articles\/\d+\/items\/\d+/.exec(pointer)?.[0];
  const item = found === undefined ? undefined : valueAt(document, found);
  return isMap(item) ? item : null;
}

/** The fields of the events an item is about; of all that trigger something where it names none. */
export function fieldsAround(
  document: CanonicalValue,
  pointer: string,
  vocabulary: FormVocabulary,
): readonly FormFact[] {
  const own = textOf(itemAround(document, pointer)?.['trigger']);
  const triggers = own === '' ? new Set(itemsOf(document).map(({ item }) => textOf(item['trigger']))) : new Set([own]);
  const fields = [...triggers].flatMap((word) => findEvent(vocabulary, word)?.fields ?? []);
  return fields.filter((field, index) => fields.findIndex(({ id }) => id === field.id) === index);
}

/** Items as choices, by identifier. */
export function itemChoices(document: CanonicalValue, kind: string | null): readonly Choice[] {
  return itemsOf(document)
    .filter(({ item }) => kind === null || item['kind'] === kind)
    .map(({ item }): Choice => ({ value: textOf(item['id']), label: nameItem(item), words: textOf(item['id']) }));
}

/** Readings as choices, by identifier. */
export function readingChoices(document: CanonicalValue): readonly Choice[] {
  return elementsOf(valueAt(document, '/readings')).flatMap((reading): readonly Choice[] => {
    if (!isMap(reading)) return [];
    const id = textOf(reading['id']);
    return [{ value: id, label: id, words: textOf(reading['question']) }];
  });
}

/** Names under a section, such as those of parameters. */
export function namesUnder(document: CanonicalValue, section: 'parameters' | 'definitions'): readonly string[] {
  const names = valueAt(document, `/${section}`);
  return isMap(names) ? Object.keys(names) : [];
}

/** Titles as choices, by the recognition they belong to. */
export function titleChoices({ titles }: FormVocabulary, surface: Surface, language: Language): readonly Choice[] {
  return titles.map(({ id, name, family, level }): Choice => {
    const value = surface === 'zh' ? name.zh : name.en;
    return { value, label: name[language], group: family[language], words: `${id} ${level}` };
  });
}

/** Finds the fact that a path of an expression names, such as 认定.称号, where an item stands. */
export function factOfPath(
  path: string,
  document: CanonicalValue,
  pointer: string,
  vocabulary: FormVocabulary,
): FormFact | null {
  const [head, field, ...rest] = path.split('.').map((part) => part.trim());
  if (head === undefined) return null;
  if (field === undefined) return variableFacts.find((fact) => isNamed(fact, head)) ?? null;
  if (rest.length > 0) return null;
  if (head === '企业' || head === 'enterprise') return findFact(vocabulary.facts, field) ?? null;
  const trigger = textOf(itemAround(document, pointer)?.['trigger']);
  const event = trigger === '' ? undefined : findEvent(vocabulary, trigger);
  if (!event) return null;
  const isEvent = isNamed(event, head) || head === 'event' || head === '事件';
  return isEvent ? (findFact(event.fields, field) ?? null) : null;
}

/** What every expression knows besides the enterprise and the event. */
export const variableFacts: readonly FormFact[] = [
  { id: 'asOf', label: { zh: '基准日', en: 'Day it is tested on' }, aliases: [], type: 'date', values: [] },
  { id: 'year', label: { zh: '年度', en: 'Year' }, aliases: [], type: 'number', values: [] },
  { id: 'policyRegion', label: { zh: '地区', en: 'Region of the policy' }, aliases: [], type: 'region', values: [] },
];

/** The values of a fact as choices; none where anything can be written. */
export function valueChoices(
  fact: FormFact | null,
  vocabulary: FormVocabulary,
  surface: Surface,
  language: Language,
): readonly Choice[] {
  if (fact?.type === 'title') return titleChoices(vocabulary, surface, language);
  if (fact?.type === 'region')
    return vocabulary.regions.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  return (fact?.values ?? []).map((value): Choice => ({ value: wordOf(value, surface), label: value.label[language] }));
}
