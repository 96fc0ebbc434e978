import { describe, expect, it } from 'vitest';
import { planOf } from '../../simulate/simulate-harness';
import { builtinVocabulary } from '../../vocabulary/builtin-vocabulary';
import { compileJdm } from '../jdm/compile-jdm';
import { compileJsonLogic } from '../json-logic/compile-json-logic';
import { compileSteps } from './compile-steps';

const plan = planOf({
  items: [
    '代号: title-award\n类型: 奖励\n触发: 认定\n条件: 认定.类型 = "新认定"\n按: 认定.级别\n表:\n  - { 当: 国家级, 金额: 10万元 }\n  - { 当: 省级, 金额: 5万元 }\n次数: { 次: 1, 每: [系列], 期间: 政策期 }',
    '代号: fair-subsidy\n类型: 补贴\n触发: 支出\n条件: 支出.金额 > 1000元\n基数: 支出.金额\n比例: 30%\n封顶: { 金额: 3万元, 期间: 每年 }',
  ],
  effective: '2023-01-01 至 2024-12-31',
});

describe('compileSteps', () => {
  it('names every step once, behind the steps it reads', () => {
    const { nodes } = compileSteps(plan, builtinVocabulary);
    const known = new Set(['year', 'enterprise', 'events', 'earlier', 'unsettled']);
    const namesIn = (part: unknown): readonly string[] => {
      if (typeof part !== 'object' || part === null) return [];
      if ('op' in part && part.op === 'name' && 'name' in part) return [String(part.name)];
      return Object.values(part).flatMap(namesIn);
    };
    for (const node of nodes) {
      const steps = node.kind === 'table' ? [{ name: node.name, formula: null }] : node.steps;
      for (const { name, formula } of steps) {
        for (const read of namesIn(formula)) expect([...known]).toContain(read);
        expect(known.has(name)).toBe(false);
        known.add(name);
      }
    }
    expect([...known]).toEqual(expect.arrayContaining(['lines', 'deferred', 'total', 'individualTotal']));
  });

  it('describes the facts it reads, and from which year on', () => {
    const { input } = compileSteps(plan, builtinVocabulary);
    expect(input.firstYear).toBe(2023);
    expect(input.collections.map(({ id }) => id)).toEqual(['expenses', 'recognitions']);
    const [expenses] = input.collections;
    expect(expenses?.fields).toEqual([
      { id: 'amount', kind: 'money' },
      { id: 'date', kind: 'day' },
    ]);
  });

  it('says what it does not express, and defers it', () => {
    const other = planOf({
      items: ['代号: growth-award\n类型: 奖励\n触发: 支出\n条件: count(企业.专利) >= 3\n金额: 1万元'],
    });
    const { notExpressed, nodes } = compileSteps(other, builtinVocabulary);
    const deferring = notExpressed.filter(({ defers }) => defers);
    expect(deferring.map(({ items }) => items)).toEqual([['growth-award']]);
    const result = nodes.at(-1);
    const deferred = result?.kind === 'formulas' ? result.steps.find(({ name }) => name === 'deferred') : undefined;
    expect(JSON.stringify(deferred)).toContain('growth-award');
  });
});

describe('compileJdm', () => {
  const { nodes, edges } = compileJdm(plan, builtinVocabulary);

  it('is one chain of expressions and tables, without functions', () => {
    expect(new Set(nodes.map(({ type }) => type))).toEqual(
      new Set(['inputNode', 'expressionNode', 'decisionTableNode', 'outputNode']),
    );
    expect(edges.map(({ sourceId, targetId }) => [sourceId, targetId])).toEqual(
      nodes.slice(1).map(({ id }, index) => [nodes[index]?.id, id]),
    );
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  });

  it('has the rows of a table as rows, in fen', () => {
    const table = nodes.find(({ type }) => type === 'decisionTableNode');
    expect(table?.content).toMatchObject({
      rules: [
        { input: '"nation"', output_rule: '"title-award#1"', output_max: '10000000' },
        { input: '"province"', output_rule: '"title-award#2"', output_max: '5000000' },
      ],
    });
  });
});

it('writes JSON Logic with the operators of json-logic-js only', () => {
  const found = new Set<string>();
  const visit = (logic: unknown): void => {
    if (Array.isArray(logic)) logic.forEach(visit);
    else if (typeof logic === 'object' && logic !== null)
      for (const [operator, values] of Object.entries(logic)) {
        found.add(operator);
        visit(values);
      }
  };
  for (const { logic } of compileJsonLogic(plan, builtinVocabulary).steps) visit(logic);
  const known = '=== !== < <= > >= ! and or if + - * / % max min in substr var merge map filter some reduce';
  expect([...found].filter((operator) => !known.split(' ').includes(operator))).toEqual([]);
});
