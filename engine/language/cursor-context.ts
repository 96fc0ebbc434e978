import type { TextRange } from '../diagnostics/diagnostic';
import { findProperty, policyShape } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';
import { type BlockStep, findBlockPath } from './block-path';
import { enterpriseShape } from './fact-shape';
import { findFlowPlace, type FlowFrame, trimRange } from './flow-path';
import type { PlaceInPolicy } from './place-in-policy';
import { listPolicyNames } from './policy-names';
import { type Lines, splitLines } from './read-line';
import { expectAtPath } from './rule-path';
import { type Expected, narrowToMap, startAt, stepToElement, stepToKey } from './shape-steps';

/** A map or list around the cursor. */
export interface Level {
  readonly form: 'map' | 'list';
  /** Of maps, narrowed to their kind. */
  readonly shape: Shape | null;
  /** Values as written, by canonical key. */
  readonly values: ReadonlyMap<string, string>;
  /** The key that leads inwards, canonical where it is known; null in lists. */
  readonly key: string | null;
}

/** What could be typed at the cursor, worked out from the text alone, however broken it is. */
export interface CursorContext {
  /** A key may stand here, a value, or (a new line below a key) whatever its shape says. */
  readonly place: 'key' | 'value' | 'either';
  /** Enclosing maps and lists, outermost first; at the place of a key the last is the map it belongs to. */
  readonly levels: readonly Level[];
  /** What the value, or the map or list the new line begins, may be. */
  readonly expected: Expected;
  /** The key whose value this is. */
  readonly property: Property | null;
  /** The word or value at the cursor, to be replaced. */
  readonly range: TextRange;
  readonly quote: '' | '"' | "'";
  readonly block: boolean;
  /** Inside braces or brackets. */
  readonly flow: boolean;
  /** In a list whose elements stand behind dashes, but without a dash yet. */
  readonly hasColon: boolean;
  /** Blanks between the indentation of the line and the column of the word, such as those of a dash. */
  readonly column: number;
  readonly lineIndent: number;
}

const blockHeader = /^[|>][+-]?\d?[+-]?$/;

