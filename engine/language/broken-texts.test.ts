import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { listCodeActions } from './code-actions';
import { complete } from './complete';
import { findReferences } from './definition';
import { listFoldingRanges } from './folding';
import { hover } from './hover';
import { readText } from './language-harness';
import type { PlaceInPolicy } from './place-in-policy';
import { rename } from './rename';
import { samplePolicy } from './sample-policy';
import { listSymbols } from './symbols';

const slips = [
  '',
  '：',
  '，',
  '"',
  '“',
  '{',
  '[',
  '(',
  '}',
  ']',
  '- ',
  ': ',
  '\n',
  '\n\n',
  '  ',
  '#',
  '.',
  '认定.',
  '= "',
  '>-\n',
  '\t',
  '𠮷',
];

/** The sample with a part cut out and something typed there, and the cursor anywhere. */
const brokenScene = fc
  .record({
    from: fc.nat(samplePolicy.length),
    length: fc.oneof(fc.nat(6), fc.nat(400)),
    typed: fc.constantFrom(...slips),
    near: fc.boolean(),
    cursor: fc.nat(samplePolicy.length),
  })
  .map(({ from, length, typed, near, cursor }) => {
    const text = samplePolicy.slice(0, from) + typed + samplePolicy.slice(from + length);
    return { text, offset: Math.min(text.length, near ? from + typed.length : cursor) };
  });

const read = ({ text, offset }: { readonly text: string; readonly offset: number }): PlaceInPolicy => ({
  reading: readText(text),
  vocabulary: builtinVocabulary,
  text,
  offset,
});

describe('broken texts', () => {
  it('are completed in one line around the cursor, whatever is broken', () => {
    fc.assert(
      fc.property(brokenScene, (place) => {
        const scene = read(place);
        for (const { range, text, label } of complete(scene)) {
          const replaced = scene.text.slice(range.start, range.end);
          expect({ label, before: range.start <= scene.offset, behind: scene.offset <= range.end, replaced }).toEqual({
            label,
            before: true,
            behind: true,
            replaced: replaced.replace(/\n/g, ''),
          });
          expect(text).not.toContain('undefined');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are completed behind the blanks of a quote that is not closed', () => {
    const text = samplePolicy.replace('认定地: "360103"', '认定地: "  ');
    expect(text).not.toBe(samplePolicy);
    const offset = text.indexOf('认定地: "  ') + '认定地: "  '.length;
    const ranges = complete(read({ text: `${text.slice(0, offset)}\n`, offset })).map(({ range }) => range);
    expect(ranges.length).toBeGreaterThan(0);
    expect(ranges.filter(({ start, end }) => start > offset || end < offset)).toEqual([]);
  });

  it('are explained, outlined, folded and searched without failing', () => {
    fc.assert(
      fc.property(brokenScene, (place) => {
        const scene = read(place);
        const found = hover(scene);
        if (found) expect(found.range.start <= scene.offset && scene.offset <= found.range.end).toBe(true);
        for (const { start, end } of listFoldingRanges(scene)) expect(end).toBeGreaterThan(start);
        for (const symbol of listSymbols(scene)) expect(symbol.range.end).toBeGreaterThanOrEqual(symbol.nameRange.end);
        for (const { range } of findReferences(scene)) expect(range.end).toBeLessThanOrEqual(scene.text.length);
        listCodeActions(scene, { start: scene.offset, end: scene.offset });
        rename(scene, 'some-name');
      }),
      { numRuns: 80 },
    );
  });
});
