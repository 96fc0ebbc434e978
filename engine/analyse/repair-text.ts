import type { Fix } from '../diagnostics/diagnostic';
import type { Analysis } from './analysis';
import type { PolicyScope } from './policy-scope';

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
  return [{ title: { zh: '对调两处金额', en: 'Swap the two amounts' }, edits }];
}

/**
 * Offers to remove a row of a table that stands on lines of its own; nothing where it is the last one, or where a
 * reading counts the rows of the table.
 */
export function removeRow(analysis: Analysis, scope: PolicyScope, pointer: string, rows: number): readonly Fix[] {
  const text = analysis.texts.get(scope.file);
  const item = scope.plan.rules.find(({ from }) => from.pointer === pointer)?.from.itemId;
  if (text === undefined || item === undefined || rows < 2) return [];
  const written = JSON.stringify(scope.document.readings ?? []);
  if (['table', '表'].some((key) => written.includes(`${item}.${key}`))) return [];
  const value = scope.checked.source.map.valueRange(pointer);
  const start = text.lastIndexOf('\n', value.start - 1) + 1;
  const newline = text.indexOf('\n', Math.max(value.end - 1, 0));
  const end = newline < 0 ? text.length : newline + 1;
  const ownLines =
    /^\s*- *$/.test(text.slice(start, value.start)) && /^\s*(?:#.*)?\s*$/.test(text.slice(value.end, end));
  if (!ownLines) return [];
  return [{ title: { zh: '删除这一行', en: 'Remove the row' }, edits: [{ range: { start, end }, text: '' }] }];
}
