import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validatePolicyDocument } from '../../schemas/generated/validators';
import { parseSource } from '../parse/parse-source';
import { pointerSegments } from './pointer';
import { validatePolicy } from './validate-policy';

const TEXT = readFileSync('samples/policies/xihu-srdi-2022.yaml', 'utf8');

test('no change of a policy makes the stage throw; what it gives is valid and every pointer leads somewhere', () => {
  const lines = TEXT.split('\n')
    .filter((line) => !/^\s*(?:#|$)/.test(line))
    .slice(0, 250);
  const words = [
    '',
    '代号',
    '类型: 服务',
    '- ',
    '  - x',
    '[',
    '{ a: 1 }',
    '企业: 1',
    '措施:',
    '  措施: x',
    '条款: {}',
    '~',
    '参数: []',
    '    类型: 目标',
  ];
  let sound = 0;
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.nat(lines.length - 1), fc.constantFrom('cut', 'put', 'replace', 'end'), fc.constantFrom(...words)),
        { minLength: 1, maxLength: 4 },
      ),
      (changes) => {
        const changed = [...lines];
        for (const [at, how, word] of changes) {
          const line = changed[at] ?? '';
          if (how === 'cut') changed.splice(at, 1);
          if (how === 'put') changed.splice(at, 0, word);
          if (how === 'replace') changed[at] = /^\s*/.exec(line)?.[0] + word;
          if (how === 'end') changed[at] = line.replace(/:.*/, `: ${word}`);
        }
        const text = changed.join('\n');
        const parsed = parseSource({ path: 'a', text });
        if (!parsed.value) return;
        const { value, diagnostics } = validatePolicy(parsed.value, 'a');
        for (const { range, fixes } of diagnostics) {
          expect(range.end).toBeLessThanOrEqual(text.length);
          for (const edit of fixes.flatMap((fix) => fix.edits)) expect(edit.range.end).toBeLessThanOrEqual(text.length);
        }
        if (!value) {
          expect([...parsed.diagnostics, ...diagnostics].some((each) => each.severity === 'error')).toBe(true);
          return;
        }
        sound += 1;
        expect(validatePolicyDocument(value.document)).toBe(true);
        const walk = (part: unknown, pointer: string): void => {
          expect(value.map.node(pointer)).toBeDefined();
          if (typeof part !== 'object' || part === null) return;
          for (const [key, inner] of Object.entries(part)) {
            const child = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
            expect(pointerSegments(child).at(-1)).toBe(key);
            walk(inner, child);
          }
        };
        walk(value.document, '');
      },
    ),
    { numRuns: 150 },
  );
  expect(sound).toBeGreaterThan(30);
});
