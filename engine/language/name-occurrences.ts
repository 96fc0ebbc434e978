import type { TextRange } from '../diagnostics/diagnostic';
import { findNameInFormula, holdsFormula, listUses } from './formula-uses';
import type { PlaceInPolicy, PolicyText } from './place-in-policy';
import { listPolicyNames } from './policy-names';
import { findPathStart } from './rule-path';
import {
  contentRange,
  findTreePlace,
  isScalarPlace,
  listTreePlaces,
  type ScalarPlace,
  type TreePlace,
} from './tree-place';

/** A name the author gives: that of a parameter or definition, or the stable identifier of any part. */
export interface AuthorName {
  readonly kind: 'parameter' | 'definition' | 'identifier';
  readonly name: string;
}

/** One place where a name of the author's stands. */
export interface NameOccurrence {
  readonly range: TextRange;
  readonly role: 'declaration' | 'reference';
}

const references = new Set(['itemReference', 'exclusionReference', 'readingReference']);

/** Finds the name of the author's at a place and where it stands; null where there is none. */
export function findNameAt(scene: PlaceInPolicy): { readonly name: AuthorName; readonly range: TextRange } | null {
  const found = findTreePlace(scene, scene.offset);
  if (!found) return null;
  const { place, onKey } = found;
  if (onKey) {
    const kind = namedGroup(place);
    return (
      kind && place.entry && { name: { kind, name: place.entry.key }, range: keyContent(scene, place.entry.keyRange) }
    );
  }
  if (!isScalarPlace(place)) return null;
  const text = String(place.node.value ?? '');
  const range = contentRange(place.node);
  if (isIdentifier(place) || references.has(place.valueType ?? ''))
    return text === '' ? null : { name: identifier(text), range };
  if (place.valueType === 'rulePath') {
    const name = pathName(scene, text);
    const head = { start: range.start, end: range.start + headOf(text).length };
    return name && scene.offset <= head.end ? { name, range: head } : null;
  }
  if (!holdsFormula(place)) return null;
  const use = listUses(scene, place).find(
    ({ kind, range: at }) =>
      (kind === 'parameter' || kind === 'definition') && at.start <= scene.offset && scene.offset <= at.end,
  );
  if (!use || (use.kind !== 'parameter' && use.kind !== 'definition')) return null;
  return { name: { kind: use.kind, name: use.id }, range: use.range };
}

/** Lists where a name stands, in the order of the text. Cost: linear in the tree; formulas that hold the name are read. */
export function listOccurrences(policy: PolicyText, name: AuthorName): readonly NameOccurrence[] {
  return listTreePlaces(policy).flatMap((place): readonly NameOccurrence[] => {
    const declared = place.entry && namedGroup(place) === name.kind && place.entry.key === name.name;
    const own: readonly NameOccurrence[] =
      declared && place.entry ? [{ range: keyContent(policy, place.entry.keyRange), role: 'declaration' }] : [];
    return isScalarPlace(place) ? [...own, ...inScalar(policy, place, name)] : own;
  });
}

function inScalar(policy: PolicyText, place: ScalarPlace, name: AuthorName): readonly NameOccurrence[] {
  const text = String(place.node.value ?? '');
  if (!text.includes(name.name)) return [];
  const range = contentRange(place.node);
  if (place.valueType === 'rulePath') {
    const found = pathName(policy, text);
    if (found?.kind !== name.kind || found.name !== name.name) return [];
    return [{ range: { start: range.start, end: range.start + name.name.length }, role: 'reference' }];
  }
  if (name.kind === 'identifier') {
    if (text !== name.name) return [];
    if (isIdentifier(place)) return [{ range, role: 'declaration' }];
    return references.has(place.valueType ?? '') ? [{ range, role: 'reference' }] : [];
  }
  if (!holdsFormula(place)) return [];
  return findNameInFormula(policy, place, name.name).map((at) => ({ range: at, role: 'reference' }));
}

/** The identifier of the policy itself is known to other files, so it is no name to change here. */
function isIdentifier({ property, shape, parent }: TreePlace): boolean {
  return property?.canonical === 'id' && shape?.definition === 'identifier' && parent?.property?.canonical !== 'policy';
}

function namedGroup({ parent }: TreePlace): 'parameter' | 'definition' | null {
  if (parent?.parent?.parent !== null) return null;
  const group = parent.property?.canonical;
  return group === 'parameters' ? 'parameter' : group === 'definitions' ? 'definition' : null;
}

/** What the first word of a rule path names, and by which of its names. */
function pathName({ reading }: PolicyText, path: string): AuthorName | null {
  const head = headOf(path);
  const start = findPathStart(listPolicyNames(reading.tree), head);
  if (!start || start.kind === 'policy') return null;
  if (start.kind === 'item' || start.kind === 'row') return identifier(head);
  return start.named.name === head ? { kind: start.kind, name: head } : identifier(head);
}

function headOf(path: string): string {
  return path.split('.')[0] ?? '';
}

function identifier(name: string): AuthorName {
  return { kind: 'identifier', name };
}

function keyContent({ text }: PolicyText, { start, end }: TextRange): TextRange {
  return /["']/.test(text[start] ?? '') ? { start: start + 1, end: end - 1 } : { start, end };
}
