import type { TextEdit } from '../diagnostics/diagnostic';
import { policyShape, writeKey } from '../validate/keywords';
import { endOfContent } from '../parse/content-end';
import type { PolicyText } from './place-in-policy';
import { entryOf } from './policy-names';
import { indentRest } from './key-snippet';
import { surfaceOf } from './surface-of';

type Section = 'parameters' | 'readings' | 'examples';

/**
 * Adds an entry at the end of a section, or a section with it where there is none; null where the section is written in
 * braces or brackets or stands in a damaged text.
 *
 * Shape: `entry` is written as it stands below its section, without indentation.
 */
export function addToSection({ reading, text }: PolicyText, section: Section, entry: string): TextEdit | null {
  const { tree } = reading;
  const property = policyShape.properties.get(section);
  if (tree?.kind !== 'map' || tree.flow || tree.damaged || !property) return null;
  const key = writeKey(property, surfaceOf(reading));
  const before = section === 'parameters' ? entryOf(tree, policyShape, 'articles') : undefined;
  const present = entryOf(tree, policyShape, section);
  if (!present) {
    const start = before?.keyRange.start ?? text.length;
    const lead = before || text.endsWith('\n') || text === '' ? '' : '\n';
    const trail = before ? '\n\n' : '\n';
    return { range: { start, end: start }, text: `${lead}${key}:\n  ${indentRest(entry, 2)}${trail}` };
  }
  const { value } = present;
  const isList = section !== 'parameters';
  if (value.kind !== (isList ? 'list' : 'map') || (value.kind === 'map' && value.flow)) return null;
  if (value.kind === 'list' && text[value.range.start] === '[') return null;
  const lineStart = text.lastIndexOf('\n', value.range.start - 1) + 1;
  const column = value.range.start - lineStart;
  const end = lineEnd(text, trimmedEnd(text, endOfContent(value, value.range.start)));
  return { range: { start: end, end }, text: `\n${' '.repeat(column)}${indentRest(entry, column)}` };
}

function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** Behind a comment at the end of the last line, which belongs to it. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
