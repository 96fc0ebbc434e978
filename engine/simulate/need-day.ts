import type { EventCollection } from '../vocabulary/vocabulary';
import type { ClaimEvent } from './claim';
import type { FactNeed } from './result';

/** Names the missing day of an event by the field it is entered in. */
export function needDay({ path, event }: ClaimEvent, { dateField, fields, label }: EventCollection): FactNeed {
  const day = fields.find(({ id }) => id === dateField)?.label ?? { zh: '日期', en: 'date' };
  const number = event.index + 1;
  return {
    path: `${path}.${dateField ?? 'date'}`,
    label: { zh: `第${number}项${label.zh}的${day.zh}`, en: `${day.en} of ${label.en} ${number}` },
  };
}
