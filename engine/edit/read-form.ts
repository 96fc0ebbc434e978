import type { PolicyDocument } from '../../schemas/generated/types';
import type { Diagnostic, TextRange } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import type { CanonicalDocument } from '../validate/canonical-document';
import { pointerOf, type CanonicalPlace, type CanonicalPlaces } from '../validate/canonical-places';
import { canonicalize, type CanonicalValue } from '../validate/canonicalize';
import { policyShape } from '../validate/keywords';
import type { Shape } from '../validate/shape';

/** A finding with the part of the document it speaks of. */
export interface PlacedFinding {
  readonly pointer: string;
  readonly diagnostic: Diagnostic;
}

/** A document as a form shows it: with everything that stands in the text, right or wrong. */
export interface FormReading<Document = PolicyDocument> {
  /** Not checked: any part may be of another shape than the schema wants. */
  readonly canonical: CanonicalDocument<Document>;
  /** The same document, of which nothing is taken for granted. */
  readonly value: CanonicalValue;
  readonly findings: readonly PlacedFinding[];
}

/**
 * Reads a document for a form. Unlike the document of the pipeline it leaves nothing out, so that a part that is half
 * filled in or wrong stays where the form shows it.
 */
export function readForm<Document = PolicyDocument>(
  tree: SourceNode,
  file: string,
  diagnostics: readonly Diagnostic[],
  shape: Shape = policyShape,
): FormReading<Document> {
  const { value, map, surface, places } = canonicalize(tree, shape, file);
  const canonical = { document: value as unknown as Document, map, surface, file };
  const spans = diagnostics.length === 0 ? [] : listSpans(places);
  const found = diagnostics.map((diagnostic) => ({ pointer: findPart(spans, diagnostic.range), diagnostic }));
  return { canonical, value, findings: found };
}

interface Span {
  readonly place: CanonicalPlace;
  readonly start: number;
  readonly end: number;
}

/** The smallest come first, of those alike the innermost: parts come before what they hold. */
function listSpans(places: CanonicalPlaces): readonly Span[] {
  const spans: Span[] = [];
  places.forEach((place) => {
    const { node, keyRange } = place;
    const start = keyRange && keyRange.start < node.range.start ? keyRange.start : node.range.start;
    spans.push({ place, start, end: node.range.end });
  });
  return spans.reverse().sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** The smallest part that a range of the text lies in, keys included. */
function findPart(spans: readonly Span[], { start, end }: TextRange): string {
  const found = spans.find((span) => span.start <= start && end <= span.end);
  return found ? pointerOf(found.place) : '';
}
