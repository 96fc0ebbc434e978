import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, TextRange } from '../diagnostics/diagnostic';
import { indexLines, type LineIndex } from '../diagnostics/line-index';
import { lineAt } from './line-at';
import { originalRange, type RepairedText } from './repaired-text';
import { rangeOfCollection, rangeOfScalar, startOfContent, styleOf } from './written-range';
import type { ListNode, MapEntry, MapNode, ScalarNode, SourceNode } from './source-node';

/** Most keys of one map; the largest policies have less than a hundred. */
export const MAX_KEYS = 5000;

interface Builder {
  readonly repaired: RepairedText;
  readonly file: string;
  readonly lines: () => LineIndex;
  readonly diagnostics: Diagnostic[];
}

/**
 * Builds the source tree from the nodes of the YAML reader, in places of the text as typed.
 *
 * Errors: parse/duplicate-key, parse/similar-keys, parse/reserved-key, parse/empty-key, parse/too-many-keys,
 * parse/number-precision, parse/not-a-number, parse/list-comma.
 */
export function buildTree(
  contents: Node | null,
  repaired: RepairedText,
  original: string,
  file: string,
): { readonly tree: SourceNode; readonly diagnostics: readonly Diagnostic[] } {
  let lines: LineIndex | undefined;
  const builder: Builder = { repaired, file, lines: () => (lines ??= indexLines(original)), diagnostics: [] };
  const tree: SourceNode =
    contents === null || (isScalar(contents) && contents.value === null)
      ? { kind: 'map', entries: [], flow: false, column: 0, range: { start: 0, end: 0 } }
      : build(builder, contents, 0);
  return { tree, diagnostics: builder.diagnostics };
}

function build(builder: Builder, node: unknown, emptyAt: number): SourceNode {
  if (isMap(node)) return buildMap(builder, node);
  if (isSeq(node)) return buildList(builder, node);
  if (isScalar(node)) return buildScalar(builder, node);
  const range = originalRange(builder.repaired, { start: emptyAt, end: emptyAt });
  return { kind: 'scalar', value: null, text: '', range, contentStart: range.start, style: 'plain' };
}

function buildList(builder: Builder, list: YAMLSeq): ListNode {
  const range = originalRange(builder.repaired, rangeOfCollection(builder.repaired.text, list));
  const items = list.items.map((item) => build(builder, item, list.range?.[0] ?? 0));
  if (list.flow) for (const item of items) reportListComma(builder, item);
  return { kind: 'list', items, flow: list.flow === true, range };
}

/** `[区财政局，区发改委]` reads as one entry. */
function reportListComma(builder: Builder, item: SourceNode): void {
  if (item.kind !== 'scalar' || item.style !== 'plain' || !item.text.includes('，')) return;
  // A comma inside 《》, 〔〕 or （） belongs to a title.
  if (/[《〔（(“"][^》〕）)”"]*，/u.test(item.text)) return;
  const text = item.text.replace(/，\s*/gu, ', ');
  const title = { zh: '改为半角逗号', en: 'Use half-width commas' };
  const fix = { title, edits: [{ range: item.range, text }] };
  builder.diagnostics.push(diagnose('parse/list-comma', builder.file, item.range, {}, [fix]));
}

function buildMap(builder: Builder, map: YAMLMap): MapNode {
  const range = originalRange(builder.repaired, rangeOfCollection(builder.repaired.text, map));
  const flow = map.flow === true;
  const start = map.range?.[0] ?? 0;
  const column = start - lineAt(builder.repaired.text, start).start;
  if (map.items.length > MAX_KEYS) {
    const args = { count: map.items.length, limit: MAX_KEYS };
    const start = { start: range.start, end: range.start + 1 };
    builder.diagnostics.push(diagnose('parse/too-many-keys', builder.file, start, args));
    return { kind: 'map', entries: [], flow, column, range };
  }
  const entries: MapEntry[] = [];
  for (const pair of map.items) {
    const entry = buildEntry(builder, pair);
    if (entry) entries.push(entry);
  }
  return { kind: 'map', entries: withoutDuplicates(builder, entries), flow, column, range };
}

function buildEntry(builder: Builder, pair: Pair): MapEntry | null {
  if (!isScalar(pair.key)) return null;
  const keyRange = rangeOf(builder, pair.key);
  const key = typeof pair.key.value === 'string' ? pair.key.value : String(pair.key.source ?? '');
  if (key === '') {
    // Recovery of the YAML reader makes such keys too; then an error of its own stands there already.
    const colon = keyRange.end > keyRange.start ? keyRange : { start: keyRange.start, end: keyRange.start + 1 };
    builder.diagnostics.push(diagnose('parse/empty-key', builder.file, colon));
    return null;
  }
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    builder.diagnostics.push(diagnose('parse/reserved-key', builder.file, keyRange, { key }));
    return null;
  }
  return { key, keyRange, value: build(builder, pair.value, pair.key.range?.[1] ?? 0) };
}

