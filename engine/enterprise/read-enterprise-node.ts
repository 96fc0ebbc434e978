import type { Staged } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import { findCollection } from '../vocabulary/find-collection';
import { classifySize } from '../vocabulary/size-class';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import type { Enterprise, EnterpriseEvent, FactValue } from './enterprise';
import { readEvents } from './read-events';
import { readRecord, type RecordReading } from './read-record';
import { type ReadingContext, startReading } from './reading-context';

const label = { zh: '企业', en: 'enterprise' } as const;

/**
 * Reads the facts of one enterprise that stands inside another document, such as a worked example; an identifier is
 * not needed there. No value where the node is no record.
 *
 * Errors: those of readEnterpriseRecord.
 */
export function readEnterpriseNode(node: SourceNode, file: string, vocabulary: Vocabulary): Staged<Enterprise | null> {
  const context = startReading(file, vocabulary);
  const value = readEnterpriseRecord(context, node, file);
  return { value, diagnostics: context.diagnostics };
}

/**
 * Reads one enterprise: its own facts and its lists of events, by label, alias or identifier.
 *
 * Errors: enterprise/not-a-record, enterprise/repeated-field, enterprise/size-differs; those of readRecord and
 * readEvents.
 */
export function readEnterpriseRecord(context: ReadingContext, node: SourceNode, file: string): Enterprise | null {
  if (node.kind !== 'map') {
    context.report('enterprise/not-a-record', node.range, { record: label });
    return null;
  }
  const { facts } = context.vocabulary;
  const events: Record<string, readonly EnterpriseEvent[]> = {};
  const eventWords = new Map<string, string>();
  const record = readRecord(
    context,
    {
      label,
      fields: facts.enterprise,
      otherWords: facts.collections.flatMap((each) => [each.label.zh, each.id, ...each.aliases]),
      readOther: (entry) => {
        const collection = findCollection(context.vocabulary, entry.key);
        if (!collection) return false;
        const other = eventWords.get(collection.id);
        eventWords.set(collection.id, entry.key);
        if (other !== undefined) {
          context.report('enterprise/repeated-field', entry.keyRange, { word: entry.key, other });
          return true;
        }
        const read = readEvents(context, collection, entry.value);
        if (read) events[collection.id] = read;
        return true;
      },
    },
    node,
  );
  const id = textOf(record.fields['id']);
  const fields = withSizeClass(context, facts.enterprise, record);
  return { id, name: textOf(record.fields['name']) || id, file, fields, events };
}

/** Fills the size class in from industry and figures where it was not typed, and compares it where it was. */
function withSizeClass(
  context: ReadingContext,
  fields: readonly FactField[],
  record: RecordReading,
): Readonly<Record<string, FactValue>> {
  const field = fields.find(({ derived }) => derived === 'sizeClass');
  if (!field) return record.fields;
  const figure = (id: string): string | undefined => textOf(record.fields[id]) || undefined;
  const finding = classifySize(context.vocabulary, {
    industry: figure('industry'),
    employees: figure('employees'),
    revenue: figure('revenue'),
    assets: figure('assets'),
  });
  if (finding.kind === 'unknown') return record.fields;
  const typed = record.fields[field.id];
  const entry = record.entries.get(field.id);
  // A size that was typed and could not be read has its own finding; a computed one would hide it.
  if (typed === undefined)
    return isMissing(entry?.value) ? { ...record.fields, [field.id]: finding.class } : record.fields;
  if (typed !== finding.class && entry) {
    const named = (size: string) =>
      (field.type.kind === 'enumeration' && field.type.values.find(({ id }) => id === size)?.label) || size;
    const args = { written: named(textOf(typed)), computed: named(finding.class) };
    context.report('enterprise/size-differs', entry.value.range, args);
  }
  return record.fields;
}

function isMissing(node: SourceNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

function textOf(value: FactValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
