import type { Bilingual } from '../diagnostics/diagnostic';
import type { Enterprise, FactValue } from '../enterprise/enterprise';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { describeFactValue } from './describe-fact';

/** A fact as readers see it. */
export interface FactLine {
  readonly label: Bilingual;
  readonly value: Bilingual;
  /** The enterprise it is compared with has another value. */
  readonly differs: boolean;
}

/** What an enterprise is, and what happened to it, as readers see it. */
export interface EnterpriseFacts {
  readonly facts: readonly FactLine[];
  readonly events: readonly { readonly label: Bilingual; readonly facts: readonly FactLine[] }[];
}

/** Lists the facts of an enterprise that were filled in, and where they differ from those of another. */
export function listEnterpriseFacts(
  { fields, events }: Enterprise,
  other: Enterprise | null,
  vocabulary: Vocabulary,
): EnterpriseFacts {
  return {
    facts: listFacts(fields, other?.fields ?? null, null, vocabulary),
    events: Object.entries(events).flatMap(([collection, list]) =>
      list.map((event, position) => ({
        label: findCollection(vocabulary, collection)?.label ?? { zh: collection, en: collection },
        facts: listFacts(event.fields, other?.events[collection]?.[position]?.fields ?? null, collection, vocabulary),
      })),
    ),
  };
}

function listFacts(
  fields: Readonly<Record<string, FactValue>>,
  other: Readonly<Record<string, FactValue>> | null,
  collection: string | null,
  vocabulary: Vocabulary,
): readonly FactLine[] {
  return fieldsOf(vocabulary, collection).flatMap((field): readonly FactLine[] => {
    const value = fields[field.id];
    const differs = other !== null && String(value) !== String(other[field.id]);
    // A title says its level and family; a size is stated where no figures are that it could be worked out from.
    const isSaid = field.derived !== undefined && field.derived !== 'sizeClass';
    if ((value === undefined && !differs) || isSaid) return [];
    return [{ label: field.label, value: describeFactValue(field, value, vocabulary), differs }];
  });
}
