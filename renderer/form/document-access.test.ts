import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { listAt, moveElement, PlaceGone, setAt, valueAt, type FormDraft } from './document-access';

const document: FormDraft = {
  policy: { title: '办法' },
  articles: [{ items: [{ id: 'a', cap: { amount: '1万元' } }, { id: 'b' }, { id: 'c' }] }],
};
const change = (recipe: (draft: FormDraft) => void): FormDraft => produce(document, recipe);
const ids = (changed: FormDraft) => (valueAt(changed, '/articles/0/items') as { id: string }[]).map(({ id }) => id);

describe('a change of a document', () => {
  it('sets a value, and makes the group it belongs to', () => {
    const changed = change((draft) => setAt(draft, '/articles/0/items/1/cap/amount', '5万元'));
    expect(valueAt(changed, '/articles/0/items/1')).toEqual({ id: 'b', cap: { amount: '5万元' } });
    expect(valueAt(changed, '/articles/0/items/0')).toBe(valueAt(document, '/articles/0/items/0'));
  });

  it('takes a value away, and the group that says nothing any more', () => {
    const changed = change((draft) => setAt(draft, '/articles/0/items/0/cap/amount', undefined));
    expect(valueAt(changed, '/articles/0/items/0')).toEqual({ id: 'a' });
    expect(change((draft) => setAt(draft, '/parameters/x/value', undefined))).toBe(document);
  });

  it('takes elements out of lists', () => {
    expect(ids(change((draft) => setAt(draft, '/articles/0/items/1', undefined)))).toEqual(['a', 'c']);
  });

  it.each([
    [0, 3, ['b', 'c', 'a']],
    [2, 0, ['c', 'a', 'b']],
    [1, 2, ['a', 'b', 'c']],
  ])('moves element %i before what is element %i', (from, to, wanted) => {
    const list = '/articles/0/items';
    const changed = change((draft) => moveElement(draft, { list, index: from }, { list, index: to }));
    expect(ids(changed)).toEqual(wanted);
  });

  it('refuses a place that is gone', () => {
    expect(() => change((draft) => setAt(draft, '/policy/title/x', '1'))).toThrow(PlaceGone);
    expect(() => change((draft) => void listAt(draft, '/policy/title'))).toThrow(PlaceGone);
  });
});
