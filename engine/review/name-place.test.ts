import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isList, isMap } from '../edit/diff-documents';
import { parseSource } from '../parse/parse-source';
import type { CanonicalValue } from '../validate/canonicalize';
import { descend } from '../validate/pointer';
import { validatePolicy } from '../validate/validate-policy';
import { judgePlace, namePlace } from './name-place';
import { readReviewEntry, writeReviewEntry } from './read-reviews';

const folder = path.resolve(import.meta.dirname, '../../samples/policies');

function read(text: string): CanonicalValue {
  const tree = parseSource({ path: 'policies/a.yaml', text }).value;
  const found = tree && validatePolicy(tree, 'policies/a.yaml').value;
  if (!found) throw new Error('the text cannot be read');
  return found.document as unknown as CanonicalValue;
}

function listPointers(value: CanonicalValue, pointer = ''): readonly string[] {
  const inner = isList(value)
    ? value.flatMap((each, index) => listPointers(each, descend(pointer, index)))
    : isMap(value)
      ? Object.entries(value).flatMap(([key, each]) => listPointers(each, descend(pointer, key)))
      : [];
  return [...(pointer === '' ? [] : [pointer]), ...inner];
}

const xihuText = readFileSync(path.join(folder, 'xihu-srdi-2022.yaml'), 'utf8');
const xihu = read(xihuText);
const amounts = listPointers(xihu).filter((pointer) => /\/table\/\d+\/amount$/.test(pointer));

describe('namePlace', () => {
  it.each(readdirSync(folder))('leads back to every part of %s that it names', (name) => {
    const document = read(readFileSync(path.join(folder, name), 'utf8'));
    const pointers = listPointers(document);
    const named = pointers.map((pointer) => ({ pointer, place: namePlace(document, pointer) }));
    for (const { pointer, place } of named)
      if (place) expect(judgePlace(document, place)).toMatchObject({ pointer, isThere: true });
    const missed = named.filter(({ place }) => place === null).map(({ pointer }) => pointer);
    expect(missed.filter((pointer) => /^\/parameters|\/items\/\d+(\/table\/\d+(\/\w+)?)?$/.test(pointer))).toEqual([]);
  });

  it('names a cell of a table by its item and by what selects its row', () => {
    const pointer = amounts[0] ?? '';
    const place = namePlace(xihu, pointer);
    expect(place).toMatchObject([{ by: 'item', is: 'title-award' }, 'table', { by: 'clause' }, 'amount']);
    expect(judgePlace(xihu, place ?? []).name.zh).toContain('金额');
  });

  it('gives nothing for a part that is not there, and for one that nothing tells from its neighbour', () => {
    expect(namePlace(xihu, '/articles/99')).toBeNull();
    expect(namePlace(xihu, '')).toBeNull();
    const twins = read(xihuText.replace(/( +)- \{ 来源: 000-1\.1, 当: .+\n/, (row) => row + row));
    expect(
      listPointers(twins).filter((pointer) => /\/table\/[01]\/amount$/.test(pointer) && !namePlace(twins, pointer)),
    ).toHaveLength(2);
  });

  it('says of a place that is gone where it was', () => {
    const place = [{ by: 'item' as const, is: 'title-award' }, 'table', { by: 'match' as const, is: '没有' }, 'amount'];
    const judged = judgePlace(xihu, place);
    expect(judged.isThere).toBe(false);
    expect(judged.pointer).toMatch(/\/table$/);
  });

  it('is kept by the file of a comment', () => {
    const place = namePlace(xihu, amounts[0] ?? '') ?? [];
    const entry = {
      review: 1 as const,
      id: '0123456789ab',
      policy: 'xihu-srdi-2022',
      kind: 'comment' as const,
      item: 'title-award',
      place,
      author: '张三',
      at: '2026-01-02T03:04:05.678Z',
      text: '太高',
    };
    expect(readReviewEntry({ path: 'review/a.yaml', text: writeReviewEntry(entry) }).value).toEqual(entry);
  });
});
