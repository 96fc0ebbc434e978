import { describe, expect, it } from 'vitest';
import { addLazily } from './lazy-members';

function record(count: () => number) {
  return addLazily({ plain: 1 }, { made: count, other: () => 'x' });
}

describe('members that are made when they are read', () => {
  it('are made once, when they are first read', () => {
    let made = 0;
    const one = record(() => (made += 1));
    expect(made).toBe(0);
    expect([one.made, one.made, one.other, one.plain, made]).toEqual([1, 1, 'x', 1, 1]);
  });

  it('belong to the record, so that copies hold them as values', () => {
    const one = record(() => 7);
    const plain = { plain: 1, made: 7, other: 'x' };
    expect(structuredClone(one)).toStrictEqual(plain);
    expect({ ...one }).toStrictEqual(plain);
    expect(JSON.parse(JSON.stringify(one))).toStrictEqual(plain);
  });

  it('share their getters with all records, so that these share a shape', () => {
    const getter = (each: object) => Object.getOwnPropertyDescriptor(each, 'made')?.get;
    const [one, other] = [record(() => 1), record(() => 2)];
    expect(getter(one)).toBe(getter(other));
    expect([one.made, other.made]).toEqual([1, 2]);
  });
});
