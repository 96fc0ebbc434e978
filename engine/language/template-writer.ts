import type { Bilingual } from '../diagnostics/diagnostic';
import { findValue, writeKey, writeValue } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import type { Surface } from '../values/surface';
import { findCollection } from '../vocabulary/find-collection';
import { findTitleById } from '../vocabulary/find-title';
import type { EventCollection, Vocabulary } from '../vocabulary/vocabulary';
import { choicePlace, escapeSnippet, textPlace } from './completion-item';
import { eventVariable } from './fact-shape';
import { Places } from './key-snippet';
import type { PolicyNames } from './policy-names';

export interface TemplateScene {
  readonly surface: Surface;
  readonly vocabulary: Vocabulary;
  readonly names: PolicyNames;
}

/** One key of a template and its value, already a snippet; lines of a value are indented below the key. */
export type Line = readonly [key: string, value: string];

export interface Template {
  readonly kind: string;
  readonly label: Bilingual;
  readonly stem: string;
  readonly lines: (writer: TemplateWriter) => readonly Line[];
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

/** Writes the words of one template in the surface of the text. */
export class TemplateWriter {
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

  /** The same in both languages. */
  word(text: string): string {
    return this.place(same(text));
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
    return this.rowOf(title, { zh: `${amount}万元`, en: `${amount}0000 yuan` });
  }

  rowOf(match: string, amount: Bilingual): string {
    const row = this.#shape.properties.get('table')?.shape.items ?? this.#shape;
    return `{ ${this.key('match', row)}: ${this.place(same(match))}, ${this.key('amount', row)}: ${this.place(amount)} }`;
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
    return this.place(same(this.values(collection, field)[0] ?? ''));
  }

  values(collection: string, field: string): readonly string[] {
    const type = this.#collection(collection)?.fields.find(({ id }) => id === field)?.type;
    return type?.kind === 'enumeration' ? type.values.map(({ label }) => label[this.#scene.surface]) : [];
  }

  reference(kind: string): string {
    const ids = this.#scene.names.items.filter((item) => item.kind === kind).map(({ id }) => id);
    return ids.length > 0 ? choicePlace(this.#places.next(), ids) : this.place(same(kind));
  }

  #collection(id: string): EventCollection | undefined {
    return findCollection(this.#scene.vocabulary, id);
  }
}
