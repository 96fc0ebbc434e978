import type { SchemaError } from '../../schemas/generated/validators';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { CanonicalPlace } from './canonical-places';
import type { Canonicalization } from './canonicalize';
import { explainMissingKey } from './explain-missing-key';
import { explainUnknownKey } from './explain-unknown-key';
import { explainWrongValue } from './explain-wrong-value';
import { descend } from './pointer';
import type { ShapeScene } from './shape-scene';

/** One difference of a document from its schema. */
export interface ShapeProblem {
  readonly diagnostic: Diagnostic;
  /** Where it is, for leaving out the part it spoils; for a missing or unknown key that of the key. */
  readonly pointer: string;
}

/** What goes wrong with a value first, so that each place gets one message. */
const PRIORITY = ['type', 'discriminator', 'enum', 'const', 'pattern', 'minLength', 'minItems', 'oneOf'];

/**
 * Turns what the validator found into one plain message for each place, in the words of the surface the author uses.
 *
 * Errors: shape/missing-key, shape/unknown-key and those of explainWrongValue.
 */
export function explainShapeErrors(
  errors: readonly SchemaError[],
  canonical: Canonicalization,
  file: string,
): readonly ShapeProblem[] {
  const problems = new Map<string, { readonly problem: ShapeProblem; readonly rank: number }>();
  for (const error of errors) {
    const problem = explain(error, canonical, file);
    if (!problem) continue;
    const found = PRIORITY.indexOf(error.keyword);
    const rank = found < 0 ? PRIORITY.length : found;
    const before = problems.get(problem.pointer);
    if (!before || rank < before.rank) problems.set(problem.pointer, { problem, rank });
  }
  const pointers = [...problems.keys()];
  return (
    [...problems]
      // That no choice fits says nothing where one of them tells what is wrong inside.
      .filter(([pointer, { rank }]) => rank !== 7 || !pointers.some((other) => other.startsWith(`${pointer}/`)))
      .map(([, { problem }]) => problem)
  );
}

function explain(error: SchemaError, canonical: Canonicalization, file: string): ShapeProblem | null {
  const pointer = error.instancePath;
  const place = canonical.places.get(pointer);
  if (!place) throw new Error(`The validator speaks of ${pointer}, which the document does not have.`);
  const scene: ShapeScene = {
    canonical,
    file,
    place,
    pointer,
    diagnose: (code, range, args, fixes) => diagnose(code, file, range, args, fixes),
  };
  switch (error.keyword) {
    case 'required': {
      const key = String(error.params.missingProperty);
      return { diagnostic: explainMissingKey(scene, key), pointer: descend(pointer, key) };
    }
    case 'additionalProperties': {
      const key = String(error.params.additionalProperty);
      return { diagnostic: explainUnknownKey(scene, key), pointer: descend(pointer, key) };
    }
    case 'propertyNames':
      return explainName(scene, String(error.params.propertyName));
    case 'discriminator':
      return explainKind(error, scene);
    case 'type':
      if (isOfOtherChoice(error, place)) return null;
      break;
    case 'pattern':
    case 'maxLength':
      // Inside propertyNames the error speaks of the key, and comes once more as `propertyNames`.
      if (error.schemaPath.includes('propertyNames') || isAboutName(error, place)) return null;
      break;
    case 'if':
      return null;
  }
  return { diagnostic: explainWrongValue(error, scene), pointer };
}

/** `oneOf` reports the differences from each choice; those from a choice the author did not make are noise. */
function isOfOtherChoice(error: SchemaError, place: CanonicalPlace): boolean {
  const types = [error.params.type].flat().flatMap((type) => String(type).split(','));
  const shape = place.shape;
  if (!shape || shape.types.size === 0) return false;
  return !types.some((type) => [...shape.types].some((own) => own === type));
}

function isAboutName(error: SchemaError, place: CanonicalPlace): boolean {
  return place.node.kind === 'map' && (error.keyword === 'pattern' || error.keyword === 'maxLength');
}

function explainName(scene: ShapeScene, name: string): ShapeProblem {
  const pointer = descend(scene.pointer, name);
  const place = scene.canonical.places.get(pointer);
  const range = place?.keyRange ?? scene.place.node.range;
  const mended = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}_]/gu, '')
    .replace(/^\p{N}+/u, '');
  const fixes =
    mended === ''
      ? []
      : [{ title: { zh: `改为“${mended}”`, en: `Change to "${mended}"` }, edits: [{ range, text: mended }] }];
  return { diagnostic: scene.diagnose('shape/name', range, { name }, fixes), pointer };
}

function explainKind(error: SchemaError, scene: ShapeScene): ShapeProblem | null {
  const key = String(error.params.tag);
  const pointer = descend(scene.pointer, key);
  const place = scene.canonical.places.get(pointer);
  // Missing altogether: `required` says so.
  if (!place) return null;
  return { diagnostic: explainWrongValue(error, { ...scene, place, pointer }), pointer };
}
