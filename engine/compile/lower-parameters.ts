import type { CheckedPolicy } from '../check/checked-policy';
import { descend } from '../check/pointer';
import type { CheckedExpression } from '../expression/checked-expression';
import type { PlanParameter } from './plan';

/** Lowers the named figures, each with its later values in the order of their days. */
export function lowerParameters(checked: CheckedPolicy): Readonly<Record<string, PlanParameter>> {
  const parameters = Object.entries(checked.source.document.parameters ?? {}).flatMap(([name, parameter]) => {
    const pointer = descend('/parameters', name);
    const value = checked.expressions.get(typeof parameter === 'object' ? descend(pointer, 'value') : pointer);
    if (!value || checked.dropped.has(pointer)) return [];
    const written = typeof parameter === 'object' ? (parameter.changes ?? []) : [];
    const changes = written.flatMap((change, index) => {
      const later = checked.expressions.get(descend(pointer, 'changes', index, 'value'));
      return later ? [{ from: change.from, value: later }] : [];
    });
    return [[name, { label: name, value, changes }] as const];
  });
  return Object.fromEntries(parameters);
}

/** Lowers the named conditions. */
export function lowerDefinitions(checked: CheckedPolicy): Readonly<Record<string, CheckedExpression>> {
  const definitions = Object.keys(checked.source.document.definitions ?? {}).flatMap((name) => {
    const pointer = descend('/definitions', name);
    const expression = checked.expressions.get(descend(pointer, 'when'));
    return expression && !checked.dropped.has(pointer) ? [[name, expression] as const] : [];
  });
  return Object.fromEntries(definitions);
}
