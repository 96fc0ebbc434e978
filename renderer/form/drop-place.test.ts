import { describe, expect, it } from 'vitest';
import { findDropPlace } from './drop-place';

const counts: Readonly<Record<string, number>> = {
  '/articles': 3,
  '/articles/0/items': 2,
  '/articles/1/items': 0,
  '/articles/2/items': 3,
  '/readings': 2,
};
const drop = (dragged: string, over: string, half: 'upper' | 'lower') =>
  findDropPlace(dragged, over, half, (list) => counts[list] ?? 0);

describe('where a dragged part goes', () => {
  it('goes before or behind one of its kind, by the half pointed at, whichever way it comes', () => {
    for (const dragged of ['/articles/2/items/0', '/articles/0/items/0']) {
      expect(drop(dragged, '/articles/2/items/2', 'upper')).toEqual({
        to: { list: '/articles/2/items', index: 2 },
        shownAt: '/articles/2/items/2',
        shownAs: 'above',
      });
      expect(drop(dragged, '/articles/2/items/2', 'lower')).toEqual({
        to: { list: '/articles/2/items', index: 3 },
        shownAt: '/articles/2/items/2',
        shownAs: 'below',
      });
    }
  });

  it('goes to the end of an article that an item is let go over', () => {
    expect(drop('/articles/0/items/1', '/articles/2', 'upper')).toEqual({
      to: { list: '/articles/2/items', index: 3 },
      shownAt: '/articles/2',
      shownAs: 'into',
    });
    expect(drop('/articles/0/items/1', '/articles/1', 'lower')?.to).toEqual({ list: '/articles/1/items', index: 0 });
  });

  it('takes an article behind that of the item it is let go over, and shows so behind its last item', () => {
    expect(drop('/articles/0', '/articles/2/items/0', 'upper')).toEqual({
      to: { list: '/articles', index: 3 },
      shownAt: '/articles/2/items/2',
      shownAs: 'below',
    });
  });

  it('takes an article before one with items, and before or behind one without', () => {
    expect(drop('/articles/2', '/articles/0', 'lower')?.to).toEqual({ list: '/articles', index: 0 });
    expect(drop('/articles/0', '/articles/1', 'lower')?.to).toEqual({ list: '/articles', index: 2 });
  });

  it('goes nowhere over another kind, over itself, or where it stands already', () => {
    expect(drop('/readings/0', '/articles/0', 'upper')).toBeNull();
    expect(drop('/articles/0/items/0', '/readings/0', 'upper')).toBeNull();
    expect(drop('/articles/0', '/policy', 'upper')).toBeNull();
    expect(drop('/readings/0', '/readings/0', 'lower')).toBeNull();
    expect(drop('/readings/0', '/readings/1', 'upper')).toBeNull();
    expect(drop('/articles/2/items/2', '/articles/2', 'upper')).toBeNull();
    expect(drop('/articles/0', '/articles/0/items/1', 'lower')).toBeNull();
  });
});
