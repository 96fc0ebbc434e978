import type { Bilingual } from '../diagnostics/diagnostic';
import type { ExpressionProblem } from './expression-problem';

interface Refusal {
  readonly construct: Bilingual;
  /** The form to use instead. */
  readonly allowed: Bilingual;
}

const refusals: Readonly<Record<string, Refusal>> = {
  Context: {
    construct: { zh: '花括号 { … }', en: 'A context { … }' },
    allowed: { zh: '逐项写出条件，用 and 连接', en: 'write each condition and join them with and' },
  },
  ForExpression: {
    construct: { zh: 'for … return', en: 'for … return' },
    allowed: {
      zh: 'sum(企业.支出[条件].金额) 或 some … satisfies',
      en: 'sum(enterprise.expenses[condition].amount) or some … satisfies',
    },
  },
  FunctionDefinition: {
    construct: { zh: '自定义函数', en: 'A function of your own' },
    allowed: { zh: '在“定义”中写命名条件', en: 'a named condition under definitions' },
  },
  InstanceOfExpression: {
    construct: { zh: 'instance of', en: 'instance of' },
    allowed: { zh: '字段的类型已由事实词表规定', en: 'nothing: the type of a field is fixed by the fact vocabulary' },
  },
  between: {
    construct: { zh: 'between … and', en: 'between … and' },
    allowed: { zh: 'x in [1..5]', en: 'x in [1..5]' },
  },
  '**': {
    construct: { zh: '乘方 **', en: 'The power sign **' },
    allowed: { zh: '+ - * /', en: '+ - * /' },
  },
  DateTimeLiteral: {
    construct: { zh: '时刻与时长', en: 'Times and durations' },
    allowed: { zh: 'date("2023-01-01")、monthsBetween(起, 止)', en: 'date("2023-01-01") and monthsBetween(from, to)' },
  },
  NamedParameters: {
    construct: { zh: '按名称传参', en: 'Named arguments' },
    allowed: { zh: '按顺序写参数，如 count(列表)', en: 'arguments in order, such as count(list)' },
  },
  SimplePositiveUnaryTest: {
    construct: { zh: '单独的区间或比较', en: 'A range or test on its own' },
    allowed: { zh: '值 in [1..5]', en: 'value in [1..5]' },
  },
};

const otherRefusal: Refusal = {
  construct: { zh: '这种写法', en: 'This construct' },
  allowed: {
    zh: '比较、and / or / not(…)、in、四则运算、if … then … else、some / every … satisfies、筛选 […] 与 count / sum / min / max',
    en: 'comparisons, and / or / not(…), in, arithmetic, if … then … else, some / every … satisfies, filters […] and count / sum / min / max',
  },
};

/** Says that the grammar's construct is outside the subset and names the form to use. */
export function forbid(
  node: { readonly name: string; readonly from: number; readonly to: number },
  text: string,
): ExpressionProblem {
  const refusal = (Object.hasOwn(refusals, node.name) ? refusals[node.name] : undefined) ?? otherRefusal;
  const range = { start: node.from, end: node.to };
  const at = /^@\s*"(\d{4}-\d{2}-\d{2})"$/.exec(text);
  if (at) {
    const fixed = `date("${at[1] ?? ''}")`;
    const fixes = [{ title: { zh: `改为 ${fixed}`, en: `Change to ${fixed}` }, edits: [{ range, text: fixed }] }];
    return { code: 'expression/not-allowed', range, args: { ...refusal }, fixes };
  }
  return { code: 'expression/not-allowed', range, args: { ...refusal } };
}
