import type { Bilingual } from '../diagnostics/diagnostic';
import type { FactValue } from '../enterprise/enterprise';
import { toDecimalText, type Rational } from '../values/rational';
import { describeValue } from '../vocabulary/describe-value';
import { findCollection } from '../vocabulary/find-collection';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import type { Axis } from './domain/axis';
import type { Cell, Span } from './domain/cell';
import type { Space } from './domain/space';

/** Names a fact for readers: 企业的从业人员, 认定的级别. */
export function describeFact(axis: Axis, space: Space): Bilingual {
  const { field, subject } = axis;
  if (subject === 'enterprise') return field.label;
  const { trigger, vocabulary } = space.setting;
  const event = findCollection(vocabulary, trigger ?? '')?.label ?? { zh: '事件', en: 'event' };
  return { zh: `${event.zh}的${field.label.zh}`, en: `${field.label.en} of the ${event.en}` };
}

/** Writes a value of a fact for readers. */
export function describeFactValue(field: FactField, value: FactValue | undefined, vocabulary: Vocabulary): Bilingual {
  return value === undefined ? { zh: '未填', en: 'missing' } : describeValue(vocabulary, field.type, value);
}

/** Writes the values from one cell to another: (100, 200), 100, above 100. */
export function describeSpan(field: FactField, from: Cell, to: Cell, vocabulary: Vocabulary): Bilingual {
  const [first, last] = [from.span, to.span];
  const value = (end: Rational | string | null): Bilingual => {
    const text = end === null ? null : typeof end === 'string' ? end : toDecimalText(end);
    return text === null ? { zh: '…', en: '…' } : describeValue(vocabulary, field.type, text);
  };
  const low = value(first?.low ?? null);
  const high = value(last?.high ?? null);
  const [left, right] = [isPoint(first) ? '[' : '(', isPoint(last) ? ']' : ')'];
  if (isPoint(first) && low.zh === high.zh) return low;
  return { zh: `${left}${low.zh}, ${high.zh}${right}`, en: `${left}${low.en}, ${high.en}${right}` };
}

function isPoint(span: Span | null | undefined): boolean {
  if (!span || span.low === null || span.high === null) return false;
  if (span.of === 'date') return span.low === span.high;
  return span.low.n === span.high.n && span.low.d === span.high.d;
}
