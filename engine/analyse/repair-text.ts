import type { Bilingual, Fix } from '../diagnostics/diagnostic';
import type { DocumentChange } from '../edit/document-change';
import { writeChanges } from '../edit/write-changes';
import { policyShape } from '../validate/keywords';
import { parentPointer, pointerSegments } from '../validate/pointer';
import type { Analysis } from './analysis';
import type { PolicyScope } from './policy-scope';

/** Offers a change of the document as the smallest edit of its text; nothing where the text gives no hold. */
export function offerChange(
  analysis: Analysis,
  scope: PolicyScope,
  title: Bilingual,
  ...changes: readonly DocumentChange[]
): readonly Fix[] {
  const text = analysis.texts.get(scope.file);
  if (text === undefined) return [];
  const { map, surface } = scope.checked.source;
  const edits = writeChanges({ text, map, shape: policyShape, surface }, changes);
  return edits && edits.length > 0 ? [{ title, edits }] : [];
}

/** Offers to remove a key with all that stands under it; with the last one of a map the map goes too. */
export function removeKey(analysis: Analysis, scope: PolicyScope, title: Bilingual, pointer: string): readonly Fix[] {
  const parent = parentPointer(pointer) ?? '';
  const around = scope.checked.source.map.node(parent);
  if (around?.kind === 'map' && around.entries.length === 1 && parent !== '')
    return removeKey(analysis, scope, title, parent);
  return offerChange(analysis, scope, title, { kind: 'remove', pointer });
}

/** Offers to remove an element of a list; with the last one the list goes too. */
export function removeElement(
  analysis: Analysis,
  scope: PolicyScope,
  title: Bilingual,
  pointer: string,
): readonly Fix[] {
  const parent = parentPointer(pointer) ?? '';
  const removed = Number(pointerSegments(pointer).at(-1));
  const { map } = scope.checked.source;
  const kept: number[] = [];
  for (let index = 0; map.node(`${parent}/${index}`); index += 1) if (index !== removed) kept.push(index);
  if (kept.length === 0) return removeKey(analysis, scope, title, parent);
  const slots = kept.map((index) => ({ kind: 'kept', index }) as const);
  return offerChange(analysis, scope, title, { kind: 'arrange', pointer: parent, slots });
}

/** Offers to remove a row of a table; nothing where it is the last one, or where a reading counts the rows. */
export function removeRow(analysis: Analysis, scope: PolicyScope, pointer: string, rows: number): readonly Fix[] {
  const item = scope.plan.rules.find(({ from }) => from.pointer === pointer)?.from.itemId;
  if (item === undefined || rows < 2) return [];
  const written = JSON.stringify(scope.document.readings ?? []);
  if (['table', '表'].some((key) => written.includes(`${item}.${key}`))) return [];
  return removeElement(analysis, scope, { zh: '删除这一行', en: 'Remove the row' }, pointer);
}

/** Offers to put two values of a policy in one another's place. */
export function swapValues(analysis: Analysis, scope: PolicyScope, one: string, other: string): readonly Fix[] {
  const text = analysis.texts.get(scope.file);
  if (text === undefined) return [];
  const [a, b] = [one, other].map((pointer) => scope.checked.source.map.valueRange(pointer));
  if (!a || !b || a.end <= a.start || b.end <= b.start) return [];
  const edits = [
    { range: a, text: text.slice(b.start, b.end) },
    { range: b, text: text.slice(a.start, a.end) },
  ];
  edits.sort((left, right) => left.range.start - right.range.start);
  return [{ title: { zh: '对调两处金额', en: 'Swap the two amounts' }, edits }];
}
