import { parse, stringify } from 'yaml';
import type { CanonicalValue } from '../validate/canonicalize';
import { findProperty, mergeVariants, valuesOf, writeKey, writeValue as writeWord } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import type { Surface } from '../values/surface';
import { isList, isMap } from './diff-documents';

/** Where a value is to stand. */
export interface WritingPlace {
  readonly shape: Shape | null;
  readonly surface: Surface;
  /** Column of the key or dash it belongs to, from 0. */
  readonly column: number;
  /** Inside braces or brackets, or wanted on one line. */
  readonly flow: boolean;
}

/** Up to this many characters, a list or a map without further ones stands on one line. */
const ONE_LINE = 90;

/**
 * Writes a value in the words of a surface as it stands behind the colon of its key, with the space or line break that
 * comes before it. Keys stand in the order of the schema.
 */
export function writeBehindKey(value: CanonicalValue, place: WritingPlace): string {
  const line = writeOnOneLine(value, place);
  if (place.flow || fitsOneLine(value, line)) return ` ${line}`;
  if (typeof value === 'string') return ` ${writeBlockText(value, place.column + 2)}`;
  const column = place.column + 2;
  return `\n${' '.repeat(column)}${writeBlock(value, { ...place, column })}`;
}

/** Writes a value as it stands behind the dash of a list, without the dash; the dash is at the column of the place. */
export function writeBehindDash(value: CanonicalValue, place: WritingPlace): string {
  const line = writeOnOneLine(value, place);
  if (place.flow || !(isList(value) || isMap(value))) return line;
  return writeBlock(value, { ...place, column: place.column + 2 });
}

/** Writes the key of a map in the words of a surface. */
export function writeMapKey(key: string, shape: Shape | null, surface: Surface, flow: boolean): string {
  const property = shape ? findProperty(shape, key) : undefined;
  return property ? writeKey(property, surface) : writeText(key, flow);
}

/** Narrows a shape to that of a value: the kind of an item by its kind, one of several choices by what stands there. */
export function shapeOfValue(shape: Shape | null, value: CanonicalValue): Shape | null {
  if (!shape) return null;
  if (shape.variants) {
    const kind = isMap(value) ? value[shape.variants.key] : undefined;
    return (typeof kind === 'string' ? shape.variants.byValue.get(kind) : undefined) ?? mergeVariants(shape);
  }
  const type = isList(value) ? 'array' : isMap(value) ? 'object' : null;
  const fitting = shape.choices.find(({ types }) =>
    type ? types.has(type) : !types.has('array') && !types.has('object'),
  );
  return fitting ?? shape;
}

function fitsOneLine(value: CanonicalValue, line: string): boolean {
  if (typeof value === 'string') return !value.includes('\n');
  if (isList(value))
    return value.length === 0 || (line.length <= ONE_LINE && value.every((each) => typeof each !== 'object'));
  if (isMap(value)) {
    const parts = Object.values(value);
    return parts.length === 0 || (line.length <= ONE_LINE && parts.every((each) => !isMap(each)));
  }
  return true;
}

/** The first line without indentation, the others at the column. */
function writeBlock(value: CanonicalValue, place: WritingPlace): string {
  const { column } = place;
  if (isMap(value) && Object.keys(value).length > 0) {
    const shape = shapeOfValue(place.shape, value);
    return orderedEntries(value, shape)
      .map(([key, part]) => {
        const inner = innerShape(shape, key);
        return `${writeMapKey(key, shape, place.surface, false)}:${writeBehindKey(part, { ...place, shape: inner })}`;
      })
      .join(`\n${' '.repeat(column)}`);
  }
  if (isList(value) && value.length > 0) {
    const shape = shapeOfValue(place.shape, value)?.items ?? null;
    const isTable =
      !shape?.variants &&
      value.every(isMap) &&
      value.every((row) => fitsOneLine(row, writeOnOneLine(row, { ...place, shape })));
    return value
      .map((part) => `- ${writeBehindDash(part, { ...place, shape, flow: isTable })}`)
      .join(`\n${' '.repeat(column)}`);
  }
  return writeOnOneLine(value, place);
}

function writeOnOneLine(value: CanonicalValue, place: WritingPlace): string {
  const shape = shapeOfValue(place.shape, value);
  if (isList(value)) {
    const inner = { ...place, flow: true, shape: shape?.items ?? null };
    return `[${value.map((part) => writeOnOneLine(part, inner)).join(', ')}]`;
  }
  if (isMap(value)) {
    const parts = orderedEntries(value, shape).map(([key, part]) => {
      const written = writeOnOneLine(part, { ...place, flow: true, shape: innerShape(shape, key) });
      return `${writeMapKey(key, shape, place.surface, true)}: ${written}`;
    });
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  return writeScalar(value, shape, place.surface, place.flow);
}

/** Writes a single value in the words of a surface, in quotes where YAML would read it otherwise. */
export function writeScalar(value: CanonicalValue, shape: Shape | null, surface: Surface, flow: boolean): string {
  const word = shape ? valuesOf(shape).find(({ canonical }) => canonical === value) : undefined;
  if (word) return writeText(writeWord(word, surface), flow);
  return typeof value === 'string' ? writeText(value, flow) : JSON.stringify(value);
}

function writeText(text: string, flow: boolean): string {
  return isPlain(text, flow) ? text : JSON.stringify(text);
}

/** Whether YAML reads the text back as it is without quotes. */
function isPlain(text: string, flow: boolean): boolean {
  if (text === '' || text !== text.trim() || /[\n\r\t：，、｛｝［］]\s*$/u.test(text)) return false;
  if (/\p{Cc}|: |:$| #|\uFEFF/u.test(text) || (flow && /[,，[\]{}]/u.test(text))) return false;
  if (stringify(text, { lineWidth: 0 }).trimEnd() !== text) return false;
  try {
    return parse(flow ? `[${text}]` : text) !== null;
  } catch {
    return false;
  }
}

/** Lines under `|-`, as drafters write longer texts. */
function writeBlockText(text: string, column: number): string {
  const trail = text.endsWith('\n') ? '|' : '|-';
  const isSimple = !/^[\s]|[\t\r]|\n\n+$|\p{Cc}/u.test(text.replaceAll('\n', ''));
  if (!isSimple || /^\s/.test(text) || /\n\n$/.test(text)) return JSON.stringify(text);
  const lines = text.replace(/\n$/, '').split('\n');
  return `${trail}\n${lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)).join('\n')}`;
}

function orderedEntries(
  value: Readonly<Record<string, CanonicalValue>>,
  shape: Shape | null,
): readonly (readonly [string, CanonicalValue])[] {
  const order = [...(shape?.properties.keys() ?? [])];
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([one], [other]) => rank(one) - rank(other));
}

/** The shape below a key of a map. */
export function innerShape(shape: Shape | null, key: string): Shape | null {
  return shape?.properties.get(key)?.shape ?? shape?.named ?? null;
}
