import type { PolicyDocument } from '../../schemas/generated/types';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { foldDocumentNumber } from '../values/document-number';
import type { CanonicalDocument } from '../validate/canonical-document';
import { descend } from './pointer';
import { listItems } from './policy-item';

type Source = CanonicalDocument<PolicyDocument>;

/** A place where one policy ends another. */
interface Repeal {
  readonly by: Source;
  readonly of: Source;
  readonly pointer: string;
}

/**
 * Finds policies that repeal one another in a ring: each would be ended by the next, and no text says which holds.
 *
 * Errors: check/repeal-ring, at every place of the ring.
 */
export function findRepealRings(documents: readonly Source[]): readonly Diagnostic[] {
  const repeals = documents.flatMap((by) => listRepeals(by, documents));
  if (repeals.length < 2) return [];
  return repeals.flatMap(({ by, of, pointer }) => {
    const way = findWay(of, by, repeals);
    if (!way) return [];
    const path = [by, ...way].map(({ document }) => document.policy.title).join(' → ');
    return [diagnose('check/repeal-ring', by.file, by.map.valueRange(pointer), { path })];
  });
}

function listRepeals(by: Source, documents: readonly Source[]): readonly Repeal[] {
  const { document } = by;
  const stated = [
    ...(document.policy.repeals ?? []).map((text, index) => ({ text, pointer: descend('/policy/repeals', index) })),
    ...listItems(document).flatMap(({ item, pointer }) =>
      item.kind === 'repeal'
        ? (item.documents ?? []).map((text, index) => ({ text, pointer: descend(pointer, 'documents', index) }))
        : [],
    ),
  ];
  return stated.flatMap(({ text, pointer }) =>
    documents
      .filter((of) => of !== by && numbersOf(of).some((number) => foldDocumentNumber(text).includes(number)))
      .map((of) => ({ by, of, pointer })),
  );
}

/** The policies from one to another along repeals; null where there is no way. */
function findWay(from: Source, to: Source, repeals: readonly Repeal[]): readonly Source[] | null {
  const ways: (readonly Source[])[] = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const last = way.at(-1);
    if (last === to) return way;
    for (const { of } of repeals.filter(({ by }) => by === last)) {
      if (seen.has(of)) continue;
      seen.add(of);
      ways.push([...way, of]);
    }
  }
  return null;
}

function numbersOf({ document: { policy } }: Source): readonly string[] {
  const numbers = [policy.docNumber, ...(policy.alternateDocNumbers ?? [])];
  return numbers.flatMap((number) => (number ? [foldDocumentNumber(number)] : []));
}
