import type { CheckedExpression } from '../expression/checked-expression';
import type { ExpressionType } from '../expression/types';
import type { Rule } from './plan';

/** A test of a field by words, such as chooses a row of a table. */
export interface MatchWords {
  /** The field of the event. */
  readonly field: string;
  /** What kind of type it has. */
  readonly kind: ExpressionType['kind'];
  readonly words: readonly string[];
}

/** Gives the words of an event field that choose a row; null where the row is chosen otherwise. */
export function matchWords({ conditions }: Rule): MatchWords | null {
  const [match, second] = conditions.filter(({ role }) => role === 'match');
  return match?.expression.node === 'in' && !second ? readWords(match.expression) : null;
}

/** Lists what the conditions of a rule ask of the words of its event: where one test fails, so does the rule. */
export function listWordTests({ conditions }: Rule): readonly MatchWords[] {
  return conditions.flatMap(({ expression }) => listTests(expression));
}

function listTests(expression: CheckedExpression): readonly MatchWords[] {
  if (expression.node === 'and') return expression.operands.flatMap(listTests);
  const test = readWords(expression);
  return test ? [test] : [];
}

/** Reads a test of one field of the event by words alone; null for any other condition. */
function readWords(expression: CheckedExpression): MatchWords | null {
  if (expression.node === 'in') {
    const values = expression.tests.flatMap((test) => (test.test === 'equals' ? [test.value] : []));
    return values.length === expression.tests.length ? testFor(expression.value, values) : null;
  }
  if (expression.node !== 'compare' || expression.operator !== '=') return null;
  return testFor(expression.left, [expression.right]) ?? testFor(expression.right, [expression.left]);
}

function testFor(value: CheckedExpression, given: readonly CheckedExpression[]): MatchWords | null {
  if (value.node !== 'path' || value.of.node !== 'variable' || value.of.name !== 'event') return null;
  const words = given.flatMap((each) =>
    each.node === 'literal' && typeof each.value === 'string' ? [each.value] : [],
  );
  return words.length === given.length ? { field: value.field, kind: value.type.kind, words } : null;
}

/** Tells whether no event matches two of some rules, because different words of one field choose them. */
export function areDisjoint(rules: readonly Rule[]): boolean {
  const matches = rules.map(matchWords);
  const [first] = matches;
  const words = matches.flatMap((match) => match?.words ?? []);
  return (
    rules.length === 1 ||
    (first != null && matches.every((match) => match?.field === first.field) && new Set(words).size === words.length)
  );
}
