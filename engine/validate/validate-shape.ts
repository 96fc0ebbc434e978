import type { SchemaValidator } from '../../schemas/generated/validators';
import { diagnose } from '../diagnostics/diagnose';
import type { Staged } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import { parseDate } from '../values/calendar';
import type { CanonicalDocument } from './canonical-document';
import { pointerOf } from './canonical-places';
import { canonicalize, type Canonicalization } from './canonicalize';
import { explainShapeErrors, type ShapeProblem } from './explain-shape-errors';
import { mendDate } from './mend-value';
import { parentPointer, pointerSegments } from './pointer';
import type { Shape } from './shape';

/** A kind of document: its shape for reading, its generated validator for checking. */
export interface DocumentKind<Document> {
  readonly shape: Shape;
  readonly validate: SchemaValidator<Document>;
}

/** One part spoils another only where it is required; a few passes reach the smallest sound document. */
const MAX_PASSES = 6;

/**
 * Checks the shape of a document and gives it with canonical keys and values. Parts whose shape is wrong are left out
 * of the value, as a whole where they pay or decide something (items, readings, examples, list entries), so that a
 * half-written rule is never taken for a whole one; everything about them stands in the diagnostics. No value where
 * what remains is no sound document.
 *
 * Errors: those of canonicalize and explainShapeErrors; shape/date for days the calendar does not have.
 */
export function validateShape<Document>(
  tree: SourceNode,
  file: string,
  kind: DocumentKind<Document>,
): Staged<CanonicalDocument<Document> | null> {
  const whole = canonicalize(tree, kind.shape, file);
  const problems = findProblems(whole, file, kind);
  const damaged = tree.kind === 'map' && tree.damaged === true;
  const diagnostics = [...whole.diagnostics, ...problems.map((problem) => problem.diagnostic)]
    // In a text with unreadable lines, what seems missing may stand on one of them.
    .filter((each) => !(damaged && each.code === 'shape/missing-key'))
    .sort((one, other) => one.range.start - other.range.start);
  return { value: soundPart(tree, file, kind, whole, problems), diagnostics };
}

function soundPart<Document>(
  tree: SourceNode,
  file: string,
  kind: DocumentKind<Document>,
  whole: Canonicalization,
  found: readonly ShapeProblem[],
): CanonicalDocument<Document> | null {
  const left = new Set<SourceNode>();
  let canonical = whole;
  let problems = found;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const { value } = canonical;
    if (problems.length === 0) {
      if (!kind.validate(value)) return null;
      return { document: value, map: canonical.map, surface: canonical.surface, file };
    }
    const before = left.size;
    for (const problem of problems) {
      const node = partToLeaveOut(canonical, problem.pointer);
      if (node) left.add(node);
    }
    if (left.size === before) return null;
    canonical = canonicalize(tree, kind.shape, file, left);
    problems = findProblems(canonical, file, kind);
  }
  return null;
}

function findProblems<Document>(
  canonical: Canonicalization,
  file: string,
  kind: DocumentKind<Document>,
): readonly ShapeProblem[] {
  const problems = kind.validate(canonical.value)
    ? []
    : explainShapeErrors(kind.validate.errors ?? [], canonical, file);
  return [...problems, ...findImpossibleDays(canonical, file)];
}

/** The schema knows the form of a date; 2024-02-30 has it. */
function findImpossibleDays(canonical: Canonicalization, file: string): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  canonical.places.forEach((place) => {
    const { node, shape, key } = place;
    if (shape?.valueType !== 'date' || node.kind !== 'scalar' || typeof node.value !== 'string') return;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(node.value) || parseDate(node.value)) return;
    const mended = mendDate(node.value);
    const fixes = mended
      ? [{ title: { zh: `改为 ${mended}`, en: `Change to ${mended}` }, edits: [{ range: node.range, text: mended }] }]
      : [];
    const args = { key: key ?? '', value: node.value };
    problems.push({ diagnostic: diagnose('shape/date', file, node.range, args, fixes), pointer: pointerOf(place) });
  });
  return problems;
}

/**
 * The part that goes with a problem: the outermost list entry that decides something as a whole, an entry under a free
 * name, or the key itself where it stands outside of these. An article stays while only one of its items is wrong.
 */
function partToLeaveOut(canonical: Canonicalization, pointer: string): SourceNode | null {
  const path = wholeParts(canonical, pointer) ?? pointer;
  for (let at: string | null = path; at !== null && at !== ''; at = parentPointer(at)) {
    const place = canonical.places.get(at);
    if (place) return place.node;
  }
  return null;
}

function wholeParts(canonical: Canonicalization, pointer: string): string | null {
  const segments = pointerSegments(pointer);
  const prefixes = segments.map((_, index) =>
    pointer
      .split('/')
      .slice(0, index + 2)
      .join('/'),
  );
  const wholes = prefixes.filter((prefix) => {
    const parent = parentPointer(prefix);
    const shape = parent === null ? null : canonical.places.get(parent)?.shape;
    const node = canonical.places.get(parent ?? '')?.node;
    return Boolean((node?.kind === 'list' && shape?.items) || (node?.kind === 'map' && shape?.named));
  });
  const outermost = wholes[0];
  if (outermost === undefined) return null;
  // A list whose entries hold lists of further wholes, as articles hold items: the inner one goes, not all of them.
  const inner = wholes[1];
  const holdsItems = [...(canonical.places.get(outermost)?.shape?.properties.values() ?? [])].some(
    (property) => property.shape.items?.variants,
  );
  if (!holdsItems) return outermost;
  if (inner !== undefined) return inner;
  // A wrong key of the article itself goes alone, if the article is whole without it.
  const key = pointerSegments(pointer)[pointerSegments(outermost).length];
  const required = canonical.places.get(outermost)?.shape?.required;
  return key !== undefined && !required?.has(key) && canonical.places.has(pointer) ? pointer : outermost;
}
