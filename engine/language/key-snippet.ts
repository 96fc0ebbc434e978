import type { Bilingual } from '../diagnostics/diagnostic';
import { valuesOf, writeKey, writeValue } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';
import type { Surface } from '../values/surface';
import { choicePlace, textPlace } from './completion-item';
import { isListShape, isMapShape } from './shape-steps';

/** How a text is to be written. */
export interface Style {
  readonly surface: Surface;
  /** In braces or brackets: no line breaks. */
  readonly flow: boolean;
}

/** Texts to start from, by what a text means. */
const startingTexts: Readonly<Record<string, Bilingual>> = {
  date: { zh: '2024-01-01', en: '2024-01-01' },
  figure: { zh: '10万元', en: '100000 yuan' },
  period: { zh: '2024-01-01 至 2025-12-31', en: '2024-01-01 to 2025-12-31' },
  region: { zh: '"360000"', en: '"360000"' },
};

/** Numbers the places to fill in of one snippet. */
export class Places {
  #count = 0;

  next(): number {
    this.#count += 1;
    return this.#count;
  }
}

/** Writes a key and the beginning of its value as a snippet; lines after the first are indented as below the key. */
export function writeKeySnippet(property: Property, style: Style, places = new Places()): string {
  const key = writeKey(property, style.surface);
  const { shape } = property;
  const values = valuesOf(shape);
  const choice = shape.choices.find((each) => !isMapShape(each) && !isListShape(each));
  if (values.length > 1)
    return `${key}: ${choicePlace(
      places.next(),
      values.map((value) => writeValue(value, style.surface)),
    )}`;
  if (values[0]) return `${key}: ${writeValue(values[0], style.surface)}`;
  if (choice) return `${key}: $${places.next()}`;
  if (isListShape(shape)) {
    const element = shape.items;
    if (style.flow || !element || !isMapShape(element))
      return `${key}: [${element && isMapShape(element) ? `{ $${places.next()} }` : `$${places.next()}`}]`;
    return `${key}:\n  - ${indentRest(writeRequired(element, style, places), 4)}`;
  }
  if (!isMapShape(shape)) return `${key}: ${writeStart(shape, style, places)}`;
  if (shape.named) return style.flow ? `${key}: { $${places.next()} }` : `${key}:\n  $${places.next()}`;
  if (style.flow || isCompact(shape)) return `${key}: ${writeMapSnippet(shape, style, places)}`;
  return `${key}:\n  ${indentRest(writeRequired(shape, style, places), 2)}`;
}

/** Writes the required keys of a map in braces; the first key where none is required. */
export function writeMapSnippet(shape: Shape, style: Style, places = new Places()): string {
  const inner = { ...style, flow: true };
  const keys = requiredOf(shape).map((property) => writeKeySnippet(property, inner, places));
  return keys.length === 0 ? `{ $${places.next()} }` : `{ ${keys.join(', ')} }`;
}

/** Indents the lines after the first. */
export function indentRest(text: string, columns: number): string {
  return text.replace(/\n(?!\n)/g, `\n${' '.repeat(columns)}`);
}

/** Writes an element of a list of maps as a snippet: in braces where it is small, otherwise key by key. */
export function writeElementSnippet(shape: Shape, style: Style, places = new Places()): string {
  const small = [...shape.properties.values()].every(({ shape: inner }) => !isMapShape(inner) && !hasMaps(inner));
  return style.flow || small ? writeMapSnippet(shape, style, places) : writeRequired(shape, style, places);
}

function hasMaps(shape: Shape): boolean {
  return shape.items !== null && isMapShape(shape.items);
}

function writeRequired(shape: Shape, style: Style, places: Places): string {
  const keys = requiredOf(shape).map((property) => writeKeySnippet(property, style, places));
  return keys.length === 0 ? `$${places.next()}` : keys.join('\n');
}

function requiredOf(shape: Shape): readonly Property[] {
  return [...shape.properties.values()].filter(({ canonical }) => shape.required.has(canonical));
}

function writeStart(shape: Shape, { surface }: Style, places: Places): string {
  const start = startingTexts[shape.valueType ?? '']?.[surface];
  if (shape.types.has('integer')) return textPlace(places.next(), '1');
  return start === undefined ? `$${places.next()}` : textPlace(places.next(), start);
}

/** Caps, counts and the like are written in one line. */
function isCompact(shape: Shape): boolean {
  return shape.properties.size <= 4 && [...shape.properties.values()].every(({ shape: inner }) => !isMapShape(inner));
}
