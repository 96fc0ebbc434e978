import { describe, expect, it } from 'vitest';
import { asFen, exactly } from '../../engine/index';
import type { EnterpriseRow } from '../worker/simulation-view';
import { orderRows } from './order-rows';

const row = (id: string, wan: number, saved: number): EnterpriseRow => ({
  id,
  name: `企业${id}`,
  total: exactly(asFen(wan * 1_000_000)),
  baseTotal: exactly(asFen(saved * 1_000_000)),
  individual: exactly(asFen(0n)),
  complete: true,
  needs: [],
  excluded: 'no',
  lines: [],
  refused: 0,
  unquantified: 0,
  services: 0,
});
const rows = [row('a', 1, 1), row('b', 5, 5), row('c', 3, 2)];
const ids = (found: readonly EnterpriseRow[]) => found.map(({ id }) => id).join('');

describe('orderRows', () => {
  it('keeps the order of the workspace by name', () => expect(ids(orderRows(rows, 'name', '', false))).toBe('abc'));
  it('puts the largest amount first', () => expect(ids(orderRows(rows, 'amount', '', false))).toBe('bca'));
  it('puts what changed first', () => expect(ids(orderRows(rows, 'change', '', false))).toBe('cba'));
  it('finds by name', () => expect(ids(orderRows(rows, 'name', '企业B', false))).toBe('b'));
  it('can show winners or losers only', () => {
    expect(ids(orderRows(rows, 'name', '', false, 'winners'))).toBe('c');
    expect(ids(orderRows([row('d', 1, 4)], 'name', '', false, 'losers'))).toBe('d');
    expect(ids(orderRows(rows, 'name', '', false, 'losers'))).toBe('');
  });
  it('can show what changed only', () => expect(ids(orderRows(rows, 'name', '', true))).toBe('c'));
});
