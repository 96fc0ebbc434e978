import { findCollection } from '../../vocabulary/find-collection';
import { nearestName } from '../../vocabulary/nearest-name';
import { replaceName, type CheckContext } from '../check-context';
import { listEventKindWords } from '../reach';
import { descend } from '../pointer';

/** Triggers are event kinds of the fact vocabulary; an item without a known one is left out. */
export function checkEventKinds(context: CheckContext): void {
  const { collections } = context.vocabulary.facts;
  for (const { item, pointer } of context.items) {
    if (!('trigger' in item) || item.trigger === undefined) continue;
    const at = descend(pointer, 'trigger');
    const kind = findCollection(context.vocabulary, item.trigger);
    if (kind) {
      context.draft.names.set(at, kind.id);
      continue;
    }
    const near = nearestName(item.trigger, listEventKindWords(context.vocabulary));
    const kinds = collections.map((collection) => collection.label.zh).join('、');
    context.report(
      'check/unknown-event-kind',
      at,
      { name: item.trigger, kinds },
      { fixes: replaceName(context, at, near) },
    );
    context.drop(pointer);
  }
}
