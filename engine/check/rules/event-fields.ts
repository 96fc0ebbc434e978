import type { EventCollection } from '../../vocabulary/vocabulary';
import { findFieldAmong, namesOfField } from '../../vocabulary/find-field';
import { nearestName } from '../../vocabulary/nearest-name';
import { replaceName, type CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';
import { reachOf, triggerOf } from '../reach';

/** Fields that count, group and compare claims exist in the events they speak of. */
export function checkEventFields(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'award', 'subsidy')) {
    const kind = triggerOf(context, pointer);
    if (!kind) continue;
    item.frequency?.per?.forEach((word, index) => {
      // A count over the wrong groups would pay too much: the item cannot be used.
      if (!resolveField(context, word, descend(pointer, 'frequency', 'per', index), [kind])) context.drop(pointer);
    });
  }
  for (const { item, pointer } of itemsOfKind(context.items, 'award', 'subsidy', 'allowance')) {
    const kind = triggerOf(context, pointer);
    if (!kind) continue;
    item.cap?.per?.forEach((word, index) => {
      if (!resolveField(context, word, descend(pointer, 'cap', 'per', index), [kind])) context.drop(pointer);
    });
  }
  for (const { item, pointer } of itemsOfKind(context.items, 'stacking')) {
    const kinds = reachOf(context, item.among).flatMap((placed) => triggerOf(context, placed.pointer) ?? []);
    if (kinds.length === 0) continue;
    item.same?.forEach((word, index) => {
      if (!resolveField(context, word, descend(pointer, 'same', index), kinds)) context.drop(pointer);
    });
    if (item.differing !== undefined && !resolveField(context, item.differing, descend(pointer, 'differing'), kinds))
      context.drop(pointer);
  }
}

function resolveField(
  context: CheckContext,
  word: string,
  pointer: string,
  kinds: readonly EventCollection[],
): boolean {
  for (const kind of kinds) {
    const field = findFieldAmong(kind.fields, word);
    if (!field) continue;
    context.draft.names.set(pointer, field.id);
    return true;
  }
  const near = nearestName(
    word,
    kinds.flatMap((kind) => kind.fields.flatMap(namesOfField)),
  );
  const kind = [...new Set(kinds.map((candidate) => candidate.label.zh))].join('、');
  context.report(
    'check/unknown-event-field',
    pointer,
    { name: word, kind },
    { fixes: replaceName(context, pointer, near) },
  );
  return false;
}
