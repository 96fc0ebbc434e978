import type { EventCollection, Vocabulary } from './vocabulary';

/** Finds the kind of event a word stands for: its identifier, its label in either language, or an alias. */
export function findCollection(vocabulary: Vocabulary, word: string): EventCollection | undefined {
  const { collections } = vocabulary.facts;
  return (
    collections.find(({ id }) => id === word) ?? collections.find((collection) => namesOf(collection).includes(word))
  );
}

/** Lists the words of a kind of event, the identifier first. */
function namesOf(collection: EventCollection): readonly string[] {
  return [collection.id, collection.label.zh, collection.label.en, ...collection.aliases];
}
