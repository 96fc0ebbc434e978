import type { EventCollection, Vocabulary } from '../vocabulary/vocabulary';
import type { CheckContext } from './check-context';
import { descend } from './pointer';
import { isPaying, listItems, type PlacedItem } from './policy-item';

/** Lists the paying items a rule holds for: those named, or all when none are named. */
export function reachOf(context: CheckContext, among: readonly string[] | undefined): readonly PlacedItem[] {
  return listItems(context.document).filter(
    ({ item, pointer }) =>
      isPaying(item) && !context.draft.dropped.has(pointer) && (among === undefined || among.includes(item.id)),
  );
}

/** Gives the event collection that triggers the item at a pointer, once the event kinds are checked. */
export function triggerOf(context: CheckContext, pointer: string): EventCollection | null {
  const id = context.draft.names.get(descend(pointer, 'trigger'));
  return context.vocabulary.facts.collections.find((collection) => collection.id === id) ?? null;
}

/** Lists every word that names a kind of event. */
export function listEventKindWords({ facts }: Vocabulary): readonly string[] {
  return facts.collections.flatMap(({ id, label, aliases }) => [id, label.zh, label.en, ...aliases]);
}
