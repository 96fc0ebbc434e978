import type { EventCollection, Vocabulary } from './vocabulary';

/** Finds the kind of event a word stands for: its identifier, its label in either language, or an alias. */
export function findCollection(vocabulary: Vocabulary, word: string): EventCollection | undefined {
  const { collections } = vocabulary.facts;
  let index = indexes.get(collections);
  if (!index) {
    index = indexCollections(collections);
    indexes.set(collections, index);
  }
  return index.get(word);
}

const indexes = new WeakMap<readonly EventCollection[], ReadonlyMap<string, EventCollection>>();

/** An identifier goes before other names, and of those the first. */
function indexCollections(collections: readonly EventCollection[]): ReadonlyMap<string, EventCollection> {
  const index = new Map<string, EventCollection>();
  const add = (name: string, collection: EventCollection): void => {
    if (!index.has(name)) index.set(name, collection);
  };
  for (const collection of collections) add(collection.id, collection);
  for (const collection of collections) for (const name of namesOf(collection)) add(name, collection);
  return index;
}

/** Lists the words of a kind of event, the identifier first. */
function namesOf(collection: EventCollection): readonly string[] {
  return [collection.id, collection.label.zh, collection.label.en, ...collection.aliases];
}
