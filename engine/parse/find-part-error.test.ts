import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDocument } from './compose-document';
import { findPartError } from './find-part-error';
import { scanText } from './scan-tokens';

const policy = readFileSync(new URL('../../samples/policies/nanchang-sme-2022.yaml', import.meta.url), 'utf8');

/** Gives the first error of a text as its broken part alone has it, and as the whole has it. */
function findErrors(text: string) {
  const scanned = scanText(text, 1_000_000);
  if (!scanned) throw new Error('too many tokens');
  const alone = findPartError(text, scanned.tokens);
  const whole = composeDocument(scanned, text.length)?.errors.toSorted((one, other) => one.pos[0] - other.pos[0])[0];
  const plain = (error: typeof whole | null) => error && { pos: error.pos, code: error.code, message: error.message };
  return { alone: plain(alone), whole: plain(whole) };
}

const replace = (found: RegExp, by: string) => {
  const text = policy.replace(found, by);
  expect(text).not.toBe(policy);
  return text;
};

describe('the error in a part', () => {
  it.each([
    ['a line without its colon', replace(/\n( {8}类型): 奖励\n/, '\n$1\n')],
    ['a second colon', replace(/\n( {8}标题: )/, '\n$1专项: ')],
    ['a value that begins with a mark', replace(/\n( {8}标题: )/, '\n$1@')],
    ['a line that stands too far to the right', replace(/\n( {8}类型: 奖励\n)/, '\n   $1')],
  ])('is that of the whole: %s', (_, text) => {
    const { alone, whole } = findErrors(text);
    expect(alone).toBeTruthy();
    expect(alone).toEqual(whole);
  });

  it.each([
    ['a quote that swallows what follows', replace(/\n( {8}标题: )/, '\n$1"')],
    ['two broken parts', policy.replaceAll(/\n( {8}类型): 奖励\n/g, '\n$1\n')],
    ['a text in order', policy],
  ])('is left to the whole: %s', (_, text) => {
    expect(findErrors(text).alone).toBeNull();
  });

  it('is that of the whole after any slip', () => {
    const piece = fc.constantFrom('', '\n', ' ', ': ', ':', '"', '[', '}', '- ', '\t', 'x', '@', '\n    - ', '\n  ');
    let found = 0;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4), piece, (share, cut, typed) => {
        const at = Math.floor(share * policy.length);
        const { alone, whole } = findErrors(policy.slice(0, at) + typed + policy.slice(at + cut));
        if (!alone) return;
        found += 1;
        expect(alone).toEqual(whole);
      }),
      { numRuns: Number(process.env['PARTS_RUNS'] ?? 60) },
    );
    expect(found).toBeGreaterThan(0);
  });
});
