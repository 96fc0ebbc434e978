import { nearestName } from '../vocabulary/nearest-name';
import { checkCondition } from './check-condition';
import type { CheckedExpression } from './checked-expression';
import { type Checking, makeNode } from './checking';
import { coerce, isLiteralText } from './coerce';
import { replaceWith } from './expression-problem';
import { findFunction, functions } from './functions';
import { describeOperand, describeUnit, type NumberUnit, unitOf, unitsClash } from './number-unit';
import { suggestion } from './resolve-name';
import type { Syntax } from './syntax';
import { booleanType, dateType, describeType, isNumeric, isOrdered, numberType, unifyTypes } from './type-rules';
import type { ExpressionType } from './types';

type Call = Extract<Syntax, { syntax: 'call' }>;

const text: ExpressionType = { kind: 'text' };
const dates: ExpressionType = { kind: 'list', of: dateType };

/** Functions whose arguments have fixed types. */
const plainFunctions: Readonly<
  Record<
    string,
    {
      readonly takes: readonly ExpressionType[];
      readonly gives: ExpressionType;
      /** What its arguments must count, where they count anything. */
      readonly counts?: readonly (NumberUnit | null)[];
    }
  >
> = {
  floor: { takes: [numberType], gives: numberType },
  ceiling: { takes: [numberType], gives: numberType },
  year: { takes: [dateType], gives: numberType },
  month: { takes: [dateType], gives: numberType },
  day: { takes: [dateType], gives: numberType },
  daysBetween: { takes: [dateType, dateType], gives: numberType },
  monthsBetween: { takes: [dateType, dateType], gives: numberType },
  yearsBetween: { takes: [dateType, dateType], gives: numberType },
  addMonths: { takes: [dateType, numberType], gives: dateType, counts: [null, 'month'] },
  monthsInForce: { takes: [dates], gives: numberType },
  contains: { takes: [text, text], gives: booleanType },
};

/** Checks a function call: the function exists, and takes what it is given. */
export function checkCall(call: Call, checking: Checking): CheckedExpression | null {
  const description = findFunction(call.name);
  if (!description) {
    const near = nearestName(
      call.name,
      functions.map(({ name }) => name),
    );
    checking.problems.push({
      code: 'expression/unknown-function',
      range: call.nameRange,
      args: { name: call.name, near: suggestion(near), known: functions.map(({ name }) => name).join(' ') },
      fixes: near === null ? [] : [replaceWith(call.nameRange, near)],
    });
    return null;
  }
  const { signature: label } = description;
  checking.uses.push({ range: call.nameRange, kind: 'function', written: call.name, id: call.name, label, type: null });
  switch (call.name) {
    case 'not':
      return checkNot(call, checking);
    case 'date':
      return checkDate(call, checking);
    case 'count':
      return checkCount(call, checking);
    case 'sum':
    case 'min':
    case 'max':
      return checkAggregate(call, call.name, checking);
    case 'abs':
      return checkAbs(call, checking);
    default:
      return checkPlain(call, checking);
  }
}

function checkNot(call: Call, checking: Checking): CheckedExpression | null {
  const [argument] = takeArguments(call, 1, checking) ?? [];
  const operand = argument && checkCondition(argument, checking);
  return operand ? makeNode(checking, booleanType, call.range, { node: 'not', operand }) : null;
}

function checkDate(call: Call, checking: Checking): CheckedExpression | null {
  const [argument] = takeArguments(call, 1, checking) ?? [];
  const checked = argument && checking.check(argument, checking);
  if (!argument || !checked) return null;
  if (isLiteralText(checked, argument)) return coerce(checked, argument, dateType, checking);
  checking.problems.push({ code: 'expression/date-argument', range: argument.range });
  return null;
}

function checkCount(call: Call, checking: Checking): CheckedExpression | null {
  const [argument] = takeArguments(call, 1, checking) ?? [];
  const list = argument && checking.check(argument, checking);
  if (!argument || !list) return null;
  if (list.type.kind === 'list')
    return makeNode(checking, numberType, call.range, { node: 'call', function: 'count', arguments: [list] });
  const found = describeType(list.type, checking.environment.vocabulary);
  checking.problems.push({ code: 'expression/not-a-list', range: argument.range, args: { found } });
  return null;
}

