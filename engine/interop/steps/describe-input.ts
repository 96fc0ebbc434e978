import { findCollection } from '../../vocabulary/find-collection';
import { fieldsOf } from '../../vocabulary/find-field';
import type { FactField } from '../../vocabulary/vocabulary';
import { payingRules } from './claim';
import { isUnbounded, looksBack } from './join-rules';
import { openEnd } from './make-claim';
import type { InputDescription, InputField } from './program';
import type { ProgramScope } from './program-scope';

/** Describes the facts that the steps read. */
export function describeInput({ plan, vocabulary, reads, factors }: ProgramScope): InputDescription {
  const fields = [...reads].map((each) => {
    const at = each.indexOf(' ');
    return { collection: each.slice(0, at), field: each.slice(at + 1) };
  });
  const fieldsIn = (collection: string): readonly InputField[] => {
    const read = new Set(fields.filter((each) => each.collection === collection).map(({ field }) => field));
    return fieldsOf(vocabulary, collection === '' ? null : collection)
      .filter(({ id }) => read.has(id))
      .map(describeField)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const collections = [...new Set(fields.map(({ collection }) => collection))].filter((each) => each !== '').sort();
  const from = plan.window?.from;
  return {
    enterprise: fieldsIn(''),
    collections: collections.map((id) => ({
      id,
      dateField: findCollection(vocabulary, id)?.dateField ?? null,
      fields: fieldsIn(id),
    })),
    firstYear: plan.limits.some(looksBack) && from ? Number(from.slice(0, 4)) : null,
    // Sums of amounts stay below what stands for an open end, and products of them below 2^53.
    largestAmount: Math.min(
      Math.floor(2 ** 53 / (2 * mostEvents * Math.max(...factors))),
      payingRules(plan).some(isUnbounded) ? Math.floor(openEnd / (2 * mostEvents)) : Infinity,
    ),
  };
}

/** Most events of a kind that are added up exactly. */
const mostEvents = 256;

const kindOf: Readonly<Record<FactField['type']['kind'], InputField['kind']>> = {
  text: 'text',
  title: 'text',
  region: 'text',
  industry: 'text',
  enumeration: 'text',
  boolean: 'truth',
  number: 'number',
  rate: 'number',
  money: 'money',
  date: 'day',
  months: 'months',
};

function describeField({ id, type, default: standing }: FactField): InputField {
  return { id, kind: kindOf[type.kind], ...(standing !== undefined && { default: standing }) };
}
