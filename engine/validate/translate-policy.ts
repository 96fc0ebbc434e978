import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, TextEdit, TextRange } from '../diagnostics/diagnostic';
import { locateInScalar, placeEdit, type ExpressionPlace } from '../expression/expression-place';
import type { TypeEnvironment } from '../expression/type-environment';
import { applyEdits } from '../parse/repaired-text';
import { parseSource } from '../parse/parse-source';
import type { MapNode, ScalarNode, SourceNode } from '../parse/source-node';
import type { SourceFile } from '../source/source-file';
import { formatPeriod, parsePeriod } from '../values/calendar';
import { parseFigure } from '../values/figure-literal';
import { findCollection } from '../vocabulary/find-collection';
import { findField } from '../vocabulary/find-field';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Surface } from './canonical-document';
import { findProperty, findValue, narrowShape, policyShape, writeKey, writeValue } from './keywords';
import type { Shape } from './shape';
import { translateExpressionWords, translateFigureWords, translateMatchWords } from './translate-words';

/** A policy text in the other surface. */
export interface TranslatedText {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

interface Translation {
  readonly file: SourceFile;
  readonly vocabulary: Vocabulary;
  readonly surface: Surface;
  readonly edits: TextEdit[];
  readonly environment: TypeEnvironment;
  /** Kind of event by the identifier of the item it triggers. */
  readonly triggers: ReadonlyMap<string, string>;
}

/** What the words below a map are understood by. */
interface Context {
  /** Kind of event of the item. */
  readonly trigger: string | null;
  /** What the table of the item is selected by. */
  readonly by: string | null;
  /** Kinds of events whose fields the item may name. */
  readonly records: readonly string[];
}

/**
 * Writes a policy in the words of a surface: keys, enumerated values, kinds of events, and the words of expressions.
 * Comments, order, quotes and blank lines stay byte for byte; names, free texts and facts of worked examples stay, and
 * mean the same in both surfaces. A text that cannot be read wholly, or would read differently, stays as it is.
 *
 * Errors: shape/not-translated.
 */
export function translatePolicy(file: SourceFile, vocabulary: Vocabulary, surface: Surface): TranslatedText {
  const parsed = parseSource(file);
  const tree = parsed.value;
  const refused: TranslatedText = {
    text: file.text,
    diagnostics: [diagnose('shape/not-translated', file.path, { start: 0, end: Math.min(1, file.text.length) })],
  };
  if (!tree || hasErrors(parsed.diagnostics)) return refused;
  const environment = readNames(tree, vocabulary);
  const triggers = readTriggers(tree, vocabulary);
  const translation: Translation = { file, vocabulary, surface, edits: [], environment, triggers };
  translateNode(translation, tree, policyShape, { trigger: null, by: null, records: [] });
  const edits = translation.edits.sort((one, other) => one.range.start - other.range.start);
  const text = applyEdits(file.text, edits);
  const after = parseSource({ path: file.path, text });
  // A word that YAML would read in another way, such as one that needs quotes here.
  if (!after.value || hasErrors(after.diagnostics) || !sameForm(tree, after.value)) return refused;
  return { text, diagnostics: [] };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((each) => each.severity === 'error');
}

/** Types of parameters matter only so far as words of the vocabulary stand beside them. */
function readNames(tree: SourceNode, vocabulary: Vocabulary): TypeEnvironment {
  const parameters = namesIn(tree, 'parameters').map(({ key, value }) => {
    const figure = value.kind === 'map' ? scalarAt(value, ['value', '值']) : value;
    const written = figure?.kind === 'scalar' ? parseFigure(figure.text) : null;
    const term =
      written && 'modality' in written ? (written.modality === 'between' ? written.low : written.value) : null;
    return [key, { kind: term && term.kind !== 'expression' ? term.unit : 'number' }] as const;
  });
  const definitions = new Set(namesIn(tree, 'definitions').map(({ key }) => key));
  return { vocabulary, trigger: null, parameters: new Map(parameters), definitions };
}

function namesIn(tree: SourceNode, canonical: string): MapNode['entries'] {
  const [section] = sectionOf(tree, canonical);
  return section?.kind === 'map' ? section.entries : [];
}

function sectionOf(tree: SourceNode, canonical: string): readonly SourceNode[] {
  if (tree.kind !== 'map') return [];
  const entry = tree.entries.find((each) => findProperty(policyShape, each.key)?.canonical === canonical);
  return entry ? [entry.value] : [];
}

function scalarAt(map: MapNode, keys: readonly string[]): ScalarNode | null {
  const value = map.entries.find((entry) => keys.includes(entry.key))?.value;
  return value?.kind === 'scalar' ? value : null;
}

function translateNode(translation: Translation, node: SourceNode, wide: Shape | null, context: Context): void {
  const shape = wide && narrowShape(wide, node);
  if (!shape) return;
  if (node.kind === 'scalar') return translateScalar(translation, node, shape, context);
  if (node.kind === 'list') {
    // What the entries of a list mean may be said of the list: event fields, cells of a table.
    const { items, valueType } = shape;
    const entries = items && (items.valueType ?? valueType) !== items.valueType ? { ...items, valueType } : items;
    for (const item of node.items) translateNode(translation, item, entries, context);
    return;
  }
  const inner = contextOf(translation, node, shape, context);
  for (const entry of node.entries) {
    const property = findProperty(shape, entry.key);
    if (property) {
      const word = writeKey(property, translation.surface);
      if (word !== entry.key) translation.edits.push({ range: keyText(translation, entry.keyRange), text: word });
    }
    translateNode(translation, entry.value, property?.shape ?? shape.named, inner);
  }
}

function keyText({ file }: Translation, range: TextRange): TextRange {
  return /["']/.test(file.text.charAt(range.start)) ? { start: range.start + 1, end: range.end - 1 } : range;
}

function contextOf({ vocabulary, triggers }: Translation, map: MapNode, shape: Shape, around: Context): Context {
  if (!shape.properties.has('kind')) return around;
  const trigger = triggerOf(map, vocabulary);
  const by = scalarAt(map, ['by', '按'])?.text ?? null;
  if (trigger !== null) return { trigger, by, records: [trigger] };
  // A rule for several items names a field their events share.
  const among = map.entries.find((entry) => entry.key === 'among' || entry.key === '范围')?.value;
  const named = among?.kind === 'list' ? among.items.flatMap((item) => (item.kind === 'scalar' ? item.text : [])) : [];
  const listed = named.flatMap((id) => triggers.get(id) ?? []);
  return { trigger, by, records: [...new Set(listed.length > 0 ? listed : triggers.values())] };
}

function triggerOf(map: MapNode, vocabulary: Vocabulary): string | null {
  const word = scalarAt(map, ['trigger', '触发'])?.text;
  return word === undefined ? null : (findCollection(vocabulary, word)?.id ?? null);
}

function readTriggers(tree: SourceNode, vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const triggers = new Map<string, string>();
  const visit = (node: SourceNode): void => {
    if (node.kind === 'list') node.items.forEach(visit);
    if (node.kind !== 'map') return;
    const id = scalarAt(node, ['id', '代号'])?.text;
    const trigger = triggerOf(node, vocabulary);
    if (id !== undefined && trigger !== null) triggers.set(id, trigger);
    node.entries.forEach((entry) => visit(entry.value));
  };
  sectionOf(tree, 'articles').forEach((articles) => visit(articles));
  return triggers;
}

function translateScalar(translation: Translation, node: ScalarNode, shape: Shape, context: Context): void {
  const { surface } = translation;
  if (node.value === null) return;
  const value = findValue(shape, String(node.value));
  if (value) return replaceText(translation, node, writeValue(value, surface));
  const environment = { ...translation.environment, trigger: context.trigger };
  switch (shape.valueType) {
    case 'eventKind': {
      const kind = findCollection(translation.vocabulary, node.text);
      if (kind) replaceText(translation, node, kind.label[surface]);
      return;
    }
    case 'eventField':
      return replaceText(translation, node, writeField(translation, node.text, context.records));
    case 'period':
      return replaceText(translation, node, writePeriod(node.text, surface));
    case 'expression':
      return replaceWords(translation, node, translateExpressionWords(node.text, environment, surface));
    case 'figure':
      return replaceWords(translation, node, translateFigureWords(node.text, environment, surface));
    case 'unaryTests':
      if (context.by === null) return;
      return replaceWords(translation, node, translateMatchWords(node.text, context.by, environment, surface));
    default:
  }
}

/** A rule for several kinds of events names a field that they share; it is translated where all agree. */
function writeField({ vocabulary, surface }: Translation, word: string, records: readonly string[]): string {
  const words = records.flatMap((record) => {
    const field = findField(vocabulary, record, word);
    return field ? [surface === 'zh' ? field.label.zh : field.id] : [];
  });
  const [first] = new Set(words);
  return first !== undefined && new Set(words).size === 1 ? first : word;
}

function writePeriod(text: string, surface: Surface): string {
  const period = parsePeriod(text);
  if ('problem' in period) return text;
  // Only a period in canonical form: how else it is written is the author's choice.
  const other = formatPeriod(period, surface === 'zh' ? 'en' : 'zh');
  return text === other ? formatPeriod(period, surface) : text;
}

function replaceText(translation: Translation, node: ScalarNode, text: string): void {
  if (text !== String(node.value)) {
    replaceWords(translation, node, [{ range: { start: 0, end: node.text.length }, text }]);
  }
}

function replaceWords(translation: Translation, node: ScalarNode, edits: readonly TextEdit[]): void {
  const { file } = translation;
  const source = file.text.slice(node.contentStart, node.range.end);
  const place: ExpressionPlace = {
    file: file.path,
    offset: node.contentStart,
    style: node.style,
    locate: locateInScalar(node.text, source, node.contentStart, node.style),
  };
  // A word that plain YAML would take apart stays as it is; it means the same in both surfaces.
  const safe = node.style === 'plain' ? edits.filter((edit) => !/[,[\]{}#]|:\s/.test(edit.text)) : edits;
  translation.edits.push(...safe.map((edit) => placeEdit(place, edit.range, edit.text)));
}

function sameForm(one: SourceNode, other: SourceNode): boolean {
  if (one.kind === 'scalar') return other.kind === 'scalar' && one.style === other.style;
  const parts = (node: SourceNode): readonly SourceNode[] =>
    node.kind === 'list' ? node.items : node.kind === 'map' ? node.entries.map((entry) => entry.value) : [];
  const [before, after] = [parts(one), parts(other)];
  return (
    one.kind === other.kind &&
    before.length === after.length &&
    before.every((part, index) => {
      const twin = after[index];
      return twin !== undefined && sameForm(part, twin);
    })
  );
}
