import type { Bilingual } from '../../diagnostics/diagnostic';
import type { Exclusion, Limit, Rule } from '../../compile/plan';
import { NotExpressible } from './feel-value';

/**
 * What a model says of the parts of a plan. The language grows: a member that nobody here reads would be left out in
 * silence, and amounts be wrong, so that what has one is left to the full engine.
 */
const known = {
  rule: [
    'id',
    'from',
    'kind',
    'label',
    'gist',
    'trigger',
    'asOf',
    'monthly',
    'conditions',
    'amount',
    'claim',
    'unit',
    'countsInTotal',
    'payer',
    'payee',
    'readings',
  ] satisfies readonly (keyof Rule)[],
  limit: ['id', 'stage', 'operation', 'rules', 'groupBy', 'within', 'from'] satisfies readonly (keyof Limit)[],
  exclusion: ['id', 'from', 'gist', 'trigger', 'when', 'within'] satisfies readonly (keyof Exclusion)[],
};

/** Errors: NotExpressible where a part says something that a model does not. */
export function requireKnown(kind: keyof typeof known, part: Rule | Limit | Exclusion): void {
  const members: readonly string[] = known[kind];
  const odd = Object.entries(part).find(([member, value]) => value !== undefined && !members.includes(member));
  if (odd) throw new NotExpressible(words[odd[0]] ?? { zh: odd[0], en: odd[0] });
}

/** What the members are called that a model is known not to say. */
const words: Readonly<Record<string, Bilingual>> = {
  alike: { zh: '视同一个的取值', en: 'values that count as one' },
  reaches: { zh: '只涉及部分措施', en: 'a reach of some items only' },
};
