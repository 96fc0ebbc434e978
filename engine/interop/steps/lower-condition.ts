import type { CheckedExpression, UnaryTest } from '../../expression/checked-expression';
import {
  both,
  compare,
  either,
  factOf,
  given,
  isAbsent,
  isGiven,
  itemNamed,
  named,
  no,
  not,
  oneOf,
  through,
  yes,
  type Comparison,
  type Formula,
} from './formula';
import { lowerLiteral, lowerValue, readName, type LoweredValue, type LoweringScope, type Truth } from './lower-value';
import { refuse } from './not-expressed';

const always: Truth = { certain: yes, possible: yes };

const never: Truth = { certain: no, possible: no };

/** Lowers a condition. Errors: NotExpressed. */
export function lowerCondition(expression: CheckedExpression, scope: LoweringScope): Truth {
  const lower = (part: CheckedExpression): Truth => lowerCondition(part, scope);
  switch (expression.node) {
    case 'literal':
      return expression.value === true ? always : never;
    case 'and':
      return joinAll(expression.operands.map(lower));
    case 'or':
      return joinAny(expression.operands.map(lower));
    case 'not':
      return negate(lower(expression.operand));
    case 'definition': {
      const known = scope.definitions.get(expression.name);
      if (known) return known;
      const definition = scope.plan.definitions[expression.name];
      if (!definition) throw new Error(`There is no definition ${expression.name}.`);
      return lowerCondition(definition, { ...scope, locals: new Map() });
    }
    case 'compare':
      return compareValues(
        expression.operator,
        lowerValue(expression.left, scope),
        lowerValue(expression.right, scope),
      );
    case 'in':
      return lowerTests(lowerValue(expression.value, scope), expression.tests, scope);
    case 'some':
      return lowerSome(expression.list, expression.variable, scope, (at) => lowerCondition(expression.satisfies, at));
    case 'every':
      return negate(
        lowerSome(expression.list, expression.variable, scope, (at) =>
          negate(lowerCondition(expression.satisfies, at)),
        ),
      );
    case 'path': {
      const { formula, unknown } = lowerValue(expression, scope);
      return openTest(unknown, compare('=', formula, yes));
    }
    case 'call':
      return lowerWithin(expression, scope);
    default:
      return refuse(`表达式“${expression.node}”`, `the expression "${expression.node}"`);
  }
}

function joinAll(parts: readonly Truth[]): Truth {
  return same(both(...parts.map(({ certain }) => certain)), both(...parts.map(({ possible }) => possible)), parts);
}

function joinAny(parts: readonly Truth[]): Truth {
  return same(either(...parts.map(({ certain }) => certain)), either(...parts.map(({ possible }) => possible)), parts);
}

/** Keeps one formula where certain and possible say the same. */
function same(certain: Formula, possible: Formula, parts: readonly Truth[]): Truth {
  return parts.every((part) => part.certain === part.possible) ? { certain, possible: certain } : { certain, possible };
}

/** Turns a condition round: it fails for certain where it cannot hold. */
export function negate({ certain, possible }: Truth): Truth {
  if (certain === possible) {
    const turned = not(certain);
    return { certain: turned, possible: turned };
  }
  return { certain: not(possible), possible: not(certain) };
}

/** A test that is decided unless a fact is unknown, and that no missing fact passes. */
function openTest(unknown: Formula, test: Formula): Truth {
  return unknown === no ? { certain: test, possible: test } : { certain: test, possible: either(unknown, test) };
}

/** A test that is decided unless a fact is unknown. */
export function open(unknown: Formula, test: Formula): Truth {
  if (unknown === no) return { certain: test, possible: test };
  return { certain: both(not(unknown), test), possible: either(unknown, test) };
}

function compareValues(operator: Comparison, left: LoweredValue, right: LoweredValue): Truth {
  const isOrder = operator !== '=' && operator !== '!=';
  const present = isOrder
    ? [left, right].flatMap(({ formula, mayBeAbsent }) => (mayBeAbsent ? [isGiven(formula)] : []))
    : [];
  const test = both(...present, compare(operator, left.formula, right.formula));
  const isConstant = ({ formula }: LoweredValue): boolean => formula.op === 'constant' && formula.value !== null;
  const unknown = either(left.unknown, right.unknown);
  return operator === '=' && (isConstant(left) || isConstant(right)) ? openTest(unknown, test) : open(unknown, test);
}

