import type { Enterprise } from '../enterprise/enterprise';
import { readEnterpriseValue } from '../enterprise/read-enterprise-value';
import { spellMoney, yuanToFen } from '../values/money';
import type { Surface } from '../values/surface';
import { describeValue } from '../vocabulary/describe-value';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';

/** Facts of one record by canonical field: titles and enumerated values by identifier, money and numbers as decimal text. */
export type Facts = Readonly<Record<string, string | boolean>>;

/** An enterprise in the making. Events that are not named did not happen. */
export interface FactsDraft {
  readonly facts: Facts;
  readonly events: Readonly<Record<string, readonly Facts[]>>;
}

/** A fact as an author writes it; codes of areas and industries are texts. */
export type WrittenFact =
  string | boolean | { readonly code: string } | readonly { readonly [key: string]: WrittenFact }[];
export type WrittenFacts = Readonly<Record<string, WrittenFact>>;

/** Writes the facts with the words of a surface, in the order of the vocabulary: the enterprise first, then its events. */
export function writeFacts({ facts, events }: FactsDraft, vocabulary: Vocabulary, surface: Surface): WrittenFacts {
  const lists = Object.entries(events).filter(([, list]) => list.length > 0);
  return {
    ...writeRecord(facts, null, vocabulary, surface),
    ...Object.fromEntries(
      lists.map(([id, list]) => {
        const label = findCollection(vocabulary, id)?.label.zh ?? id;
        return [surface === 'zh' ? label : id, list.map((event) => writeRecord(event, id, vocabulary, surface))];
      }),
    ),
  };
}

/** Reads the draft as the same facts written in an example are read; null when they cannot be written. */
export function readDraft(draft: FactsDraft, vocabulary: Vocabulary): Enterprise | null {
  const written = unwrap(writeFacts(draft, vocabulary, 'zh'));
  const { value, diagnostics } = readEnterpriseValue({ 名称: '算例企业', ...written }, vocabulary);
  if (!value || diagnostics.some(({ severity }) => severity === 'error')) return null;
  const none = Object.fromEntries(vocabulary.facts.collections.map(({ id }) => [id, []]));
  return { ...value, events: { ...none, ...value.events } };
}

/** Puts the facts of two drafts together; what both tell alike is told once. */
export function mergeDrafts(one: FactsDraft, other: FactsDraft): FactsDraft {
  const kinds = new Set([...Object.keys(one.events), ...Object.keys(other.events)]);
  return {
    facts: { ...one.facts, ...other.facts },
    events: Object.fromEntries(
      [...kinds].map((kind) => {
        const [mine, theirs] = [one.events[kind] ?? [], other.events[kind] ?? []];
        const known = new Set(mine.map((event) => JSON.stringify(event)));
        return [kind, [...mine, ...theirs.filter((event) => !known.has(JSON.stringify(event)))]];
      }),
    ),
  };
}

/** Changes facts of one event, or of the enterprise where `collection` is null. */
export function withFacts(draft: FactsDraft, collection: string | null, index: number, facts: Facts): FactsDraft {
  if (collection === null) return { ...draft, facts: { ...draft.facts, ...facts } };
  const list = draft.events[collection] ?? [];
  return {
    ...draft,
    events: {
      ...draft.events,
      [collection]: list.map((event, position) => (position === index ? { ...event, ...facts } : event)),
    },
  };
}

/** Adds an event of a kind at the end of its list. */
export function withEvent(draft: FactsDraft, collection: string, facts: Facts): FactsDraft {
  return { ...draft, events: { ...draft.events, [collection]: [...(draft.events[collection] ?? []), facts] } };
}

function writeRecord(record: Facts, collection: string | null, vocabulary: Vocabulary, surface: Surface) {
  const fields = fieldsOf(vocabulary, collection).filter(({ id }) => record[id] !== undefined);
  return Object.fromEntries(
    fields.map((field) => [
      surface === 'zh' ? field.label.zh : field.id,
      writeFact(field, record[field.id] ?? '', vocabulary, surface),
    ]),
  );
}

function writeFact(field: FactField, value: string | boolean, vocabulary: Vocabulary, surface: Surface): WrittenFact {
  if (typeof value === 'boolean') return value;
  if (field.type.kind === 'region' || field.type.kind === 'industry') return { code: value };
  if (field.type.kind === 'money') {
    const fen = yuanToFen(value);
    return fen === null ? value : spellMoney(fen);
  }
  return describeValue(vocabulary, field.type, value)[surface];
}

function unwrap(written: WrittenFacts): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, unwrapValue(value)]));
}

function unwrapValue(value: WrittenFact): unknown {
  if (Array.isArray(value)) return value.map((each: WrittenFacts) => unwrap(each));
  return typeof value === 'object' && 'code' in value ? value.code : value;
}
