import type { TextEdit } from '../diagnostics/diagnostic';
import { endOfContent } from '../parse/content-end';
import type { MapEntry, ScalarNode } from '../parse/source-node';
import type { CanonicalValue } from '../validate/canonicalize';
import type { SetValue } from './document-change';
import { behindColon, findEntry, findPlace, splitPointer, type EditedPlace, type EditedSource } from './edited-source';
import { innerShape, writeBehindDash, writeBehindKey, writeScalar, type WritingPlace } from './write-value';
import { lineStart } from './text-lines';

/** Writes another value where one stands; null where the text has no such place. */
export function setValue(source: EditedSource, { pointer, value }: SetValue): TextEdit | null {
  const place = findPlace(source, pointer);
  const { parent, segment } = splitPointer(pointer);
  const around = pointer === '' ? null : findPlace(source, parent);
  if (!place || !around) return null;
  const single = replaceScalar(source, place, value);
  if (single) return single;
  const entry = findEntry(around, segment);
  return entry ? replaceOfKey(source, around, entry, segment, value) : replaceElement(source, around, place, value);
}

/** A word for a word: quotes stay as the author set them. */
function replaceScalar(
  { surface }: EditedSource,
  { node, shape, flow }: EditedPlace,
  value: CanonicalValue,
): TextEdit | null {
  if (node.kind !== 'scalar' || node.style === 'block' || node.range.start === node.range.end) return null;
  if (typeof value === 'object' && value !== null) return null;
  if (typeof value === 'string' && value.includes('\n')) return null;
  const plain = writeScalar(value, shape, surface, flow);
  return { range: node.range, text: typeof value === 'string' ? keepQuotes(node, plain) : plain };
}

function keepQuotes(node: ScalarNode, written: string): string {
  const isQuoted = written.startsWith('"');
  if (node.style === 'double' && !isQuoted) return JSON.stringify(written);
  if (node.style !== 'single' || written.includes('\\')) return written;
  const content = isQuoted ? (JSON.parse(written) as string) : written;
  return `'${content.replaceAll("'", "''")}'`;
}

function replaceOfKey(
  source: EditedSource,
  around: EditedPlace,
  entry: MapEntry,
  key: string,
  value: CanonicalValue,
): TextEdit {
  const start = behindColon(source, entry);
  const end = entry.value.kind === 'scalar' && entry.value.text === '' ? start : endOfContent(entry.value, start);
  const flow = around.flow || (around.node.kind === 'map' && around.node.flow);
  const column = entry.keyRange.start - lineStart(source.text, entry.keyRange.start);
  const place: WritingPlace = { shape: innerShape(around.shape, key), surface: source.surface, column, flow };
  return { range: { start, end }, text: writeBehindKey(value, place) };
}

function replaceElement(
  source: EditedSource,
  around: EditedPlace,
  { node, flow }: EditedPlace,
  value: CanonicalValue,
): TextEdit {
  const { start } = node.range;
  const column = start - lineStart(source.text, start) - 2;
  const place: WritingPlace = { shape: around.shape?.items ?? null, surface: source.surface, column, flow };
  return { range: { start, end: endOfContent(node, start) }, text: writeBehindDash(value, place) };
}