function lowerTests(value: LoweredValue, tests: readonly UnaryTest[], scope: LoweringScope): Truth {
  const texts = tests.flatMap((test) =>
    test.test === 'equals' && test.value.node === 'literal' && typeof test.value.value === 'string'
      ? [lowerLiteral(test.value)]
      : [],
  );
  const words = texts.flatMap((text) => (text.op === 'constant' && typeof text.value === 'string' ? [text.value] : []));
  if (words.length === tests.length) return openTest(value.unknown, oneOf(value.formula, words));
  return joinAny(tests.map((test) => lowerTest(value, test, scope)));
}

function lowerTest(value: LoweredValue, test: UnaryTest, scope: LoweringScope): Truth {
  switch (test.test) {
    case 'compare':
      return compareValues(test.operator, value, lowerValue(test.value, scope));
    case 'range':
      return joinAll([
        compareValues(test.fromInclusive ? '>=' : '>', value, lowerValue(test.from, scope)),
        compareValues(test.toInclusive ? '<=' : '<', value, lowerValue(test.to, scope)),
      ]);
    case 'equals':
      if (test.value.node === 'list')
        return joinAny(test.value.items.map((item) => compareValues('=', value, lowerValue(item, scope))));
      if (test.value.type.kind === 'list') return refuse('是否在列表中', 'membership of a list');
      return compareValues('=', value, lowerValue(test.value, scope));
  }
}

/** Whether an event of a list of the enterprise passes; a list nobody filled in may hold one that does. */
function lowerSome(
  source: CheckedExpression,
  variable: string,
  scope: LoweringScope,
  passes: (scope: LoweringScope) => Truth,
): Truth {
  if (source.node === 'filter')
    return lowerSome(source.list, variable, scope, (at) => {
      const holder = at.locals.get(variable);
      const locals = holder ? new Map([...at.locals, [source.variable, holder]]) : at.locals;
      return joinAll([lowerCondition(source.condition, { ...at, locals }), passes(at)]);
    });
  if (source.node !== 'path' || source.of.node !== 'variable' || source.of.name !== 'enterprise')
    return refuse('不是企业事件的列表', 'a list that is none of the enterprise’s events');
  const collection = source.field;
  scope.reads.add(readName(collection, ''));
  const events = factOf(named('events'), collection);
  const item = `v${scope.locals.size + 1}`;
  const formula = itemNamed(item);
  const truth = passes({ ...scope, locals: new Map([...scope.locals, [variable, { formula, collection }]]) });
  const walk = (body: Formula): Formula => through('some', given(events), item, () => body);
  const certain = walk(truth.certain);
  const possible = truth.certain === truth.possible ? certain : walk(truth.possible);
  return { certain, possible: either(isAbsent(events), possible) };
}

/** Whether a region lies in another that the policy names. */
function lowerWithin(expression: CheckedExpression & { readonly node: 'call' }, scope: LoweringScope): Truth {
  const [value, area] = expression.arguments;
  if (expression.function !== 'within' || !value || !area || value.type.kind !== 'region')
    return refuse(`函数“${expression.function}”`, `the function "${expression.function}"`);
  const code =
    area.node === 'literal' && typeof area.value === 'string'
      ? area.value
      : area.node === 'variable' && area.name === 'policyRegion'
        ? scope.plan.region
        : refuse('与另一个事实比较的地区', 'a region compared with another fact');
  return liesIn(lowerValue(value, scope), code);
}

/** Tests whether the code of a region lies in an area. */
export function liesIn({ formula, unknown }: LoweredValue, area: string): Truth {
  const prefix = area === '000000' ? '' : area.replace(/(?:00){1,2}$/, '');
  if (prefix === '') return openTest(unknown, isGiven(formula));
  return openTest(unknown, both(isGiven(formula), { op: 'startsWith', of: formula, prefix }));
}
