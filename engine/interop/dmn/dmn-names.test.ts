import { expect, it } from 'vitest';
import { startNames } from './dmn-names';

it('gives each thing one name of its own, parts of other things included', () => {
  const names = startNames();
  const cap = names.part(names.limit('fair'), 'cap');
  expect(cap).toBe('limit_fair_cap');
  expect(names.limit('fair-cap')).toBe('limit_fair_cap_2');
  expect(names.part(names.limit('fair-cap'), 'cap')).toBe('limit_fair_cap_2_cap');
  expect(names.part(names.limit('fair'), 'cap')).toBe(cap);
  expect(names.item('资金 1.0')).toBe('item_资金_1_0');
});
