import type { PolicyDocument } from '../../schemas/generated/types';
import { validatePolicyDocument } from '../../schemas/generated/validators';
import { diagnose } from '../diagnostics/diagnose';
import type { Staged } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import type { CanonicalDocument } from './canonical-document';
import { findProperty, policyShape } from './keywords';
import { validateShape } from './validate-shape';

/** Version of the measure language this product reads. */
const LANGUAGE_VERSION = 1;

/**
 * Checks the shape of a policy text and gives it in canonical words.
 *
 * Errors: shape/newer-language, shape/older-language (no value: nothing of such a file may be dropped or changed);
 * those of validateShape.
 */
export function validatePolicy(tree: SourceNode, path: string): Staged<CanonicalDocument<PolicyDocument> | null> {
  const version = languageVersion(tree);
  if (version && version.value !== LANGUAGE_VERSION) {
    const code = version.value > LANGUAGE_VERSION ? 'shape/newer-language' : 'shape/older-language';
    const args = { written: version.value, known: LANGUAGE_VERSION };
    return { value: null, diagnostics: [diagnose(code, path, version.range, args)] };
  }
  return validateShape(tree, path, { shape: policyShape, validate: validatePolicyDocument });
}

function languageVersion(tree: SourceNode): { value: number; range: SourceNode['range'] } | null {
  if (tree.kind !== 'map') return null;
  const entry = tree.entries.find((each) => findProperty(policyShape, each.key)?.canonical === 'measureLanguage');
  if (entry?.value.kind !== 'scalar' || typeof entry.value.value !== 'number') return null;
  return { value: entry.value.value, range: entry.value.range };
}
