import type { ExpressionType } from '../expression/types';
import type { Rule } from './plan';

/** What chooses a row of a table. */
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
  if (match?.expression.node !== 'in' || second) return null;
  const { value, tests } = match.expression;
  if (value.node !== 'path' || value.of.node !== 'variable' || value.of.name !== 'event') return null;
  const words = tests.flatMap((test) =>
    test.test === 'equals' && test.value.node === 'literal' && typeof test.value.value === 'string'
      ? [test.value.value]
      : [],
  );
  return words.length === tests.length ? { field: value.field, kind: value.type.kind, words } : null;
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
