import { planValue } from '../bundle/plan-json';
import { requiredFacts, type RequiredFacts } from '../bundle/required-facts';
import type { Bilingual } from '../diagnostics/diagnostic';
import { fieldsOf } from '../vocabulary/find-field';
import { findCollection } from '../vocabulary/find-collection';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import type { PolicyVersion } from './policy-version';

/** A fact that an importing system must give otherwise than before. */
export interface ContractChange {
  readonly kind: 'required' | 'released' | 'redefined';
  /** `enterprise.size`, `recognitions.title`. */
  readonly fact: string;
  readonly label: Bilingual;
}

/**
 * Compares the facts two versions read. One that is read anew must be delivered; one that is read no more may be
 * missed by whoever checks its delivery; one that means something else must be delivered otherwise.
 *
 * Shape: sorted by fact.
 */
export function compareContracts(before: PolicyVersion, after: PolicyVersion): readonly ContractChange[] {
  const [old, fresh] = [listFacts(before), listFacts(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((fact): readonly ContractChange[] => {
    const [earlier, later] = [old.get(fact), fresh.get(fact)];
    const label = (later ?? earlier)?.label ?? { zh: fact, en: fact };
    if (!earlier) return [{ kind: 'required', fact, label }];
    if (!later) return [{ kind: 'released', fact, label }];
    return meansSame(earlier, later) ? [] : [{ kind: 'redefined', fact, label }];
  });
}

type Fact = Pick<FactField, 'label' | 'absent' | 'default'> & { readonly type: FactField['type'] | null };

function listFacts({ plan, checked }: PolicyVersion): ReadonlyMap<string, Fact> {
  const { vocabulary } = checked;
  const { enterprise, collections }: RequiredFacts = requiredFacts(planValue(plan), vocabulary.facts.collections);
  return new Map<string, Fact>([
    ...enterprise.map((field) => [`enterprise.${field}`, findFact(vocabulary, null, field)] as const),
    ...collections.flatMap(({ id, fields }) => [
      // A kind of event is a list to be given, also where no field of it is read.
      [id, { label: findCollection(vocabulary, id)?.label ?? named(id), absent: 'unknown', type: null }] as const,
      ...fields.map((field) => [`${id}.${field}`, findFact(vocabulary, id, field)] as const),
    ]),
  ]);
}

function findFact(vocabulary: Vocabulary, record: string | null, id: string): Fact {
  const field = fieldsOf(vocabulary, record).find((each) => each.id === id);
  const fallback: Fact = { label: named(id), absent: 'unknown', type: null };
  if (!field || record === null) return field ?? fallback;
  const collection = findCollection(vocabulary, record)?.label ?? named(record);
  const label = { zh: `${collection.zh}的${field.label.zh}`, en: `${field.label.en} of the ${collection.en}` };
  return { ...field, label };
}

/** More values to choose from break nobody; fewer do. */
function meansSame(before: Fact, after: Fact): boolean {
  if (before.type?.kind !== after.type?.kind || before.absent !== after.absent || before.default !== after.default)
    return false;
  if (before.type?.kind !== 'enumeration' || after.type?.kind !== 'enumeration') return true;
  const left = new Set(after.type.values.map(({ id }) => id));
  return before.type.values.every(({ id }) => left.has(id));
}

function named(id: string): Bilingual {
  return { zh: id, en: id };
}
