import type { MapEntry, MapNode } from '../parse/source-node';
import type { Bilingual } from '../diagnostics/diagnostic';
import { findFieldAmong, namesOfField } from '../vocabulary/find-field';
import { nearestName } from '../vocabulary/nearest-name';
import type { FactField } from '../vocabulary/vocabulary';
import type { FactValue } from './enterprise';
import { readFact } from './read-fact';
import { replaceWord, type ReadingContext } from './reading-context';

/** Facts of one record by canonical identifier, with the entries they were read from. */
export interface RecordReading {
  readonly fields: Readonly<Record<string, FactValue>>;
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** The record that is read, as messages name it, and other words that may stand among its fields. */
export interface RecordShape {
  readonly label: Bilingual;
  readonly fields: readonly FactField[];
  /** Words with another reader, such as those of event lists. */
  readonly otherWords: readonly string[];
  /** Takes such a word; false when it is none. */
  readOther(entry: MapEntry): boolean;
}

/**
 * Reads the facts of one record; what is wrong is left out.
 *
 * Errors: enterprise/unknown-field, enterprise/repeated-field, enterprise/derived-field; those of readFact.
 */
export function readRecord(context: ReadingContext, shape: RecordShape, node: MapNode): RecordReading {
  const fields: Record<string, FactValue> = {};
  const entries = new Map<string, MapEntry>();
  for (const entry of node.entries) {
    const field = findFieldAmong(shape.fields, entry.key);
    if (!field) {
      if (!shape.readOther(entry)) reportUnknown(context, shape, entry);
      continue;
    }
    const other = entries.get(field.id);
    if (other) {
      context.report('enterprise/repeated-field', entry.keyRange, { word: entry.key, other: other.key });
      continue;
    }
    entries.set(field.id, entry);
    if (field.derived === 'titleFamily') {
      context.report('enterprise/derived-field', entry.keyRange, { word: entry.key });
      continue;
    }
    const value = readFact(context, field, entry.value);
    if (value !== undefined) fields[field.id] = value;
  }
  for (const { id, default: standIn } of shape.fields) {
    if (standIn !== undefined && !entries.has(id))
      fields[id] = typeof standIn === 'boolean' ? standIn : String(standIn);
  }
  return { fields, entries };
}

function reportUnknown(context: ReadingContext, shape: RecordShape, entry: MapEntry): void {
  const words = [...shape.fields.flatMap(namesOfField), ...shape.otherWords];
  const near = nearestName(entry.key, words);
  const args = { record: shape.label, word: entry.key };
  context.report('enterprise/unknown-field', entry.keyRange, args, replaceWord(entry.keyRange, near));
}
