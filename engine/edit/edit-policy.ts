import type { PolicyDocument } from '../../schemas/generated/types';
import { validatePolicyDocument } from '../../schemas/generated/validators';
import type { TextEdit } from '../diagnostics/diagnostic';
import { applyEdits } from '../parse/repaired-text';
import { parseSource } from '../parse/parse-source';
import type { SourceNode } from '../parse/source-node';
import type { SourceFile } from '../source/source-file';
import type { CanonicalDocument } from '../validate/canonical-document';
import { canonicalize, type CanonicalValue } from '../validate/canonicalize';
import { policyShape } from '../validate/keywords';
import { validateShape, type DocumentKind } from '../validate/validate-shape';
import { diffDocuments, sameValue } from './diff-documents';
import { recogniseMoves } from './recognise-moves';
import { writeChanges } from './write-changes';

/**
 * Writes a change of a policy's document, such as a form makes it, as the smallest edits of its text: comments, order,
 * quotes and blank lines outside what changed stay byte for byte. Null where the text gives no hold, or would not read
 * back as the document wanted: then it can only be edited as text.
 *
 * Shape: edits in the order of the text, not overlapping. Values of expressions are in the words of the text.
 * Cost: one reading of the edited text.
 */
export function editPolicy(
  file: SourceFile,
  canonical: CanonicalDocument<PolicyDocument>,
  after: PolicyDocument,
): readonly TextEdit[] | null {
  return editDocument(file, canonical, after, { shape: policyShape, validate: validatePolicyDocument });
}

/** Writes a change of a document of any kind, as `editPolicy` writes that of a policy. */
export function editDocument<Document>(
  file: SourceFile,
  canonical: CanonicalDocument<Document>,
  after: Document,
  kind: DocumentKind<Document>,
): readonly TextEdit[] | null {
  const [before, wanted] = [canonical.document, after].map((document) => document as unknown as CanonicalValue);
  if (before === undefined || wanted === undefined) return null;
  const { map, surface } = canonical;
  const changes = recogniseMoves(before, diffDocuments(before, wanted));
  const edits = writeChanges({ text: file.text, map, shape: kind.shape, surface }, changes);
  if (!edits) return null;
  const tree = parseSource({ path: file.path, text: applyEdits(file.text, edits) }).value;
  return tree && readsAs(tree, file.path, wanted, kind) ? edits : null;
}

/** A form may be half filled in: then the shape is not yet right, but everything stands in the text. */
function readsAs<Document>(
  tree: SourceNode,
  path: string,
  wanted: CanonicalValue,
  kind: DocumentKind<Document>,
): boolean {
  if (sameValue(canonicalize(tree, kind.shape, path).value, wanted)) return true;
  const read = validateShape(tree, path, kind).value;
  return read !== null && sameValue(read.document as unknown as CanonicalValue, wanted);
}
