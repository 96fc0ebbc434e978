import { resolveWord } from '../../expression/resolve-literal';
import { typeOfField } from '../../expression/type-rules';
import { replaceName, type CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';
import { reachOf, triggerOf } from '../reach';

/** Values that a stacking rule counts as one are values of the field that groups its claims, each in one list. */
export function checkAlikeValues(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'stacking')) {
    if (!item.alike || context.draft.dropped.has(pointer)) continue;
    const at = descend(pointer, 'alike');
    if (item.same?.length !== 1) {
      context.report('check/alike-without-same', at, { id: item.id }, { at: 'key' });
      context.drop(pointer);
      continue;
    }
    const field = context.draft.names.get(descend(pointer, 'same', 0));
    const fields = reachOf(context, item.among).flatMap((placed) => {
      const kind = triggerOf(context, placed.pointer);
      return kind ? kind.fields.filter(({ id }) => id === field).map((each) => typeOfField(kind.id, each)) : [];
    });
    const [type] = fields;
    if (!type) continue;
    const listed = new Set<string>();
    item.alike.forEach((values, index) =>
      values.forEach((word, position) => {
        const place = descend(at, index, position);
        const resolved = resolveWord(
          { word, range: { start: 0, end: word.length }, quoted: false },
          type,
          context.vocabulary,
        );
        if ('problem' in resolved) {
          const { code, args, fixes = [] } = resolved.problem;
          context.report(code, place, args, {
            fixes: fixes.flatMap(({ edits }) => replaceName(context, place, edits[0]?.text ?? null)),
          });
          context.drop(pointer);
          return;
        }
        if (listed.has(resolved.value)) {
          context.report('check/alike-twice', place, { value: resolved.label, id: item.id });
          context.drop(pointer);
        }
        listed.add(resolved.value);
        context.draft.names.set(place, resolved.value);
      }),
    );
  }
}
