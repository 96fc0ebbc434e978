import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../check/check-policy';
import { compilePolicy } from '../compile/compile-policy';
import { parseSource } from '../parse/parse-source';
import { readVocabulary } from './read-vocabulary';
import { translatePolicy } from './translate-policy';
import { validatePolicy } from './validate-policy';

const vocabulary = readVocabulary([]).value;
const path = 'policies/a.yaml';
const translate = (text: string, surface: 'zh' | 'en') => translatePolicy({ path, text }, vocabulary, surface).text;

/** The plan of a text, without the places it was read from. */
function plan(text: string): unknown {
  const tree = parseSource({ path, text }).value;
  const canonical = tree && validatePolicy(tree, path).value;
  const checked = canonical && checkPolicy(canonical, vocabulary).value;
  const compiled = checked && compilePolicy(checked);
  if (!compiled) throw new Error('no plan');
  return JSON.parse(JSON.stringify(compiled, (key, value: unknown) => (key === 'range' ? undefined : value)));
}

const samples = readdirSync('samples/policies')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(`samples/policies/${name}`, 'utf8')] as const);

describe.each(samples)('%s', (_, text) => {
  const english = translate(text, 'en');

  test('the English text is English, and reads without a finding', () => {
    const { value, diagnostics } = validatePolicy(parseSource({ path, text: english }).value ?? expect.fail(), path);
    expect(diagnostics).toEqual([]);
    expect(value?.surface).toBe('en');
    expect(english).not.toMatch(/^ *(?:- )?(?:代号|类型|触发|条件|金额|措施):/m);
  });

  test('both mean the same plan', () => {
    expect(plan(english)).toEqual(plan(text));
  });

  test('the way back gives the text byte for byte', () => {
    expect(translate(english, 'zh')).toBe(text);
  });

  test('a text in the surface asked for stays as it is', () => {
    expect(translate(text, 'zh')).toBe(text);
    expect(translate(english, 'en')).toBe(english);
  });

  test('only words change: lines, comments and blank lines are where they were', () => {
    const lines = (source: string) => source.split('\n');
    expect(lines(english).length).toBe(lines(text).length);
    const shape = (line: string) => [/^ *(?:- )*/.exec(line)?.[0], /#.*$/.exec(line)?.[0], line.trim() === ''];
    expect(lines(english).map(shape)).toEqual(lines(text).map(shape));
  });
});

test.each([
  ['"措施语言": 1\n', '"measureLanguage": 1\n'],
  [`政策: { 财政层级: "区县", 试行: '是' }\n`, `policy: { fiscalLevel: "district", trial: 'true' }\n`],
])('%j keeps its quotes', (chinese, english) => {
  expect(translate(chinese, 'en')).toBe(english);
  expect(translate(english, 'zh')).toBe(chinese);
});

test('names, free texts and what the language does not know stay', () => {
  const text = '参数:\n  标题: 10万元\n条款:\n  - 条: 类型\n    标题: 奖励\n    未知: 奖励\n';
  expect(translate(text, 'en')).toBe(
    'parameters:\n  标题: 10万元\narticles:\n  - number: 类型\n    title: 奖励\n    未知: 奖励\n',
  );
});

test('words inside expressions keep quotes, folds and escapes around them', () => {
  const text = `定义:
  甲:
    条件: >-
      企业.规模 in ("中型",
      "小型") and some t in 企业.认定
      satisfies t.类型 = "新认定"
  乙: { 条件: '企业.规模 = "中型" and 甲' }
  丙: { 条件: "企业.规模 = \\"中型\\"" }
`;
  const english = translate(text, 'en');
  expect(english).toBe(`definitions:
  甲:
    when: >-
      enterprise.size in ("medium",
      "small") and some t in enterprise.recognitions
      satisfies t.type = "new recognition"
  乙: { when: 'enterprise.size = "medium" and 甲' }
  丙: { when: "enterprise.size = \\"medium\\"" }
`);
  expect(translate(english, 'zh')).toBe(text);
});

test('a text with errors stays as it is', () => {
  const text = '措施语言: "1\n政策: {}\n';
  const { text: same, diagnostics } = translatePolicy({ path, text }, vocabulary, 'en');
  expect(same).toBe(text);
  expect(diagnostics.map((each) => each.code)).toEqual(['shape/not-translated']);
});

test('no part of a policy makes translation throw or lose its way back', () => {
  const [, sample = ''] = samples.find(([name]) => name.includes('nanchang')) ?? [];
  const lines = sample.split('\n');
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.nat(40), (from, count) => {
      const text = [...lines.slice(0, from), ...lines.slice(from + count)].join('\n');
      const english = translate(text, 'en');
      expect(translate(english, 'zh')).toBe(text);
    }),
    { numRuns: 40 },
  );
});
