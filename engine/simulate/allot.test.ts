import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFen, type MoneyInterval } from '../values/money';
import { allot, type Contender } from './allot';
import type { Claim } from './claim';
import type { PriorPayment, ResolvedLimit } from './tally';

function interval(min: number, max: number | null): MoneyInterval {
  return { min: asFen(min), max: max === null ? null : asFen(max) };
}

function contender(id: string, amount: MoneyInterval, bucket = id): Contender {
  const claim = {
    id,
    plan: { id: 'p' },
    rule: { id, from: { clause: id } },
    date: '2023-01-01',
    events: [],
    shifts: false,
    amount,
  } as unknown as Claim;
  return { claim, bucket };
}

function shares(
  contenders: readonly Contender[],
  limit: ResolvedLimit,
  prior: readonly Omit<PriorPayment, 'bucket'>[] = [],
) {
  return Object.fromEntries(
    allot(
      contenders,
      limit,
      prior.map((each, index) => ({ ...each, bucket: `earlier ${index}` })),
    ).map(({ claim, amount }) => [claim.id, [amount.min, amount.max]]),
  );
}

describe('highest', () => {
  it('keeps the highest claim and takes the others away', () => {
    expect(shares([contender('a', interval(3, 3)), contender('b', interval(10, 10))], { kind: 'highest' })).toEqual({
      b: [10n, 10n],
      a: [0n, 0n],
    });
  });

  it('leaves an uncertain higher claim only what it may add to a certain one', () => {
    expect(shares([contender('a', interval(5, 5)), contender('b', interval(0, 10))], { kind: 'highest' })).toEqual({
      a: [5n, 5n],
      b: [0n, 5n],
    });
  });

  it('lets claims of one bucket stand together', () => {
    const group = [
      contender('a', interval(3, 3), 'city'),
      contender('b', interval(3, 3), 'city'),
      contender('c', interval(5, 5), 'nation'),
    ];
    expect(shares(group, { kind: 'highest' })).toEqual({ a: [3n, 3n], b: [3n, 3n], c: [0n, 0n] });
  });

  it('gives an unbounded claim to one only', () => {
    expect(
      shares([contender('a', interval(10, null)), contender('b', interval(10, null))], { kind: 'highest' }),
    ).toEqual({
      a: [10n, null],
      b: [0n, 0n],
    });
  });
});

describe('count', () => {
  it('pays the best claims up to the number', () => {
    const group = [contender('a', interval(3, 3)), contender('b', interval(5, 5)), contender('c', interval(4, 4))];
    expect(shares(group, { kind: 'count', times: 2 })).toEqual({ a: [0n, 0n], b: [5n, 5n], c: [4n, 4n] });
  });

  it('counts what was paid in earlier years', () => {
    expect(
      shares([contender('a', interval(3, 3))], { kind: 'count', times: 1 }, [
        { amount: interval(3, 3), certain: true },
      ]),
    ).toEqual({
      a: [0n, 0n],
    });
  });

  it('leaves the claim open when it is unknown whether the earlier one was paid', () => {
    expect(
      shares([contender('a', interval(3, 3))], { kind: 'count', times: 1 }, [
        { amount: interval(0, 3), certain: false },
      ]),
    ).toEqual({
      a: [0n, 3n],
    });
  });
});

describe('count over years', () => {
  it('is used up by an earlier claim of a discretionary amount', () => {
    const prior = [{ amount: interval(0, 3), certain: true }];
    expect(shares([contender('a', interval(0, 3))], { kind: 'count', times: 1 }, prior)).toEqual({ a: [0n, 0n] });
  });
});

describe('cap', () => {
  it('cuts the sum of the group', () => {
    const group = [contender('a', interval(400, 400)), contender('b', interval(300, 300))];
    expect(shares(group, { kind: 'cap', amount: interval(500, 500) })).toEqual({ a: [400n, 400n], b: [100n, 100n] });
  });

  it('cuts a claim without upper end', () => {
    expect(shares([contender('a', interval(100, null))], { kind: 'cap', amount: interval(500, 500) })).toEqual({
      a: [100n, 500n],
    });
  });
});

const anyInterval = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }))
  .map(([low, width]) => interval(low, low + width));
const anyLimit: fc.Arbitrary<ResolvedLimit> = fc.oneof(
  fc.constant({ kind: 'highest' } as const),
  fc.record({ kind: fc.constant('count' as const), times: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    kind: fc.constant('cap' as const),
    amount: fc.integer({ min: 0, max: 80 }).map((fen) => interval(fen, fen)),
  }),
);

/** What the group is paid when every amount is known: the meaning the shares must add up to. */
function payKnown(amounts: readonly bigint[], limit: ResolvedLimit): bigint {
  const best = [...amounts].sort((a, b) => (a < b ? 1 : -1));
  switch (limit.kind) {
    case 'highest':
    case 'oneOf':
      return best[0] ?? 0n;
    case 'count':
      return best.slice(0, limit.times).reduce((sum, each) => sum + each, 0n);
    case 'cap': {
      const sum = amounts.reduce((total, each) => total + each, 0n);
      return limit.amount.max !== null && sum > limit.amount.max ? limit.amount.max : sum;
    }
  }
}

describe('every limit', () => {
  it('gives shares that hold whatever the amounts turn out to be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyInterval, fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 6 }),
        anyLimit,
        (claims, limit) => {
          const result = allot(
            claims.map(([amount], index) => contender(`c${index}`, amount)),
            limit,
            [],
          );
          const known = claims.map(([{ min, max }, percent]) => min + (((max ?? min) - min) * BigInt(percent)) / 100n);
          const paid = payKnown(known, limit);
          const low = result.reduce((sum, { amount }) => sum + amount.min, 0n);
          const high = result.reduce((sum, { amount }) => sum + (amount.max ?? 0n), 0n);
          expect(low <= paid && paid <= high).toBe(true);
          expect(result.every(({ amount }) => amount.max !== null && amount.min <= amount.max)).toBe(true);
          expect(high).toBe(
            payKnown(
              claims.map(([{ max }]) => max ?? 0n),
              limit,
            ),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on the order of the claims', () => {
    fc.assert(
      fc.property(
        fc.array(anyInterval, { minLength: 1, maxLength: 6 }),
        anyLimit,
        fc.infiniteStream(fc.nat()),
        (amounts, limit, stream) => {
          const contenders = amounts.map((amount, index) => contender(`c${index}`, amount));
          const shuffled = contenders
            .map((each) => ({ each, key: stream.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each);
          expect(shares(shuffled, limit)).toEqual(shares(contenders, limit));
        },
      ),
      { numRuns: 500 },
    );
  });
});
