import { valuesOf, type Shape } from '../../engine/index';

/** Reads what was typed in a field as the value the schema wants there; nothing for an empty text. */
export function readScalar(typed: string, shape: Shape): string | number | boolean | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const word = valuesOf(shape).find(({ canonical, zh }) => zh === text || String(canonical) === text);
  if (word && word.canonical !== null) return word.canonical;
  const takesNumber = shape.types.has('number') || shape.types.has('integer');
  // A number that does not come back as it was typed, such as 1.10, stays a text.
  if (takesNumber && String(Number(text)) === text && Number.isFinite(Number(text))) return Number(text);
  return text;
}
