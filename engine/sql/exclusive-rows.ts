import type { PolicyPlan, Rule } from '../compile/plan';
import type { CheckedExpression, UnaryTest } from '../expression/checked-expression';
import { NotExpressible } from './lowering';

/** A field of an event by which the rows of an allowance tell persons apart. */
export interface RowField {
  readonly trigger: string;
  readonly field: string;
}

/**
 * Lists the fields by which the rows of allowances tell persons apart: nobody is paid for one month by two rows, so where such a
 * field is missing the interpreter has to choose.
 * Errors: NotExpressible where several rows may fit one person.
 */
export function listRowFields({ rules }: PolicyPlan): readonly RowField[] {
  const monthly = rules.filter(({ monthly: months, amount }) => months !== null && amount !== null);
  const items = new Set(monthly.map(({ from }) => from.itemId));
  return [...items].flatMap((item) => {
    const rows = monthly.filter(({ from }) => from.itemId === item);
    return rows.length < 2 ? [] : [fieldOfRows(rows)];
  });
}

function fieldOfRows(rows: readonly Rule[]): RowField {
  const matches = rows.map(matchOf);
  const fields = new Set(matches.map((match) => match?.field));
  const words = matches.flatMap((match) => match?.words ?? []);
  const [first] = rows;
  const field = matches[0]?.field;
  if (!first?.trigger || field === undefined || fields.size !== 1 || new Set(words).size !== words.length)
    throw new NotExpressible(
      { zh: '可能同时适合一人的几行津贴', en: 'rows of an allowance that may fit one person' },
      undefined,
    );
  return { trigger: first.trigger, field };
}

function matchOf({ conditions }: Rule): { readonly field: string; readonly words: readonly string[] } | null {
  const [match, ...others] = conditions.filter(({ role }) => role === 'match');
  if (others.length > 0 || match?.expression.node !== 'in') return null;
  const { value, tests } = match.expression;
  if (value.node !== 'path' || value.of.node !== 'variable' || value.of.name !== 'event') return null;
  const words = tests.map(wordsOf);
  return words.includes(null) ? null : { field: value.field, words: words.flatMap((each) => each ?? []) };
}

function wordsOf(test: UnaryTest): readonly string[] | null {
  if (test.test !== 'equals') return null;
  const items: readonly CheckedExpression[] = test.value.node === 'list' ? test.value.items : [test.value];
  const words = items.flatMap((item) =>
    item.node === 'literal' && typeof item.value === 'string' ? [item.value] : [],
  );
  return words.length === items.length ? words : null;
}
