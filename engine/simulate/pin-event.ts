import type { Rule } from '../compile/plan';
import type { FactValue } from '../enterprise/enterprise';
import { findTitleById } from '../vocabulary/find-title';
import type { ClaimEvent } from './claim';
import type { YearContext } from './year-context';

/**
 * Completes the facts of an event by the row of a table: a claim under the row is due only where the event is what the
 * row says, so that its title, level and family are known for the claim even where nobody filled them in.
 *
 * Shape: null where what is known of the event speaks against the row.
 */
export function pinEvent(event: ClaimEvent, rule: Rule, context: YearContext): ClaimEvent | null {
  const pinned = pinnedFields(rule, context);
  const { fields } = event.event;
  if (Object.keys(pinned).every((field) => fields[field] !== undefined)) return event;
  const contradicts = Object.entries(pinned).some(
    ([field, value]) => fields[field] !== undefined && fields[field] !== value,
  );
  return contradicts ? null : { ...event, event: { ...event.event, fields: { ...pinned, ...fields } } };
}

const known = new WeakMap<Rule, Readonly<Record<string, FactValue>>>();

/** A rule belongs to one plan, and a plan to one vocabulary. */
function pinnedFields(rule: Rule, context: YearContext): Readonly<Record<string, FactValue>> {
  const remembered = known.get(rule);
  if (remembered) return remembered;
  const pinned = Object.fromEntries(
    rule.conditions.flatMap(({ role, expression }) => {
      if (role !== 'match' || expression.node !== 'in' || expression.tests.length !== 1) return [];
      const { value, tests } = expression;
      const [test] = tests;
      if (value.node !== 'path' || value.of.node !== 'variable' || value.of.name !== 'event') return [];
      if (test?.test !== 'equals' || test.value.node !== 'literal' || typeof test.value.value !== 'string') return [];
      return fieldsOf(rule.trigger ?? '', value.field, test.value.value, context);
    }),
  );
  known.set(rule, pinned);
  return pinned;
}

/** A title says its level and family with it. */
function fieldsOf(
  trigger: string,
  field: string,
  value: string,
  context: YearContext,
): readonly (readonly [string, FactValue])[] {
  const { vocabulary } = context;
  const { fields } = context.collection(trigger);
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
