import { matchWords } from '../compile/match-words';
import type { Rule } from '../compile/plan';
import type { FactValue } from '../enterprise/enterprise';
import { findTitleById } from '../vocabulary/find-title';
import type { EventCollection, Vocabulary } from '../vocabulary/vocabulary';
import { requireCollection } from './year-context';

/** What the examination of every event asks of a rule. */
export interface PreparedRule {
  /** Conditions that select the row of a table. */
  readonly matches: Rule['conditions'];
  readonly others: Rule['conditions'];
  /** The field whose words alone select the row; null where they do not, and for months, each of which is an event. */
  readonly wordField: string | null;
  readonly collection: EventCollection;
  /** Whether events of the kind, or the months they list, carry a day: the others stand for the whole year. */
  readonly carriesDay: boolean;
  /** What the row says of its events: title, level and family. */
  readonly pinned: readonly (readonly [field: string, value: FactValue])[];
}

const known = new WeakMap<Rule, PreparedRule>();

/** Prepares a rule once for all enterprises: a rule belongs to one plan, and a plan to one vocabulary. */
export function prepareRule(rule: Rule, vocabulary: Vocabulary): PreparedRule {
  let prepared = known.get(rule);
  if (!prepared) {
    const collection = requireCollection(vocabulary, rule.trigger ?? '');
    prepared = {
      matches: rule.conditions.filter(({ role }) => role === 'match'),
      others: rule.conditions.filter(({ role }) => role !== 'match'),
      wordField: rule.monthly ? null : (matchWords(rule)?.field ?? null),
      collection,
      carriesDay: Boolean(rule.monthly) || collection.dateField !== null,
      pinned: [...new Map(listPinned(rule, collection, vocabulary))],
    };
    known.set(rule, prepared);
  }
  return prepared;
}

function listPinned(
  { conditions }: Rule,
  collection: EventCollection,
  vocabulary: Vocabulary,
): readonly (readonly [string, FactValue])[] {
  return conditions.flatMap(({ role, expression }) => {
    if (role !== 'match' || expression.node !== 'in' || expression.tests.length !== 1) return [];
    const { value, tests } = expression;
    const [test] = tests;
    if (value.node !== 'path' || value.of.node !== 'variable' || value.of.name !== 'event') return [];
    if (test?.test !== 'equals' || test.value.node !== 'literal' || typeof test.value.value !== 'string') return [];
    return fieldsOf(value.field, test.value.value, collection, vocabulary);
  });
}

/** A title says its level and family with it. */
function fieldsOf(
  field: string,
  value: string,
  { fields }: EventCollection,
  vocabulary: Vocabulary,
): readonly (readonly [string, FactValue])[] {
  const kind = fields.find(({ id }) => id === field)?.type.kind;
  const title = kind === 'title' ? findTitleById(vocabulary, value) : undefined;
  if (kind !== 'title') return kind === 'enumeration' ? [[field, value]] : [];
  const derived = fields.flatMap((each): readonly (readonly [string, FactValue])[] => {
    if (!title) return [];
    if (each.derived === 'titleLevel') return [[each.id, title.level]];
    return each.derived === 'titleFamily' ? [[each.id, title.family]] : [];
  });
  return [[field, value], ...derived];
}
