import type { Rule } from '../../compile/plan';
import type { Enterprise } from '../../enterprise/enterprise';
import { isNothing } from '../../values/money';
import { affectedByRules, placeOf, report, type Analysis } from '../analysis';
import { findWitness, withFact } from '../build-witness';
import { describeFact } from '../describe-fact';
import type { Axis } from '../domain/axis';
import { boxesOf } from '../domain/box';
import { allCells, createSpace, listAtoms, type Space } from '../domain/space';
import { labelOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';
import { paidUnder } from '../table-view';

/** Support tied to ownership, exports or origin is a question for the review of fair competition. */
export function findUnfairConditions(analysis: Analysis, scope: PolicyScope): void {
  for (const rules of scope.items.values()) {
    const [first] = rules;
    if (!first || first.trigger === null) continue;
    const told = new Set<string>();
    for (const rule of rules) examine(analysis, scope, rule, told);
  }
}

function examine(analysis: Analysis, scope: PolicyScope, rule: Rule, told: Set<string>): void {
  const meaning = scope.conditionOf(rule);
  const space = createSpace({ vocabulary: scope.vocabulary, trigger: rule.trigger }, [meaning]);
  for (const axis of space.axes.values()) {
    const sensitive = sensitiveCells(axis, space);
    if (sensitive === null || told.has(axis.id)) continue;
    const found = showDifference(scope, rule, space, axis, sensitive);
    if (!found) continue;
    told.add(axis.id);
    const condition = rule.conditions.find(({ expression }) =>
      listAtoms(scope.resolve(expression)).some((atom) => space.setsOf(atom).axis === axis.id),
    );
    report(analysis, scope, {
      code: 'analyse/fair-competition',
      at: condition ? placeOf(condition.expression, condition.from.pointer) : { pointer: rule.from.pointer },
      args: { item: labelOfItem(scope, rule.from.itemId), fact: describeFact(axis, space) },
      witness: found,
      affected: affectedByRules(analysis, scope, scope.items.get(rule.from.itemId) ?? [rule]),
    });
  }
}

/** Cells that favour where an enterprise comes from, who owns it, or that it exports; null for facts that say nothing of it. */
function sensitiveCells(axis: Axis, space: Space): bigint | null {
  const { field, subject, cells } = axis;
  const all = allCells(space, axis.id);
  if (subject === 'enterprise') return ['ownership', 'exports', 'region', 'area'].includes(field.id) ? all : null;
  const exporting = cells.reduce(
    (sum, cell, index) => (/^export/i.test(String(cell.fields[field.id] ?? '')) ? sum | (1n << BigInt(index)) : sum),
    0n,
  );
  return field.type.kind === 'enumeration' && exporting !== 0n ? exporting : null;
}

/** Two enterprises that differ in the fact alone, of which one is paid. */
function showDifference(
  scope: PolicyScope,
  rule: Rule,
  space: Space,
  axis: Axis,
  sensitive: bigint,
): { readonly enterprise: Enterprise; readonly contrast: Enterprise } | null {
  const meaning = scope.conditionOf(rule);
  const within = new Map([[axis.id, sensitive]]);
  const pays = (tried: Enterprise): boolean => !isNothing(paidUnder(scope, tried, [rule.from.itemId]));
  const contrast = findWitness(scope, { rule, condition: meaning, space, within }, pays);
  if (!contrast || !boxesOf(space, meaning)) return null;
  const collection = axis.subject === 'event' ? space.setting.trigger : null;
  for (const { state, fields } of axis.cells) {
    if (state !== 'value') continue;
    const enterprise = withFact(contrast, collection, fields, scope.vocabulary);
    if (!pays(enterprise)) return { enterprise, contrast };
  }
  return null;
}
