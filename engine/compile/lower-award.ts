import type { AllowanceItem, AwardItem, TableRow } from '../../schemas/generated/types';
import { descend } from '../check/pointer';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import { conditionsOf, lowerItemLimits } from './lower-item';
import type { LoweredItem } from './lowered-item';
import type { Limit, Rule } from './plan';
import { referToClause } from './refer-to-clause';
import { labelItem, labelRow } from './rule-label';

type TabledItem = AwardItem | AllowanceItem;

/** Lowers an award to one rule, or to one for each row of its table, with the limits on them. */
export function lowerAward(context: CompileContext, placed: PlacedItem<TabledItem>): LoweredItem {
  const { item } = placed;
  const rules = item.table
    ? item.table.flatMap((row, index) => lowerRow(context, placed, row, index) ?? [])
    : lowerAmount(context, placed);
  const limits = [...pickOneRow(placed, rules), ...lowerItemLimits(context, placed, rules)];
  return { rules, limits };
}

function lowerAmount(context: CompileContext, placed: PlacedItem<TabledItem>): readonly Rule[] {
  const amount = context.checked.figures.get(descend(placed.pointer, 'amount'));
  if (!amount) return [];
  return [{ ...commonParts(context, placed), amount: { kind: 'amount', amount } }];
}

function lowerRow(context: CompileContext, placed: PlacedItem<TabledItem>, row: TableRow, index: number): Rule | null {
  const pointer = descend(placed.pointer, 'table', index);
  const matchPointer = descend(pointer, 'match');
  const amount = context.checked.figures.get(descend(pointer, 'amount'));
  const expression = context.checked.expressions.get(matchPointer);
  if (!amount || !expression || context.checked.dropped.has(pointer)) return null;
  const common = commonParts(context, placed);
  const clause = row.clause ?? placed.item.clause;
  return {
    ...common,
    id: `${placed.item.id}#${index + 1}`,
    from: referToClause(placed, pointer, clause),
    label: labelRow(context.checked.vocabulary, placed, row, expression),
    conditions: [
      { role: 'match', expression, from: referToClause(placed, matchPointer, clause) },
      ...common.conditions,
    ],
    amount: { kind: 'amount', amount },
  };
}

function commonParts(context: CompileContext, placed: PlacedItem<TabledItem>): Rule {
  const { item } = placed;
  return {
    id: item.id,
    from: referToClause(placed),
    kind: 'award',
    label: labelItem(placed),
    gist: item.gist ?? '',
    trigger: context.triggerOf(placed)?.id ?? null,
    asOf: 'yearEnd',
    monthly: null,
    conditions: conditionsOf(context, placed),
    amount: null,
    claim: 'claim' in item ? (item.claim ?? 'event') : 'event',
    unit: 'money',
    countsInTotal: (item.payee ?? 'enterprise') === 'enterprise',
    payer: item.payer ?? 'issuer',
    payee: item.payee ?? 'enterprise',
    readings: item.readings ?? [],
  };
}

/**
 * The best row counts: several tests can match one event, a claim over a year gathers events of several rows, and an
 * unknown fact leaves all rows open even where at most one can match.
 */
function pickOneRow(placed: PlacedItem<TabledItem>, rules: readonly Rule[]): readonly Limit[] {
  if (rules.length < 2) return [];
  return [
    {
      id: `${placed.item.id}/table`,
      stage: 'itemCap',
      operation: { kind: 'highest', differing: null },
      rules: rules.map(({ id }) => id),
      groupBy: [],
      within: 'claim' in placed.item && placed.item.claim === 'year' ? 'year' : 'event',
      from: referToClause(placed, descend(placed.pointer, 'table')),
    },
  ];
}
