import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues } from './compare-values';
import { booleanValue, numberValue, type RuntimeValue, unknownValue } from './runtime-value';
import { allOf, anyOf, needsOf, negation, type Truth, truthOf } from './three-valued';
import { makeRational } from '../values/rational';

const unknown = (path: string): RuntimeValue => unknownValue([{ path, label: { zh: path, en: path } }]);
const truth = fc.oneof(fc.boolean().map(booleanValue), fc.constantFrom('a', 'b', 'c').map(unknown));
const and = (...values: RuntimeValue[]): RuntimeValue => allOf(values, (value) => value);
const or = (...values: RuntimeValue[]): RuntimeValue => anyOf(values, (value) => value);

describe('three-valued logic', () => {
  it('follows the tables of Kleene', () => {
    const values: Readonly<Record<Truth, RuntimeValue>> = {
      true: booleanValue(true),
      false: booleanValue(false),
      unknown: unknown('a'),
    };
    const order: readonly Truth[] = ['false', 'unknown', 'true'];
    for (const left of order) {
      for (const right of order) {
        const [low, high] = order.indexOf(left) < order.indexOf(right) ? [left, right] : [right, left];
        expect(truthOf(and(values[left], values[right]))).toBe(low);
        expect(truthOf(or(values[left], values[right]))).toBe(high);
      }
      expect(truthOf(negation(values[left]))).toBe(order[2 - order.indexOf(left)]);
    }
  });

  it('obeys its laws', () => {
    fc.assert(
      fc.property(truth, truth, truth, (a, b, c) => {
        expect(truthOf(and(a, b))).toBe(truthOf(and(b, a)));
        expect(truthOf(or(a, or(b, c)))).toBe(truthOf(or(or(a, b), c)));
        expect(truthOf(and(a, or(b, c)))).toBe(truthOf(or(and(a, b), and(a, c))));
        expect(truthOf(negation(and(a, b)))).toBe(truthOf(or(negation(a), negation(b))));
        expect(truthOf(negation(negation(a)))).toBe(truthOf(a));
        expect(truthOf(and(a, a))).toBe(truthOf(a));
        expect(truthOf(or(a, and(a, b)))).toBe(truthOf(a));
      }),
    );
  });

  it('names exactly the facts an unknown outcome rests on', () => {
    fc.assert(
      fc.property(fc.array(truth, { maxLength: 6 }), (values) => {
        const outcome = and(...values);
        const needed = new Set(values.flatMap(needsOf).map(({ path }) => path));
        if (truthOf(outcome) !== 'unknown') expect(needsOf(outcome)).toEqual([]);
        else expect(new Set(needsOf(outcome).map(({ path }) => path))).toEqual(needed);
      }),
    );
  });

  it('is monotone: what is decided with a fact missing stays so whatever the fact is', () => {
    const bounded = fc
      .tuple(fc.integer({ min: -5, max: 5 }), fc.nat(5))
      .map(([low, width]) => ({ low, high: low + width }));
    fc.assert(
      fc.property(
        bounded,
        fc.nat(5),
        fc.integer({ min: -6, max: 11 }),
        fc.constantFrom('=', '!=', '<', '<=', '>', '>=' as const),
        ({ low, high }, at, other, operator) => {
          const number = (value: number): RuntimeValue => numberValue(makeRational(BigInt(value), 1n));
          const ends = { low: makeRational(BigInt(low), 1n), high: makeRational(BigInt(high), 1n) };
          const open = unknownValue([{ path: 'a', label: { zh: 'a', en: 'a' } }], ends);
          const actual = number(Math.min(low + at, high));
          const decided = truthOf(compareValues(operator, open, number(other)));
          if (decided !== 'unknown') expect(truthOf(compareValues(operator, actual, number(other)))).toBe(decided);
          const turned = truthOf(compareValues(operator, number(other), open));
          if (turned !== 'unknown') expect(truthOf(compareValues(operator, number(other), actual))).toBe(turned);
        },
      ),
    );
  });
});
