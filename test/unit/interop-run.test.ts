import { expect, it } from 'vitest';
import { evaluateYears, listYears, prepareInput } from '../../reference/interop/run.mjs';

const description = {
  enterprise: [{ id: 'listed', kind: 'truth', default: false }],
  collections: [
    {
      id: 'expenses',
      dateField: 'date',
      fields: [
        { id: 'amount', kind: 'money' },
        { id: 'date', kind: 'day' },
      ],
    },
    { id: 'hires', dateField: null, fields: [{ id: 'rentMonths', kind: 'months' }] },
  ],
  firstYear: 2022,
  largestAmount: 10 ** 12,
};

it('writes days, months and money as whole numbers, and what is missing as null', () => {
  const facts = {
    expenses: [{ amount: '0.10', date: '2023-07-14' }, { amount: '-12.5' }, { amount: '3', date: '2023-01-01' }],
    hires: [{ rentMonths: ['2023-07', '2023-08-01'] }],
  };
  expect(prepareInput(description, facts, 2023)).toEqual({
    year: 2023,
    enterprise: { listed: false },
    events: {
      expenses: [
        { factPath: 'expenses[0]', factIndex: 0, contentOrder: 1, amount: 10, date: 20230714 },
        { factPath: 'expenses[1]', factIndex: 1, contentOrder: 0, amount: -1250, date: null },
        { factPath: 'expenses[2]', factIndex: 2, contentOrder: 2, amount: 300, date: 20230101 },
      ],
      hires: [{ factPath: 'hires[0]', factIndex: 0, contentOrder: 0, rentMonths: [202307, 202308] }],
    },
    earlier: [],
    unsettled: [],
  });
  expect(prepareInput(description, {}, 2023)).toMatchObject({ events: { expenses: null, hires: null } });
});

it('refuses amounts that would not stay exact', () => {
  for (const amount of ['0.001', '10000000000.01'])
    expect(prepareInput(description, { expenses: [{ amount }] }, 2023)).toBeNull();
  expect(prepareInput(description, { expenses: [{ amount: '10000000000.00' }] }, 2023)).not.toBeNull();
});

it('evaluates earlier years that have events, and hands on what they paid', async () => {
  const facts = { expenses: [{ date: '2022-03-01' }, { date: '2024-03-01' }] };
  expect(listYears(description, facts, 2024)).toEqual([2022, 2024]);
  expect(listYears(description, { hires: [{}] }, 2024)).toEqual([2022, 2023, 2024]);
  expect(listYears({ ...description, firstYear: null }, facts, 2024)).toEqual([2024]);
  const inputs: unknown[] = [];
  const result = await evaluateYears(description, facts, 2024, (input) => {
    inputs.push([input['year'], input['earlier'], input['unsettled']]);
    return { lines: [`line of ${String(input['year'])}`], deferred: ['a'], total: null, individualTotal: null };
  });
  expect(inputs).toEqual([
    [2022, [], []],
    [2024, ['line of 2022'], ['a']],
  ]);
  expect(result?.lines).toEqual(['line of 2024']);
});
