import { rememberByText } from '../values/text-memo';
import { buildTree } from './build-tree';
import { checkStructure, MAX_DEPTH } from './check-structure';
import { composeDocument } from './compose-document';
import { cutParts, type TextPart, type TextSection } from './cut-parts';
import { findSlips } from './find-slips';
import { asTyped, type RepairedText } from './repaired-text';
import { scanText, type ScannedText } from './scan-tokens';
import type { ListNode, MapEntry, MapNode, SourceNode } from './source-node';

/** Where a place of a part stands in the text. */
type Place = (offset: number) => number;

/** Longer texts are bulk data, not something anybody types in: reading them once needs no memory of their parts. */
const LONGEST_TEXT = 4_000_000;
const LONGEST_PART = 50_000;
/** Parts remembered beside those of a long text; each text that is typed leaves one behind that nobody asks for again. */
const REMEMBERED_PARTS = 600;
/** Bounds well below those of the whole, which has findings for what lies beyond. */
const MOST_TOKENS = 400_000;
const MOST_SECTIONS = 100;
const MOST_KEYS = 1000;
/** Levels that a part may have above it. */
const DEPTH_ABOVE = 4;

/**
 * Reads a text part by part, so that a keystroke costs the reading of the part it is in. Null unless every part is in
 * order and the parts make one tidy whole: then, and only then, reading the text at once gives the same tree.
 */
export function readParts(repaired: RepairedText): MapNode | null {
  const sections = cutSections(repaired.text);
  if (!sections) return null;
  const parts = sections.reduce((sum, { entries }) => sum + entries.length + 1, 0);
  room = Math.max(REMEMBERED_PARTS, 2 * parts);
  const reading: Reading = { repaired, tokens: 0 };
  const maps: MapNode[] = [];
  for (const section of sections) {
    const map = readSection(section, reading);
    if (!map || reading.tokens > MOST_TOKENS) return null;
    maps.push(map);
  }
  return joinMaps(maps);
}

function cutSections(text: string): readonly TextSection[] | null {
  if (text.length > LONGEST_TEXT) return null;
  // Documents and byte order marks are matters of the whole.
  if (/^(?:---|\.\.\.|%|\ufeff)/m.test(text)) return null;
  const sections = cutParts(text);
  return sections && sections.length <= MOST_SECTIONS ? sections : null;
}

/** Gives the entry of a section that cannot be read, where it alone is out of order and its neighbours are like it. */
export function findBrokenPart(text: string): TextPart | null {
  let broken: TextPart | null = null;
  for (const { head, entries } of cutSections(text) ?? []) {
    if (!isReadable(head)) return null;
    const listed = entries.filter((part) => /^ *-(?:\s|$)/.test(part.text)).length;
    if (listed > 0 && listed < entries.length) return null;
    for (const part of entries) {
      if (isReadable(part)) continue;
      // What is the only entry might as well be the value of its key.
      if (broken || entries.length === 1 || part.text.length > LONGEST_PART) return null;
      broken = part;
    }
  }
  return broken;
}

function isReadable({ text }: TextPart): boolean {
  return text.length <= LONGEST_PART && rememberPart(text, readPart).tree !== null;
}

interface Reading {
  readonly repaired: RepairedText;
  tokens: number;
}

function readSection({ head, entries }: TextSection, reading: Reading): MapNode | null {
  const top = readPlaced(head, reading);
  if (top?.kind !== 'map' || top.flow || top.column !== 0) return null;
  const [entry, ...others] = top.entries;
  if (!entry || others.length > 0) return null;
  if (entries.length === 0) return top;
  if (entry.value.kind !== 'scalar' || entry.value.value !== null || entry.value.text !== '') return null;
  const nodes: SourceNode[] = [];
  for (const part of entries) {
    const node = readPlaced(part, reading);
    if (!node) return null;
    nodes.push(node);
  }
  const value = nodes[0]?.kind === 'list' ? joinLists(nodes) : joinMaps(nodes);
  if (!value) return null;
  const range = { start: entry.keyRange.start, end: value.range.end };
  return { ...top, entries: [{ ...entry, value }], range };
}

