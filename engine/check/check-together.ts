import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import type { PolicyDocument } from '../../schemas/generated/types';
import type { CanonicalDocument } from '../validate/canonical-document';
import { findRepealRings } from './repeal-rings';

/**
 * Finds what only shows when the files of a workspace are read together: two policies or two enterprises with one
 * identifier (results are told apart by it, so the later one in the order of paths must be left out), and policies that
 * repeal one another.
 *
 * Errors: check/duplicate-policy, enterprise/duplicate-elsewhere; that of findRepealRings.
 */
export function checkTogether(
  policies: readonly (CanonicalDocument<PolicyDocument> | null)[],
  enterprises: readonly Enterprise[],
): readonly Diagnostic[] {
  const documents = policies.filter((policy) => policy !== null);
  return [
    ...findLater(documents, ({ document }) => document.policy.id).map(({ each, first }) =>
      diagnose('check/duplicate-policy', each.file, each.map.valueRange('/policy/id'), {
        id: each.document.policy.id,
        file: first.file,
      }),
    ),
    ...findRepealRings(documents),
    ...findTwins(enterprises),
  ];
}

const twins = new WeakMap<readonly Enterprise[], readonly Diagnostic[]>();

/** Made once for a list: the policies beside it are read again at each keystroke. */
function findTwins(enterprises: readonly Enterprise[]): readonly Diagnostic[] {
  const known = twins.get(enterprises);
  if (known) return known;
  const found = findLater(enterprises, ({ id }) => id)
    .filter(({ each, first }) => each.file !== first.file)
    .map(({ each, first }) =>
      diagnose('enterprise/duplicate-elsewhere', each.file, each.range ?? { start: 0, end: 0 }, {
        id: each.id,
        file: first.file,
      }),
    );
  twins.set(enterprises, found);
  return found;
}

/** Keeps the first of those with one identifier. */
export function keepFirst<Value>(values: readonly Value[], idOf: (value: Value) => string): readonly Value[] {
  const later = new Set(findLater(values, idOf).map(({ each }) => each));
  return values.filter((value) => !later.has(value));
}

function findLater<Value>(
  values: readonly Value[],
  idOf: (value: Value) => string,
): readonly { each: Value; first: Value }[] {
  const firsts = new Map<string, Value>();
  return values.flatMap((each) => {
    const first = firsts.get(idOf(each));
    if (first === undefined) {
      firsts.set(idOf(each), each);
      return [];
    }
    return [{ each, first }];
  });
}
