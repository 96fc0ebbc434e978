import type { MapEntry } from '../parse/source-node';
import { foreignTitle } from '../vocabulary/describe-value';
import { findTitle, findTitlesNamed } from '../vocabulary/find-title';
import { nearestName } from '../vocabulary/nearest-name';
import { normaliseName } from '../vocabulary/normalise-name';
import type { FactField, Title, Vocabulary } from '../vocabulary/vocabulary';
import type { FactValue } from './enterprise';
import { replaceWord, type ReadingContext } from './reading-context';
import type { RecordReading } from './read-record';

/**
 * Puts the canonical title, its level and its family into the facts of a record that has a title.
 * A title the vocabulary does not know keeps its name and level under an identifier that equals none of the
 * vocabulary; one without a readable level has no known title at all, because which it is would be a guess.
 *
 * Errors: enterprise/unknown-title, enterprise/title-without-level, enterprise/title-level-conflict.
 */
export function resolveTitle(
  context: ReadingContext,
  fields: readonly FactField[],
  record: RecordReading,
): Readonly<Record<string, FactValue>> {
  const titleField = fields.find(({ type }) => type.kind === 'title');
  const written = titleField && record.fields[titleField.id];
  const entry = titleField && record.entries.get(titleField.id);
  if (!titleField || typeof written !== 'string' || !entry) return record.fields;
  const levelField = fields.find(({ derived }) => derived === 'titleLevel');
  const familyField = fields.find(({ derived }) => derived === 'titleFamily');
  const put = (title: string, level: string | undefined, family: string): Readonly<Record<string, FactValue>> => ({
    ...record.fields,
    [titleField.id]: title,
    ...(levelField && level !== undefined ? { [levelField.id]: level } : {}),
    ...(familyField ? { [familyField.id]: family } : {}),
  });

  const level = levelField && record.fields[levelField.id];
  // A level that was written but could not be read must not let the bare name pass for another title.
  const levelUnread = levelField !== undefined && level === undefined && wasWritten(record.entries.get(levelField.id));
  const title = levelUnread ? undefined : findTitle(context.vocabulary, { title: written, level: asLevel(level) });
  if (title) return put(title.id, title.level, title.family);

  const named = findTitlesNamed(context.vocabulary, written);
  const otherLevel = typeof level === 'string' ? findTitle(context.vocabulary, { title: written }) : undefined;
  const { [titleField.id]: _, ...rest } = record.fields;
  if (otherLevel && named.length === 0) {
    const args = { written, level: levelLabel(levelField, level) };
    context.report('enterprise/title-level-conflict', entry.value.range, args);
    return rest;
  }
  if (level === undefined && named.length > 0) {
    if (!levelUnread) reportMissingLevel(context, entry, written, named);
    return rest;
  }
  const near = nearestTitleName(context.vocabulary, written);
  context.report('enterprise/unknown-title', entry.value.range, { written }, replaceWord(entry.value.range, near));
  const foreign = foreignTitle(normaliseName(written));
  return put(foreign, undefined, foreign);
}

function reportMissingLevel(context: ReadingContext, entry: MapEntry, written: string, named: readonly Title[]): void {
  const args = { written, example: named[0]?.name.zh ?? '' };
  const fixes = named.flatMap(({ name }) => replaceWord(entry.value.range, name.zh));
  context.report('enterprise/title-without-level', entry.value.range, args, fixes);
}

function nearestTitleName(vocabulary: Vocabulary, written: string): string | null {
  return nearestName(
    written,
    vocabulary.titles.map(({ name }) => name.zh),
  );
}

function wasWritten(entry: MapEntry | undefined): boolean {
  return entry !== undefined && !(entry.value.kind === 'scalar' && entry.value.value === null);
}

function asLevel(level: FactValue | undefined): Title['level'] | undefined {
  return level === 'nation' || level === 'province' || level === 'city' || level === 'district' ? level : undefined;
}

function levelLabel(field: FactField | undefined, level: FactValue | undefined) {
  const values = field?.type.kind === 'enumeration' ? field.type.values : [];
  return values.find(({ id }) => id === level)?.label ?? String(level);
}