/** Works out what stands around the cursor; null in comments and where nothing can be told. Cost: linear in the lines. */
export function findCursorContext(scene: PlaceInPolicy): CursorContext | null {
  const { text, offset } = scene;
  const lines = splitLines(text);
  const index = lines.indexAt(offset);
  const line = lines.read(index);
  if (offset > line.commentStart && line.commentStart < line.end) return null;
  const indent = /^[ ]*/.exec(text.slice(line.start, line.end))?.[0].length ?? 0;

  const first = line.blank
    ? offset - line.start
    : (line.dashes[0] ?? (line.key?.start ?? line.contentStart) - line.start);
  const outer = findBlockPath(text, lines, {
    line: index,
    column: first,
    kind: line.dashes.length > 0 ? 'dash' : 'key',
  });
  const inherited = findOpenValue(scene, lines, outer.steps, index);
  if (inherited !== undefined) return inherited && finish(inherited, first, indent);
  if (!line.blank && offset < line.start + first) return null;

  const { key } = line;
  if (key && offset > key.end) {
    if (offset < key.valueStart) return null;
    const path = findBlockPath(text, lines, { line: index, column: key.start - line.start, kind: 'key' });
    const own: BlockStep = {
      step: 'key',
      key,
      line,
      siblings: new Map([...path.siblings, [key.name, text.slice(line.contentStart, line.contentEnd)]]),
    };
    const context = valueAt(scene, [...path.steps, own], lines, index, line.contentStart, line.contentEnd);
    return context && finish(context, key.start - line.start, indent);
  }
  const column = line.blank ? first : (key?.start ?? line.contentStart) - line.start;
  if (offset < line.start + column && !line.blank) return null;
  if (!key && /^[[{]/.test(text.slice(line.contentStart, line.contentEnd))) {
    const path = findBlockPath(text, lines, { line: index, column, kind: 'key' });
    const context = valueAt(scene, path.steps, lines, index, line.contentStart, line.contentEnd);
    return context && finish(context, column, indent);
  }
  const path = findBlockPath(text, lines, { line: index, column, kind: 'key' });
  const walk = descend(scene, path.steps);
  const values = new Map(path.siblings);
  if (key) values.delete(key.name);
  const shape = narrowToMap(walk.expected, (property) => values.get(property.zh) ?? values.get(property.canonical));
  const level: Level = { form: 'map', shape, values: canonicalKeys(shape, values), key: null };
  const word = key
    ? { range: { start: key.start, end: key.end }, quote: '' as const }
    : trimRange(text, line.blank ? offset : line.contentStart, line.blank ? offset : line.contentEnd, offset);
  return finish(
    {
      place: key ? 'key' : 'either',
      levels: shape ? [...walk.levels, level] : walk.levels,
      expected: walk.expected,
      property: walk.property,
      ...word,
      block: false,
      flow: false,
      hasColon: key !== null,
    },
    column,
    indent,
  );
}

type Unplaced = Omit<CursorContext, 'column' | 'lineIndent'>;

function finish(context: Unplaced, column: number, lineIndent: number): CursorContext {
  return { ...context, column, lineIndent };
}

/**
 * Finds the value of a line above that the cursor's line continues: a block text, an open brace or bracket, a text over
 * several lines. Undefined where there is none, null where nothing can be completed in it.
 */
function findOpenValue(
  scene: PlaceInPolicy,
  lines: Lines,
  steps: readonly BlockStep[],
  index: number,
): Unplaced | null | undefined {
  const { text, offset } = scene;
  for (const [at, step] of steps.entries()) {
    if (step.step !== 'key') continue;
    const { line } = step;
    const value = text.slice(line.contentStart, line.contentEnd);
    if (value === '') continue;
    const outer = steps.slice(0, at + 1);
    if (blockHeader.test(value)) {
      const end = endOfBlock(lines, index, step.key.start - line.start);
      return valueOf(scene, outer, { range: { start: Math.min(line.end + 1, offset), end }, quote: '' }, true);
    }
    if (/^[[{]/.test(value)) return valueAt(scene, outer, lines, index, line.contentStart, line.contentEnd);
    return null;
  }
  const last = steps.at(-1);
  const here = lines.read(index);
  if (last?.step !== 'key' || here.dashes.length > 0 || here.key) return undefined;
  const expected = descend(scene, steps).expected;
  const isText = expected.shape !== null && (expected.valueType === 'expression' || expected.valueType === 'figure');
  if (!isText) return undefined;
  // A formula that begins on the line below its key.
  return valueOf(
    scene,
    steps,
    { range: { start: last.line.end + 1, end: endOfBlock(lines, index, last.key.start - last.line.start) }, quote: '' },
    true,
  );
}

function endOfBlock(lines: Lines, from: number, column: number): number {
  let end = lines.read(from).end;
  for (let index = from + 1; index < lines.count; index += 1) {
    const line = lines.read(index);
    if (line.blank) continue;
    const first = line.dashes[0] ?? (line.key?.start ?? line.contentStart) - line.start;
    if (first <= column) break;
    end = line.end;
  }
  return end;
}

/** The cursor stands in a value that starts at `start`. */
function valueAt(
  scene: PlaceInPolicy,
  steps: readonly BlockStep[],
  lines: Lines,
  index: number,
  start: number,
  end: number,
): Unplaced | null {
  const { text, offset } = scene;
  const value = text.slice(start, end);
  if (blockHeader.test(value)) return null;
  if (!/^[[{]/.test(value) || offset <= start)
    return valueOf(scene, steps, trimRange(text, start, Math.max(end, start), offset), false);
  const last = steps.at(-1);
  const column = last?.step === 'key' ? last.key.start - last.line.start : 0;
  const found = findFlowPlace(text, start, offset, flowLimit(text, lines, lines.indexAt(start), column, index));
  if (!found) return null;
  const walk = descend(scene, steps);
  let { expected, property } = walk;
  const levels: Level[] = [...walk.levels];
  for (const frame of found.frames) {
    const level = enterFrame(frame, expected);
    levels.push(level);
    if (frame.form === 'list') expected = stepToElement(expected);
    else if (frame.key !== null) ({ expected, property } = enter(scene, level, frame.key, levels));
  }
  return { ...found, levels, expected, property, block: false, flow: true };
}

function enterFrame(frame: FlowFrame, expected: Expected): Level {
  if (frame.form === 'list') return { form: 'list', shape: expected.shape, values: new Map(), key: null };
  const { entries } = frame;
  const shape = narrowToMap(expected, (property) => entries.get(property.zh) ?? entries.get(property.canonical));
  return { form: 'map', shape, values: canonicalKeys(shape, entries), key: frame.key };
}

/** A brace that is not closed ends where its line ends, unless the lines below are its own. */
function flowLimit(text: string, lines: Lines, first: number, column: number, cursor: number): number {
  let end = lines.read(first).commentStart;
  for (let index = first + 1; index < lines.count; index += 1) {
    const line = lines.read(index);
    const isBelow = index > cursor && (line.blank || line.dashes.length > 0);
    const left = (line.dashes[0] ?? (line.key?.start ?? line.contentStart) - line.start) <= column;
    if (isBelow || (left && !line.blank && index > cursor)) break;
    end = line.commentStart;
  }
  return Math.max(end, Math.min(text.length, lines.read(cursor).commentStart));
}

function valueOf(
  scene: PlaceInPolicy,
  steps: readonly BlockStep[],
  word: { readonly range: TextRange; readonly quote: '' | '"' | "'" },
  block: boolean,
): Unplaced {
  const { levels, expected, property } = descend(scene, steps);
  return { place: 'value', levels, expected, property, ...word, block, flow: false, hasColon: false };
}

interface Walk {
  readonly levels: readonly Level[];
  readonly expected: Expected;
  readonly property: Property | null;
}

function descend(scene: PlaceInPolicy, steps: readonly BlockStep[]): Walk {
  let expected: Expected = startAt(policyShape);
  let property: Property | null = null;
  const levels: Level[] = [];
  for (const step of steps) {
    if (step.step === 'element') {
      levels.push({ form: 'list', shape: expected.shape, values: new Map(), key: null });
      expected = stepToElement(expected);
      continue;
    }
    const { siblings, key } = step;
    const shape = narrowToMap(expected, (each) => siblings.get(each.zh) ?? siblings.get(each.canonical));
    const level: Level = { form: 'map', shape, values: canonicalKeys(shape, siblings), key: key.name };
    levels.push(level);
    ({ expected, property } = enter(scene, level, key.name, levels));
  }
  return { levels, expected, property };
}

/** What stands under a key, facts of enterprises and changed rules included. */
function enter(
  scene: PlaceInPolicy,
  level: Level,
  key: string,
  levels: readonly Level[],
): { expected: Expected; property: Property | null } {
  const { property, ...expected } = stepToKey(level.shape, key);
  if (expected.valueType === 'enterprise')
    return { expected: { ...startAt(enterpriseShape(scene.vocabulary)), valueType: null }, property };
  if (property?.canonical === 'to' && level.values.has('at')) {
    const path = levels.at(-1)?.values.get('at') ?? '';
    return { expected: expectAtPath(listPolicyNames(scene.reading.tree), path), property };
  }
  return { expected, property };
}

function canonicalKeys(shape: Shape | null, values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...values].map(([key, value]) => [(shape && findProperty(shape, key)?.canonical) ?? key, value]));
}
