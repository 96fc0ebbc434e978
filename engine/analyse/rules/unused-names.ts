import type { Fix } from '../../diagnostics/diagnostic';
import type { CheckedExpression } from '../../expression/checked-expression';
import { descend } from '../../check/pointer';
import { report, type Analysis } from '../analysis';
import { visitExpression } from '../domain/map-expression';
import { boundsOf, type PolicyScope } from '../policy-scope';

/** Every parameter and definition decides something, and every later value does so in time. */
export function findUnusedNames(analysis: Analysis, scope: PolicyScope): void {
  const { plan } = scope;
  const used = namesUsed(scope);
  for (const [name, { changes }] of Object.entries(plan.parameters)) {
    const pointer = descend('/parameters', name);
    if (!used.has(name)) {
      const fixes = removeEntry(analysis, scope, pointer);
      report(analysis, scope, {
        code: 'analyse/unused-parameter',
        at: { pointer, mark: 'key' },
        args: { name },
        fixes,
      });
      continue;
    }
    changes.forEach(({ from }, index) => {
      const end = plan.window?.to;
      if (!end || from <= end) return;
      const at = { pointer: descend(pointer, 'changes', index, 'from') };
      report(analysis, scope, { code: 'analyse/ineffective-change', at, args: { name, from } });
    });
  }
  for (const name of Object.keys(plan.definitions)) {
    if (used.has(name)) continue;
    const pointer = descend('/definitions', name);
    const fixes = removeEntry(analysis, scope, pointer);
    report(analysis, scope, { code: 'analyse/unused-definition', at: { pointer, mark: 'key' }, args: { name }, fixes });
  }
}

/** Names that rules, limits, exclusions, targets or alternative readings come to, directly or through other names. */
function namesUsed({ plan, document }: PolicyScope): ReadonlySet<string> {
  const used = new Set<string>();
  const use = (expression: CheckedExpression): void =>
    visitExpression(expression, (part) => {
      if ((part.node !== 'parameter' && part.node !== 'definition') || used.has(part.name)) return;
      used.add(part.name);
      const meaning = plan.definitions[part.name];
      if (meaning) use(meaning);
      const parameter = plan.parameters[part.name];
      if (parameter) [parameter.value, ...parameter.changes.map(({ value }) => value)].forEach(use);
    });
  for (const { conditions, amount } of plan.rules) {
    for (const { expression } of conditions) use(expression);
    if (amount?.kind === 'share') [amount.base, ...boundsOf(amount.rate)].forEach(use);
    else if (amount) boundsOf(amount.amount).forEach(use);
  }
  for (const { operation } of plan.limits) if (operation.kind === 'cap') boundsOf(operation.amount).forEach(use);
  for (const { when } of plan.exclusions) use(when);
  for (const { counts, among } of plan.targets) for (const each of [counts, among]) if (each) use(each);
  const alternatives = JSON.stringify(document.readings ?? []);
  for (const name of [...Object.keys(plan.parameters), ...Object.keys(plan.definitions)])
    if (alternatives.includes(name)) used.add(name);
  return used;
}

/** Removes the whole lines of an entry; nothing where it shares its lines with others. */
function removeEntry(analysis: Analysis, scope: PolicyScope, pointer: string): readonly Fix[] {
  const text = analysis.texts.get(scope.file);
  if (text === undefined) return [];
  const { map } = scope.checked.source;
  const start = text.lastIndexOf('\n', map.keyRange(pointer).start - 1) + 1;
  const valueEnd = map.valueRange(pointer).end;
  const newline = text.indexOf('\n', Math.max(valueEnd - 1, 0));
  const end = newline < 0 ? text.length : newline + 1;
  const before = text.slice(start, map.keyRange(pointer).start);
  const after = text.slice(valueEnd, end);
  if (before.trim() !== '' || !/^\s*(?:#.*)?\s*$/.test(after)) return [];
  // The last entry of a block takes the key of the block with it, which no single edit should do.
  const block = pointer.startsWith('/parameters') ? scope.document.parameters : scope.document.definitions;
  if (Object.keys(block ?? {}).length < 2) return [];
  return [{ title: { zh: '删除', en: 'Remove it' }, edits: [{ range: { start, end }, text: '' }] }];
}
