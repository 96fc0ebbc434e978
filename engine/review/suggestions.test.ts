import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewEntry } from '../../schemas/generated/types';
import { sameValue } from '../edit/diff-documents';
import { parseSource } from '../parse/parse-source';
import type { CanonicalValue } from '../validate/canonicalize';
import { validatePolicy } from '../validate/validate-policy';
import { applyChanges } from './apply-changes';
import { draftSuggestions, joinDrafts } from './draft-suggestions';
import { judgeSuggestion } from './judge-suggestion';
import { placeReviewEntry, readReviewEntry, writeReviewEntry } from './read-reviews';

const folder = path.resolve(import.meta.dirname, '../../samples/policies');
const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
const xihu = readFileSync(path.join(folder, 'xihu-srdi-2022.yaml'), 'utf8');

function documentOf(text: string): CanonicalValue {
  const file = 'policies/a.yaml';
  const tree = parseSource({ path: file, text }).value;
  const read = tree && validatePolicy(tree, file).value;
  if (!read) throw new Error('the text cannot be read');
  return read.document as unknown as CanonicalValue;
}

function change(text: string, from: string, to: string): string {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, to);
}

const nation = ['值: 10万元, 备注: 一·1至', '值: 12万元, 备注: 一·1至'] as const;
const base = documentOf(xihu);

describe('draftSuggestions', () => {
  it('records what a place read and what it shall read, by names and not by numbers', () => {
    const drafts = draftSuggestions(base, documentOf(change(xihu, ...nation)));
    expect(drafts).toEqual([
      { item: null, changes: [{ path: ['parameters', '国家级奖励', 'value'], before: '10万元', after: '12万元' }] },
    ]);
  });

  it('gives nothing for two documents that say the same', () => {
    expect(draftSuggestions(base, documentOf(`${xihu}# 注释\n`))).toEqual([]);
  });

  it('makes the later document again of any change of the samples, also from what a file has kept', () => {
    const documents = texts.map(documentOf);
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        (before, edits) => {
          const after = edits.reduce(mutate, before);
          const drafts = draftSuggestions(before, after);
          for (const draft of drafts) expect(judgeSuggestion(before, draft.changes).state).toBe('fits');
          const kept = drafts.map(({ changes }) => throughFile([...changes]));
          const made = applyChanges(before, kept.flat());
          expect(made.kind === 'applied' && sameValue(made.value, after)).toBe(true);
          const joined = joinDrafts(drafts);
          if (!joined) return;
          const together = applyChanges(before, joined.changes);
          expect(together.kind === 'applied' && sameValue(together.value, after)).toBe(true);
          expect(judgeSuggestion(after, joined.changes).state).not.toBe('fits');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('judgeSuggestion', () => {
  const [draft] = draftSuggestions(base, documentOf(change(xihu, ...nation)));
  const changes = draft?.changes ?? [];

  it('fits while its place is as it was, whatever else has changed', () => {
    const other = documentOf(change(xihu, '值: 5万元,  备注: 同上，省级', '值: 6万元,  备注: 同上，省级'));
    const judged = judgeSuggestion(other, changes);
    expect(judged).toMatchObject({ state: 'fits', misfit: null, pointer: '/parameters/国家级奖励/value' });
    expect(judged.lines.map(({ zh }) => zh)).toEqual(['参数·国家级奖励·值：10万元 → 12万元']);
    expect(judged.places).toEqual([
      { pointer: '/parameters/国家级奖励/value', turn: { zh: '10万元 → 12万元', en: '10万元 → 12万元' } },
    ]);
  });

  it('is done where the policy says so already', () => {
    expect(judgeSuggestion(documentOf(change(xihu, ...nation)), changes).state).toBe('done');
  });

  it('is never made where its place reads otherwise, and says what stands there', () => {
    const judged = judgeSuggestion(documentOf(change(xihu, nation[0], '值: 15万元, 备注: 一·1至')), changes);
    expect(judged).toMatchObject({ state: 'changed', after: null });
    expect(judged.misfit?.zh).toBe('“参数·国家级奖励·值”提出建议时为“10万元”，现在是“15万元”');
    const gone = judgeSuggestion({ policy: {} }, changes);
    expect(gone.misfit?.zh).toContain('已不在文中');
  });
});

const entry: ReviewEntry = {
  review: 1,
  id: '00000000000a',
  policy: 'a-2024',
  kind: 'suggestion',
  author: '甲',
  at: '2024-01-01T08:00:00.000Z',
  text: '请核对',
};

function throughFile(changes: NonNullable<ReviewEntry['changes']>): NonNullable<ReviewEntry['changes']> {
  const written = { ...entry, changes };
  const { value, diagnostics } = readReviewEntry({ path: placeReviewEntry(written), text: writeReviewEntry(written) });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value?.changes ?? [];
}

/** A place by numbers that are taken modulo what is there, and what happens to it. */
const mutation = fc.record({
  way: fc.array(fc.nat(30), { minLength: 1, maxLength: 7 }),
  what: fc.constantFrom('set', 'remove', 'copy', 'swap'),
  value: fc.oneof(fc.constantFrom('12万元', '国家级', '是', '2024-01-01', '1_000', '~'), fc.integer(), fc.boolean()),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutate(value: CanonicalValue, edit: Mutation): CanonicalValue {
  const [first = 0, ...way] = edit.way;
  const isEnd = way.length === 0 || typeof value !== 'object' || value === null;
  if (typeof value !== 'object' || value === null) return edit.value;
  if (Array.isArray(value)) {
    const list = [...(value as readonly CanonicalValue[])];
    if (list.length === 0) return [edit.value];
    const at = first % list.length;
    const own = list[at] ?? null;
    if (!isEnd) return list.map((each, index) => (index === at ? mutate(each, { ...edit, way }) : each));
    if (edit.what === 'remove') return list.filter((_, index) => index !== at);
    if (edit.what === 'copy') return [...list.slice(0, at), rename(own, edit.value), ...list.slice(at)];
    return [...list.slice(at), ...list.slice(0, at)];
  }
  const entries = Object.entries(value as Readonly<Record<string, CanonicalValue>>);
  const [key, own] = entries[first % Math.max(1, entries.length)] ?? ['note', ''];
  if (!isEnd) return { ...value, [key]: mutate(own, { ...edit, way }) };
  if (edit.what === 'remove') return Object.fromEntries(entries.filter(([name]) => name !== key));
  return { ...value, [key]: edit.value };
}

function rename(value: CanonicalValue, name: CanonicalValue): CanonicalValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return name;
  return { ...value, id: `new-${JSON.stringify(name).replace(/[^a-z0-9]/g, '')}` };
}
