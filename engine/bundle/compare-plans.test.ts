import { describe, expect, it } from 'vitest';
import { smallPlan } from '../../test/tamper/small-content';
import type { Limit, PolicyPlan, Rule } from '../compile/plan';
import { comparePlans } from './compare-plans';
import { planValue } from './plan-json';

const [award] = smallPlan.rules as readonly [Rule];
const limit = (id: string): Limit => ({
  id,
  stage: 'policyCap',
  operation: { kind: 'count', times: 1 },
  rules: ['award'],
  groupBy: [],
  within: 'year',
  from: award.from,
});

const compare = (before: Partial<PolicyPlan>, after: Partial<PolicyPlan>) =>
  comparePlans(planValue({ ...smallPlan, ...before }), planValue({ ...smallPlan, ...after })).map(
    ({ part, id, change, members }) => [part, id, change, ...members].join(' '),
  );

describe('comparing plans', () => {
  it('finds a plan equal to itself under another version, wherever its clauses stand', () => {
    const moved = { ...award, from: { ...award.from, pointer: '/articles/7' } };
    expect(compare({}, { version: '2.0.0', rules: [moved] })).toEqual([]);
  });

  it('tells which members of a rule changed', () => {
    const amount = {
      kind: 'amount',
      amount: { modality: 'exactly', value: { type: { kind: 'money' }, node: 'literal', value: '120000' } },
    } as const;
    expect(compare({}, { rules: [{ ...award, amount, claim: 'year' }] })).toEqual(['rules award changed amount claim']);
  });

  it('tells what came and what went, with name and clause', () => {
    const other = { ...award, id: 'other', label: '另一项' };
    expect(compare({}, { rules: [award, other] })).toEqual(['rules other added']);
    expect(compare({ rules: [award, other] }, {})).toEqual(['rules other removed']);
    const [found] = comparePlans(planValue(smallPlan), planValue({ ...smallPlan, rules: [award, other] }));
    expect(found).toMatchObject({ label: '另一项', clause: '000-1.1' });
  });

  it('minds the order of limits, and no other order', () => {
    const [a, b] = [limit('a'), limit('b')];
    expect(compare({ limits: [a, b] }, { limits: [b, a] })).toEqual(['limits  reordered']);
    expect(compare({ limits: [a, b] }, { limits: [b] })).toEqual(['limits a removed']);
    const other = { ...award, id: 'other' };
    expect(compare({ rules: [award, other] }, { rules: [other, award] })).toEqual([]);
  });

  it('tells changes of the policy itself, of parameters and relations', () => {
    const value = (text: string) => ({ type: { kind: 'money' }, node: 'literal', value: text }) as const;
    const parameters = (text: string) => ({ top: { label: '上限', value: value(text), changes: [] } });
    expect(compare({}, { region: '360104' })).toEqual(['policy region changed']);
    expect(
      compare({ parameters: parameters('1') }, { parameters: parameters('2'), relations: { city: 'topUp' } }),
    ).toEqual(['relations city added', 'parameters top changed value']);
  });
});
