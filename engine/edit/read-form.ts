import type { PolicyDocument } from '../../schemas/generated/types';
import type { Diagnostic, TextRange } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import type { CanonicalDocument } from '../validate/canonical-document';
import { canonicalize, type CanonicalPlace } from '../validate/canonicalize';
import { policyShape } from '../validate/keywords';
import type { Shape } from '../validate/shape';

/** A finding with the part of the document it speaks of. */
export interface PlacedFinding {
  readonly pointer: string;
  readonly diagnostic: Diagnostic;
}

/** A policy's document as a form shows it: with everything that stands in the text, right or wrong. */
export interface FormReading {
  /** Not checked: any part may be of another shape than the schema wants. */
  readonly canonical: CanonicalDocument<PolicyDocument>;
  readonly findings: readonly PlacedFinding[];
}

/**
 * Reads a policy for a form. Unlike the document of the pipeline it leaves nothing out, so that a part that is half
 * filled in or wrong stays where the form shows it.
 */
export function readForm(
  tree: SourceNode,
  file: string,
  diagnostics: readonly Diagnostic[],
  shape: Shape = policyShape,
): FormReading {
  const { value, map, surface, places } = canonicalize(tree, shape, file);
  const canonical = { document: value as unknown as PolicyDocument, map, surface, file };
  const found = diagnostics.map((diagnostic) => ({ pointer: findPart(places, diagnostic.range), diagnostic }));
  return { canonical, findings: found };
}

/** The smallest part that a range of the text lies in, keys included. */
function findPart(places: ReadonlyMap<string, CanonicalPlace>, range: TextRange): string {
  let found = '';
  let size = Infinity;
  for (const [pointer, { node, keyRange }] of places) {
    const start = Math.min(keyRange?.start ?? node.range.start, node.range.start);
    const { end } = node.range;
    if (range.start < start || range.end > end || end - start > size) continue;
    found = pointer;
    size = end - start;
  }
  return found;
}
