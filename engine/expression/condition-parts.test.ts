import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readConditionParts, writeConditionParts, type ConditionPart, type ConditionValue } from './condition-parts';
import { readExpression } from './parse-expression';

const samples = path.resolve(import.meta.dirname, '../../samples/policies');

/** Every condition of the sample policies. */
function sampleConditions(): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) {
        if (['条件', '计入', '总体'].includes(key) && typeof part === 'string') found.push(part.trim());
        else walk(part);
      }
  };
  for (const file of readdirSync(samples)) walk(parse(readFileSync(path.join(samples, file), 'utf8')));
  return found;
}

/** What an expression says, without the places of its parts and without needless nesting of groups. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.toLowerCase().endsWith('range'))
      .map(([key, part]) => [key, meaning(part)]),
  );
}

const read = (text: string) => meaning(readExpression(text).syntax);

const names = fc.constantFrom('认定.称号', '企业.规模', '专精特新企业', '基准日', 't.日期');
const plain = fc.constantFrom('10', '30%', '5万元', 'true', 'null', '基准日', '企业.营业收入');
const value: fc.Arbitrary<ConditionValue> = fc.oneof(
  fc.record({ value: fc.constant('text' as const), text: fc.constantFrom('省级', '新认定', '甲"乙', 'a\\b') }),
  fc.record({ value: fc.constant('date' as const), text: fc.constant('2023-01-01') }),
  fc.record({ value: fc.constant('plain' as const), text: plain }),
);
const listed = value.filter((each) => each.value !== 'plain' || !/[业日入]$/.test(each.text));
const { part } = fc.letrec<{ part: ConditionPart }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      part: fc.constant('compare' as const),
      left: names,
      operator: fc.constantFrom('=' as const, '!=' as const, '<' as const, '>=' as const),
      right: value,
    }),
    fc.record({
      part: fc.constant('oneOf' as const),
      left: names,
      values: fc.array(listed, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ part: fc.constant('text' as const), text: fc.constantFrom('专精特新企业', 'count(企业.认定) > 2') }),
    fc.record({ part: fc.constant('not' as const), of: tie('part') }),
    fc.record({
      part: fc.constantFrom('all' as const, 'any' as const),
      parts: fc.array(tie('part'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

describe('the parts of a condition', () => {
  it('read the same when they are written again, for every condition of the samples', () => {
    const conditions = sampleConditions();
    expect(conditions.length).toBeGreaterThan(60);
    for (const text of conditions) {
      const parts = readConditionParts(text);
      expect(parts, text).not.toBeNull();
      expect(read(parts ? writeConditionParts(parts) : ''), text).toEqual(read(text));
    }
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(part, (wanted) => {
        const text = writeConditionParts(wanted);
        const again = readConditionParts(text);
        expect(again && writeConditionParts(again)).toBe(text);
        expect(readExpression(text).problems).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('keep apart what is read differently', () => {
    expect(readConditionParts('not(企业.规模 in ("小型", "微型")) and 认定.日期 >= date("2023-01-01")')).toEqual({
      part: 'all',
      parts: [
        {
          part: 'not',
          of: {
            part: 'oneOf',
            left: '企业.规模',
            values: [
              { value: 'text', text: '小型' },
              { value: 'text', text: '微型' },
            ],
          },
        },
        { part: 'compare', left: '认定.日期', operator: '>=', right: { value: 'date', text: '2023-01-01' } },
      ],
    });
    expect(readConditionParts('企业.所在区县 in 地区')).toEqual({ part: 'text', text: '企业.所在区县 in 地区' });
    expect(readConditionParts('认定.称号 = ')).toBeNull();
  });

  it('leave no bracket out around a text that would swallow what follows', () => {
    const some = 'some t in 企业.认定 satisfies t.日期 <= 基准日';
    const written = writeConditionParts({
      part: 'all',
      parts: [
        { part: 'text', text: some },
        { part: 'text', text: '企业.拟上市' },
      ],
    });
    expect(written).toBe(`(${some}) and 企业.拟上市`);
  });
});
