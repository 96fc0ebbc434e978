import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type CanonicalValue } from './canonical-json';
import { toCanonicalValue } from './decimal-text';
import { readStrictJson, type JsonFault } from './strict-json';
import { decodeUtf8, encodeUtf8 } from './utf8';
import { yuanText } from './yuan-text';
import { asFen } from '../values/money';

const limits = { length: 100_000, depth: 64 };
const { value: anyValue } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger().map((number) => number || 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.string({ unit: 'grapheme' }).filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
      tie('value'),
      { maxKeys: 5, noNullPrototype: true },
    ),
  ),
}));

describe('canonical JSON', () => {
  it('orders keys by UTF-16 code units and escapes as RFC 8785 does', () => {
    // The keys of the sorting example in RFC 8785, section 3.2.3.
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it('refuses what it has no one text for', () => {
    for (const value of [0.5, -0, Number.NaN, 2 ** 53, '\ud800']) expect(() => canonicalJson(value)).toThrow();
  });

  it('comes back from the strict reader as it went in', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const text = canonicalJson(value);
        const reading = readStrictJson(text, limits);
        expect(reading).toMatchObject({ ok: true });
        expect(reading.ok && reading.value).toEqual(value);
        expect(reading.ok && reading.canonical).toBe(true);
        expect(JSON.parse(text)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the strict reader', () => {
  it('tells the canonical text of a value from every other', () => {
    const others = [
      '{"b":1,"a":2}',
      '[1, 2]',
      ' 1',
      '1\n',
      '"\\u0041"',
      '"\\/"',
      '"\\u000A"',
      '{"a":1,\t"b":2}',
      '{ }',
      '[ ]',
    ];
    for (const text of others) expect(readStrictJson(text, limits)).toMatchObject({ ok: true, canonical: false });
    const spellings = fc.tuple(anyValue, fc.constantFrom(undefined, 1), fc.boolean(), fc.nat());
    fc.assert(
      fc.property(spellings, ([value, indent, escaped, at]) => {
        const written = JSON.stringify(value, null, indent);
        const code = written.charCodeAt(at % written.length);
        const plain = /[^"\\\s{}[\]:,\d-]/u.test(String.fromCharCode(code)) && !/true|false|null/.test(written);
        const escape = `\\u${code.toString(16).padStart(4, '0')}`;
        const start = at % written.length;
        const text = escaped && plain ? written.slice(0, start) + escape + written.slice(start + 1) : written;
        const reading = readStrictJson(text, limits);
        if (reading.ok) expect(reading.canonical).toBe(canonicalJson(reading.value) === text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, JsonFault, number]>([
    ['{"a":1,"a":2}', 'duplicate-key', 7],
    ['{"a":1,"\\u0061":2}', 'duplicate-key', 7],
    ['{"constructor":1}', 'forbidden-key', 1],
    ['\uFEFF{}', 'byte-order-mark', 0],
    ['{} x', 'trailing-text', 3],
    ['1.0', 'number', 0],
    ['1e2', 'number', 0],
    ['-0', 'number', 0],
    ['9007199254740993', 'number', 0],
    ['01', 'trailing-text', 1],
    ['{"a":}', 'syntax', 5],
    ['[1,]', 'syntax', 3],
    ["{'a':1}", 'syntax', 1],
    ['"\n"', 'syntax', 1],
    ['"\\x"', 'syntax', 2],
    ['"\\ud83d"', 'lone-surrogate', 0],
    ['nul', 'syntax', 0],
    ['', 'syntax', 0],
    ['[1', 'syntax', 2],
  ])('refuses %s', (text, fault, offset) => {
    expect(readStrictJson(text, limits)).toEqual({ ok: false, fault, offset });
  });

  it('holds its bounds', () => {
    expect(readStrictJson('[[]]', { length: 100, depth: 1 })).toMatchObject({ fault: 'too-deep', offset: 1 });
    expect(readStrictJson('[[],1]', { length: 100, depth: 9, values: 3 })).toMatchObject({ ok: true, values: 3 });
    expect(readStrictJson('[[],1]', { length: 100, depth: 9, values: 2 })).toMatchObject({ fault: 'too-many-values' });
    expect(readStrictJson('[[]]', { length: 3, depth: 9 })).toMatchObject({ fault: 'too-large' });
    expect(readStrictJson(`${'['.repeat(1e5)}`, { length: 1e6, depth: 128 })).toMatchObject({ fault: 'too-deep' });
  });

  it('reads nothing that JSON.parse refuses, and reads it alike', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const reading = readStrictJson(text, limits);
        if (reading.ok) expect(reading.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('UTF-8', () => {
  it('is that of the platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeUtf8(text)).toEqual(new TextEncoder().encode(text));
        expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
      }),
    );
  });

  it('refuses what the platform refuses', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const bytes = fc.uint8Array({ maxLength: 6 });
    // Mostly lead and continuation bytes: random bytes seldom come near a valid sequence.
    const nearly = fc.array(
      fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xa0, 0xed, 0xef, 0xf0, 0x90, 0xf4, 0x8f, 0xf5, 0xff),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          nearly.map((list) => Uint8Array.from(list)),
        ),
        (input) => {
          let expected: string | null;
          try {
            expected = strict.decode(input);
          } catch {
            expected = null;
          }
          expect(decodeUtf8(input)).toBe(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('figures as text', () => {
  it('writes fen as yuan without trailing zeros', () => {
    expect([10_000_000n, 1001n, 50n, 5n, 0n, -150n].map((fen) => yuanText(asFen(fen)))).toEqual([
      '100000',
      '10.01',
      '0.5',
      '0.05',
      '0',
      '-1.5',
    ]);
  });

  it('turns numbers that are no safe integers into their decimal text', () => {
    expect(toCanonicalValue([0.3, -0, 1.5e-7, -2.5e-8, 1e21, 1.25e22, 12, 9007199254740992])).toEqual([
      '0.3',
      0,
      '0.00000015',
      '-0.000000025',
      '1000000000000000000000',
      '12500000000000000000000',
      12,
      '9007199254740992',
    ]);
  });
});
