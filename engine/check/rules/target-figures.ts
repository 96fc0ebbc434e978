import type { TargetItem } from '../../../schemas/generated/types';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';
import { readCondition } from '../read-expression';

/** A target with a figure says how it is compared and what counts; an aim in words has neither. */
export function checkTargetFigures(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'target')) {
    checkComparison(context, item, pointer);
    for (const field of ['counts', 'among'] as const) {
      const text = item[field];
      if (text !== undefined && !readCondition(context, descend(pointer, field), text, null)) context.drop(pointer);
    }
  }
}

function checkComparison(context: CheckContext, item: TargetItem, pointer: string): void {
  const { id, comparison, value, tolerance, by, every } = item;
  const idle = (field: 'value' | 'tolerance' | 'counts' | 'among' | 'by' | 'every'): void => {
    if (item[field] !== undefined)
      context.report('check/idle-field', descend(pointer, field), { field, id }, { at: 'key' });
  };
  if (comparison === undefined) {
    if (value !== undefined) {
      context.report('check/target-without-comparison', descend(pointer, 'value'), { id }, { at: 'key' });
      context.drop(pointer);
    } else for (const field of ['tolerance', 'counts', 'among'] as const) idle(field);
    return;
  }
  if (comparison === 'coverage') {
    idle('value');
    if (item.counts !== undefined && item.among === undefined)
      context.report('check/coverage-of-whom', descend(pointer, 'counts'), { id }, { at: 'key' });
  } else {
    idle('among');
    if (value === undefined) {
      context.report('check/target-without-value', descend(pointer, 'comparison'), { id }, { at: 'key' });
      context.drop(pointer);
    }
  }
  if (comparison !== 'about') idle('tolerance');
  else if (tolerance === undefined) {
    context.report('check/about-without-tolerance', descend(pointer, 'comparison'), { id }, { at: 'key' });
    context.drop(pointer);
  }
  if (by !== undefined && every !== undefined) idle('every');
}