/** `sum`, `min` and `max` take one list or several values, as in FEEL. */
function checkAggregate(call: Call, name: 'sum' | 'min' | 'max', checking: Checking): CheckedExpression | null {
  const { vocabulary } = checking.environment;
  if (call.arguments.length === 0) {
    takeArguments(call, 1, checking);
    return null;
  }
  const checked = call.arguments.map((argument) => checking.check(argument, checking));
  if (!checked.every((argument) => argument !== null)) return null;
  const [first] = checked;
  const single = checked.length === 1 && first?.type.kind === 'list' ? first : null;
  let type: ExpressionType | null = single?.type.kind === 'list' ? single.type.of : { kind: 'null' };
  const other = single ? undefined : checked.find((argument) => first && unitsClash(first, argument, vocabulary));
  if (first && other) {
    const args = {
      operator: name,
      left: describeOperand(first, vocabulary),
      right: describeOperand(other, vocabulary),
    };
    checking.problems.push({ code: 'expression/units-differ', range: call.range, args });
    return null;
  }
  if (!single) for (const argument of checked) type = type && unifyTypes(type, argument.type, vocabulary);
  const adds = type && (isNumeric(type) || type.kind === 'money');
  const fits = type && (name === 'sum' ? adds : isOrdered(type, vocabulary) && type.kind !== 'enumeration');
  // An empty list has items of no type: its sum is the number 0.
  if (type?.kind === 'null' && single?.node === 'list') type = numberType;
  else if (!type || !fits) {
    const found = describeType(type ?? first?.type ?? numberType, vocabulary);
    checking.problems.push({ code: 'expression/not-aggregable', range: call.range, args: { name, found } });
    return null;
  }
  const list = single ?? makeNode(checking, { kind: 'list', of: type }, call.range, { node: 'list', items: checked });
  return makeNode(checking, type, call.range, { node: 'call', function: name, arguments: [list] });
}

function checkAbs(call: Call, checking: Checking): CheckedExpression | null {
  const [argument] = takeArguments(call, 1, checking) ?? [];
  const value = argument && checking.check(argument, checking);
  if (!argument || !value) return null;
  if (isNumeric(value.type) || value.type.kind === 'money') {
    return makeNode(checking, value.type, call.range, { node: 'call', function: 'abs', arguments: [value] });
  }
  const found = describeType(value.type, checking.environment.vocabulary);
  checking.problems.push({ code: 'expression/not-a-number', range: argument.range, args: { found } });
  return null;
}

function checkPlain(call: Call, checking: Checking): CheckedExpression | null {
  const plain = Object.hasOwn(plainFunctions, call.name) ? plainFunctions[call.name] : undefined;
  const given = plain && takeArguments(call, plain.takes.length, checking);
  if (!plain || !given) return null;
  const { vocabulary } = checking.environment;
  const checked = given.map((argument, index) => {
    const wanted = plain.takes[index] ?? text;
    const value = checking.check(argument, checking, wanted);
    if (!value) return null;
    if (isLiteralText(value, argument)) return coerce(value, argument, wanted, checking);
    // Null would make every such function null: nobody means that.
    const counts = plain.counts?.[index] ?? null;
    const unit = unitOf(value, vocabulary);
    const otherUnit = counts !== null && unit !== null && unit !== counts;
    if (value.type.kind !== 'null' && unifyTypes(wanted, value.type, vocabulary) && !otherUnit) return value;
    const args = {
      name: call.name,
      expected: counts === null ? describeType(wanted, vocabulary) : describeUnit(counts),
      found: describeOperand(value, vocabulary),
    };
    checking.problems.push({ code: 'expression/wrong-argument', range: argument.range, args });
    return null;
  });
  if (!checked.every((argument) => argument !== null)) return null;
  return makeNode(checking, plain.gives, call.range, { node: 'call', function: call.name, arguments: checked });
}

function takeArguments(call: Call, count: number, checking: Checking): readonly Syntax[] | null {
  if (call.arguments.length === count) return call.arguments;
  const args = { name: call.name, expected: count, found: call.arguments.length };
  checking.problems.push({ code: 'expression/argument-count', range: call.range, args });
  return null;
}
