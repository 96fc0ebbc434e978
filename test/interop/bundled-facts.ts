import { canonicalJson } from '../../engine/bundle/canonical-json';
import { toCanonicalValue } from '../../engine/bundle/decimal-text';
import { writeFacts } from '../../engine/bundle/write-outcome';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

const written = new WeakMap<Vocabulary, unknown>();

/** The vocabulary as whoever opens a bundle reads it. */
export function bundledVocabulary(vocabulary: Vocabulary): unknown {
  const known = written.get(vocabulary) ?? throughJson(vocabulary);
  written.set(vocabulary, known);
  return known;
}

/** The facts of an enterprise as the vectors of a bundle hold them. */
export function bundledFacts(enterprise: Enterprise): unknown {
  return throughJson(writeFacts(enterprise));
}

function throughJson(value: unknown): unknown {
  return JSON.parse(canonicalJson(toCanonicalValue(value)));
}