/** Keys count as the same after Unicode composition. The first of them stays. */
function withoutDuplicates(builder: Builder, entries: readonly MapEntry[]): readonly MapEntry[] {
  const seen = new Map<string, MapEntry>();
  const folded = new Map<string, MapEntry>();
  const reported = new Set<MapEntry>();
  const report = (entry: MapEntry, other: MapEntry): void => {
    if (reported.has(entry)) return;
    reported.add(entry);
    const { line } = builder.lines().locate(other.keyRange.start);
    builder.diagnostics.push(
      diagnose('parse/duplicate-key', builder.file, entry.keyRange, { key: shorten(entry.key), line }),
    );
  };
  const kept: MapEntry[] = [];
  for (const entry of entries) {
    const name = entry.key.normalize('NFC');
    const same = seen.get(name);
    if (same) {
      report(same, entry);
      report(entry, same);
      continue;
    }
    seen.set(name, entry);
    kept.push(entry);
    const lower = name.toLowerCase();
    const twin = folded.get(lower);
    if (twin) {
      const { line } = builder.lines().locate(twin.keyRange.start);
      const args = { key: shorten(entry.key), other: shorten(twin.key), line };
      builder.diagnostics.push(diagnose('parse/similar-keys', builder.file, entry.keyRange, args));
    } else folded.set(lower, entry);
  }
  return kept;
}

function buildScalar(builder: Builder, scalar: Scalar): ScalarNode {
  const style = styleOf(scalar);
  const written = rangeOfScalar(builder.repaired.text, scalar);
  const range = originalRange(builder.repaired, written);
  const from = startOfContent(builder.repaired.text, scalar);
  const contentStart = style === 'plain' ? range.start : builder.repaired.toOriginal(from);
  const { value, text } = readValue(builder, scalar, style, range);
  const content = builder.repaired.text.slice(from, written.end);
  const isEven = content.startsWith(text);
  return { kind: 'scalar', value, text, ...(isEven ? {} : { written: content }), range, contentStart, style };
}

function readValue(
  builder: Builder,
  scalar: Scalar,
  style: ScalarNode['style'],
  range: TextRange,
): Pick<ScalarNode, 'value' | 'text'> {
  const { value } = scalar;
  const text = scalar.source ?? '';
  if (typeof value === 'string' || value === null || typeof value === 'boolean') {
    return { value, text: style === 'plain' || typeof value !== 'string' ? text : value };
  }
  if (typeof value !== 'number') return { value: text, text };
  if (!Number.isFinite(value)) {
    builder.diagnostics.push(diagnose('parse/not-a-number', builder.file, range, { written: shorten(text) }));
    return { value: text, text };
  }
  if (!isExact(value, text)) {
    builder.diagnostics.push(diagnose('parse/number-precision', builder.file, range, { written: shorten(text) }));
    return { value: text, text };
  }
  return { value, text };
}

/** Whether a number stands for what is written: integers up to 2^53, decimals of up to 15 digits. */
function isExact(value: number, text: string): boolean {
  if (Number.isInteger(value) && !/[.eE]/.test(text)) return Number.isSafeInteger(value);
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+|0+$/g, '');
  return digits.length <= 15;
}

function rangeOf(builder: Builder, node: Node): TextRange {
  const [start, end] = node.range ?? [0, 0];
  return originalRange(builder.repaired, { start, end });
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
