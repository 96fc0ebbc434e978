import { lineAt } from '../parse/line-at';
import { completeElements, completeKeys, completeMap, mapElementOf } from './complete-keys';
import { completeListValues, completeValue } from './complete-values';
import type { CompletionItem } from './completion-item';
import { type CursorContext, findCursorContext } from './cursor-context';
import type { PlaceInPolicy } from './place-in-policy';
import { isListShape, isMapShape, takesScalar } from './shape-steps';

/**
 * Lists what can be typed at a place of a policy, best first. What stands around the place is read from the text
 * itself, so that broken and half-typed texts are completed too; names come from the reading.
 */
export function complete(scene: PlaceInPolicy): readonly CompletionItem[] {
  const context = findCursorContext(scene);
  if (!context) return [];
  const line = lineAt(scene.text, scene.offset);
  return completeAt(scene, context).map((item) => {
    const { start, end } = item.range;
    // Editors replace within one line only; a broken text can stretch a word over several.
    return start >= line.start && end <= line.end
      ? item
      : { ...item, range: { start: Math.max(start, line.start), end: Math.min(end, line.end) } };
  });
}

function completeAt(scene: PlaceInPolicy, context: CursorContext): readonly CompletionItem[] {
  if (context.place === 'key') return completeKeys(scene, context);
  return context.place === 'either' ? completeLine(scene, context) : completeAfterKey(scene, context);
}

/** On a line of its own: keys, elements of a list with their dash, or a value. */
function completeLine(scene: PlaceInPolicy, context: CursorContext): readonly CompletionItem[] {
  const { shape } = context.expected;
  if (!shape) return [];
  const map = context.levels.at(-1);
  // Behind a dash the element is wanted; below a key of a list the dash is.
  const inList = context.levels.at(-2)?.form === 'list' || map?.form === 'list';
  const keys = map?.form === 'map' && map.shape ? completeKeys(scene, context) : [];
  const element = mapElementOf(shape);
  if (element) return completeElements(scene, context, element, false);
  if (isListShape(shape)) return shape.items ? completeListValues(scene, context, shape.items, '- ', '') : [];
  const fresh = inList && map?.form === 'map' && map.values.size === 0;
  const whole = fresh && isMapShape(shape) ? completeElements(scene, context, shape, true) : [];
  const values = takesScalar(shape) && !isMapShape(shape) ? completeValue(scene, context) : [];
  return [...whole, ...values, ...keys];
}

/** Behind a colon or inside brackets. */
function completeAfterKey(scene: PlaceInPolicy, context: CursorContext): readonly CompletionItem[] {
  const { shape } = context.expected;
  if (!shape) return completeValue(scene, context);
  const map = isMapShape(shape) ? shape : shape.choices.find(isMapShape);
  const maps =
    map && !context.block && context.range.start === context.range.end ? completeMap(scene, context, map) : [];
  if (takesScalar(shape)) return [...completeValue(scene, context), ...maps];
  if (map) return maps;
  const { items } = shape;
  if (!items || context.block) return [];
  return isMapShape(items) ? [] : completeListValues(scene, context, items, '[', ']');
}
