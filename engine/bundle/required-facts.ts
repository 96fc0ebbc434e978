import { compareCodeUnits, type CanonicalValue } from './canonical-json';
import { PRESENT_EDITION, type BundleEdition } from './layout';

/** Facts that rules read, by canonical identifier, sorted. */
export interface RequiredFacts {
  readonly enterprise: readonly string[];
  readonly collections: readonly { readonly id: string; readonly fields: readonly string[] }[];
}

/** The part of the fact vocabulary that says which fields are read by jurisdiction and window. */
export interface CollectionFields {
  readonly id: string;
  readonly dateField: string | null;
  readonly placeField: string | null;
}

/**
 * Lists the facts a plan reads: in its expressions, by its triggers (day and place of the event, months it lists) and by
 * the fields its limits group by. Works on canonical JSON, so that writer and verifier share it. An older edition of the
 * format lists less.
 */
export function requiredFacts(
  plan: CanonicalValue,
  collections: readonly CollectionFields[],
  edition: BundleEdition = PRESENT_EDITION,
): RequiredFacts {
  const found: Found = { enterprise: new Set(), collections: new Map() };
  visitExpressions(plan, found);
  const { rules, limits, exclusions } = plan as unknown as PlanParts;
  const triggers = new Map(rules.map(({ id, trigger }) => [id, trigger]));
  for (const trigger of [...triggers.values(), ...exclusions.map((each) => each.trigger)]) {
    if (trigger === null) continue;
    const read = fieldsOf(found, trigger);
    const collection = collections.find(({ id }) => id === trigger);
    if (collection?.dateField != null) read.add(collection.dateField);
    if (collection?.placeField != null) read.add(collection.placeField);
  }
  for (const { trigger, monthly } of edition === 1 ? [] : rules)
    if (trigger !== null && monthly != null) fieldsOf(found, trigger).add(monthly.field);
  for (const { rules: reached, groupBy, operation } of limits) {
    for (const trigger of new Set(reached.map((id) => triggers.get(id)))) {
      if (trigger == null) continue;
      const read = fieldsOf(found, trigger);
      for (const field of groupBy) read.add(field);
      if (operation.differing != null) read.add(operation.differing);
    }
  }
  // The seat decides on jurisdiction wherever an event has no place of its own.
  found.enterprise.add('region');
  return {
    enterprise: sorted(found.enterprise),
    collections: [...found.collections]
      .map(([id, fields]) => ({ id, fields: sorted(fields) }))
      .sort((left, right) => compareCodeUnits(left.id, right.id)),
  };
}

interface Found {
  readonly enterprise: Set<string>;
  readonly collections: Map<string, Set<string>>;
}

interface PlanParts {
  readonly rules: readonly {
    readonly id: string;
    readonly trigger: string | null;
    readonly monthly?: { readonly field: string } | null;
  }[];
  readonly limits: readonly {
    readonly rules: readonly string[];
    readonly groupBy: readonly string[];
    readonly operation: { readonly differing?: string | null };
  }[];
  readonly exclusions: readonly { readonly trigger: string }[];
}

function visitExpressions(value: CanonicalValue | undefined, found: Found): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) visitExpressions(member, found);
  const { node, type, of, field } = value as { readonly [key: string]: CanonicalValue };
  if (typeof node !== 'string') return;
  // An expression that gives events, such as the recognitions of an enterprise, reads their collection.
  const given = recordOf(type as unknown as TypeValue);
  if (typeof given?.collection === 'string') fieldsOf(found, given.collection);
  if (node !== 'path' || typeof field !== 'string' || given) return;
  const record = recordOf((of as unknown as { readonly type: TypeValue }).type);
  if (!record) return;
  const collection = record.collection;
  if (typeof collection === 'string') fieldsOf(found, collection).add(field);
  else found.enterprise.add(field);
}

interface TypeValue {
  readonly kind: string;
  readonly collection?: string | null;
  readonly of?: TypeValue;
}

function recordOf(type: TypeValue): TypeValue | null {
  if (type.kind === 'list' && type.of) return recordOf(type.of);
  return type.kind === 'record' ? type : null;
}

function fieldsOf(found: Found, collection: string): Set<string> {
  const known = found.collections.get(collection);
  if (known) return known;
  const fresh = new Set<string>();
  found.collections.set(collection, fresh);
  return fresh;
}

function sorted(names: ReadonlySet<string>): readonly string[] {
  return [...names].sort(compareCodeUnits);
}
