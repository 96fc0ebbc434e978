import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithFeelin, enterprise, readGenerated, scope } from '../../test/drill/compare-with-feelin';
import { anyExpression, condition } from '../../test/drill/expression-pairs';
import { makeScope, readSound, testEnvironment } from './expression-harness';
import { evaluate } from './evaluate-expression';
import { printExpression } from './print-expression';
import { truthOf } from './three-valued';

describe('agreement with feelin', () => {
  it('evaluates what FEEL can say exactly as feelin does', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyExpression, ({ ours, feel }) => {
        const comparison = compareWithFeelin({ ours, feel });
        if (comparison.outcome === 'skipped') return;
        expect(comparison.ours, `${ours}\n${feel}`).toBe(comparison.feelin);
        compared += 1;
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(2000);
  });

  it('prints text that reads back to the same expression', () => {
    fc.assert(
      fc.property(anyExpression, fc.constantFrom('identifier' as const, 'zh' as const), ({ ours }, names) => {
        const checked = readGenerated(ours);
        if (!checked) return;
        const style = { names, vocabulary: testEnvironment.vocabulary };
        expect(withoutRanges(readSound(printExpression(checked, style)))).toEqual(withoutRanges(checked));
      }),
      { numRuns: 500 },
    );
  });

  it('is monotone: what is decided while facts are missing stays so when they come in', () => {
    const gaps: fc.Arbitrary<readonly string[]> = fc.array(
      fc.constantFrom(
        'size',
        'listed',
        'employees',
        'revenue',
        'level',
        'firstTime',
        'awardedOn',
        'amount',
        'category',
        'recognitions',
        'expenses',
      ),
      { minLength: 1, maxLength: 3 },
    );
    let decided = 0;
    fc.assert(
      fc.property(condition([], 3), gaps, ({ ours }, missing) => {
        const checked = readGenerated(ours);
        if (!checked) return;
        const drop = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
          Object.fromEntries(Object.entries(record).filter(([field]) => !missing.includes(field)));
        const kept = Object.fromEntries(
          Object.entries(drop(enterprise.events)).map(([kind, events]) => [
            kind,
            events.map((event) => ({
              ...event,
              fields: drop(event.fields),
              date: missing.includes('awardedOn') ? null : event.date,
            })),
          ]),
        );
        const partial = makeScope(
          { ...enterprise, fields: drop(enterprise.fields), events: kept },
          {
            event: scope.event && {
              ...scope.event,
              event: { ...scope.event.event, fields: drop(scope.event.event.fields) },
            },
          },
        );
        const before = truthOf(evaluate(checked, partial).value);
        if (before === 'unknown') return;
        decided += 1;
        expect(truthOf(evaluate(checked, scope).value), ours).toBe(before);
      }),
      { numRuns: 1000 },
    );
    expect(decided).toBeGreaterThan(200);
  });
});

function withoutRanges(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRanges);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'range')
      .map(([key, part]) => [key, withoutRanges(part)]),
  );
}
