import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../pipeline';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { seekBoundaries } from './seek-boundaries';

const file = path.resolve(import.meta.dirname, '../../samples/policies/nanchang-sme-2022.yaml');
const reading = readPolicy({ path: 'nanchang.yaml', text: readFileSync(file, 'utf8') }, builtinVocabulary);
if (!reading.plan || !reading.checked) throw new Error('The sample does not compile.');
const { plan, checked } = reading;
const cases = seekBoundaries(plan, checked.examples, builtinVocabulary);
const results = cases.map(({ enterprise, year }) =>
  simulateEnterprise([plan], enterprise, { year, vocabulary: builtinVocabulary }),
);

describe('seekBoundaries', () => {
  it('lists the same cases each time, no two alike', () => {
    expect(seekBoundaries(plan, checked.examples, builtinVocabulary)).toEqual(cases);
    const facts = cases.map(({ enterprise: { fields, events }, year }) => JSON.stringify([year, fields, events]));
    expect(new Set(facts).size).toBe(cases.length);
  });

  it('keeps every worked example', () => {
    const names = cases.map(({ name }) => name);
    for (const { name } of checked.examples) expect(names).toContain(`example ${name}`);
  });

  it('pays under every rule with an amount, for sure and perhaps', () => {
    const paid = new Set(results.flatMap(({ lines }) => lines.map(({ rule }) => rule)));
    for (const { id, amount } of plan.rules) if (amount) expect(paid).toContain(id);
    expect(results.some(({ lines }) => lines.some(({ needs }) => needs.length > 0))).toBe(true);
    expect(
      results.some(({ totals }) => totals.enterprise.max === null || totals.enterprise.min < totals.enterprise.max),
    ).toBe(true);
  });

  it('stands on both sides of both ends of the window', () => {
    const days = new Set(
      cases.flatMap(({ enterprise }) =>
        Object.values(enterprise.events).flatMap((list) => list.map(({ date }) => date)),
      ),
    );
    for (const day of [plan.window?.from, plan.window?.to]) expect(days).toContain(day);
    const names = cases.map(({ name }) => name).join('\n');
    for (const end of ['window first', 'window before', 'window last', 'window after']) expect(names).toContain(end);
  });
});