function joinLists(nodes: readonly SourceNode[]): ListNode | null {
  const items: SourceNode[] = [];
  for (const node of nodes) {
    if (node.kind !== 'list') return null;
    items.push(...node.items);
  }
  return { kind: 'list', items, flow: false, range: joinRanges(nodes) };
}

function joinMaps(nodes: readonly SourceNode[]): MapNode | null {
  const entries: MapEntry[] = [];
  const keys = new Set<string>();
  let column: number | null = null;
  for (const node of nodes) {
    if (node.kind !== 'map' || node.flow) return null;
    column ??= node.column;
    if (node.column !== column) return null;
    for (const entry of node.entries) {
      const key = entry.key.normalize('NFC').toLowerCase();
      // Equal or similar keys are findings, which need the whole.
      if (keys.has(key)) return null;
      keys.add(key);
      entries.push(entry);
    }
  }
  if (column === null || entries.length > MOST_KEYS) return null;
  return { kind: 'map', entries, flow: false, column, range: joinRanges(nodes) };
}

function joinRanges(nodes: readonly SourceNode[]): SourceNode['range'] {
  return { start: nodes[0]?.range.start ?? 0, end: nodes.at(-1)?.range.end ?? 0 };
}

interface ReadPart {
  /** Null where anything is to be said about the part. */
  tree: SourceNode | null;
  /** Where the tree has the part: where it stood last, as parts before the one that is typed in stay where they are. */
  at: number;
  readonly tokens: number;
}

/** Parts to remember: twice those of the text being read, so that it never pushes out its own. */
let room = REMEMBERED_PARTS;
const rememberPart = rememberByText<ReadPart>(() => room, LONGEST_PART);

function readPlaced({ start, text }: TextPart, reading: Reading): SourceNode | null {
  if (text.length > LONGEST_PART) return null;
  const { repaired } = reading;
  const part = rememberPart(text, readPart);
  const { at, tree } = part;
  if (!tree) return null;
  reading.tokens += part.tokens;
  if (!repaired.isAsTyped({ start, end: start + text.length })) {
    return moveNode(tree, (offset) => repaired.toOriginal(offset - at + start));
  }
  if (at === start) return tree;
  part.tree = moveNode(tree, (offset) => offset - at + start);
  part.at = start;
  return part.tree;
}

function readPart(text: string): ReadPart {
  const scanned = scanText(text, MOST_TOKENS);
  return { tree: scanned && readInOrder(text, scanned), at: 0, tokens: scanned?.tokens.length ?? 0 };
}

function readInOrder(text: string, scanned: ScannedText): SourceNode | null {
  const { tokens } = scanned;
  const typed = asTyped(text);
  const structure = checkStructure(typed, tokens, '', MAX_DEPTH - DEPTH_ABOVE);
  if (structure.diagnostics.length > 0 || structure.fatal) return null;
  if (findSlips(typed, tokens, '').length > 0) return null;
  const document = composeDocument(scanned, text.length);
  if (!document || document.errors.length > 0) return null;
  const { tree, diagnostics } = buildTree(document.contents, typed, text, '');
  return diagnostics.length > 0 ? null : tree;
}

function moveNode(node: SourceNode, place: Place): SourceNode {
  const start = place(node.range.start);
  const range = { start, end: Math.max(start, place(node.range.end)) };
  switch (node.kind) {
    case 'scalar':
      return { ...node, range, contentStart: place(node.contentStart) };
    case 'list':
      return { ...node, range, items: node.items.map((item) => moveNode(item, place)) };
    case 'map':
      return {
        ...node,
        range,
        entries: node.entries.map(({ key, keyRange, value }) => {
          const keyStart = place(keyRange.start);
          return {
            key,
            keyRange: { start: keyStart, end: Math.max(keyStart, place(keyRange.end)) },
            value: moveNode(value, place),
          };
        }),
      };
  }
}
