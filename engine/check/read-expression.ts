import type { TableRow } from '../../schemas/generated/types';
import type { Staged } from '../diagnostics/diagnostic';
import type { AmountFigure } from '../expression/amount-figure';
import { checkExpression } from '../expression/check-expression';
import { checkFigure } from '../expression/check-figure';
import { checkMatch } from '../expression/check-match';
import type { CheckedExpression } from '../expression/checked-expression';
import { locateInScalar, type ExpressionPlace } from '../expression/expression-place';
import { parseExpression } from '../expression/parse-expression';
import type { TypeEnvironment } from '../expression/type-environment';
import type { CheckContext } from './check-context';
import { namesInExpression, namesInFigure } from './name-graph';
import { pointerSegments } from '../validate/pointer';
import { descend } from './pointer';

/** Reads the condition at a pointer; null, with findings, unless it is true or false. `trigger` is the event in scope. */
export function readCondition(
  context: CheckContext,
  pointer: string,
  text: string,
  trigger: string | null,
): CheckedExpression | null {
  return readExpression(context, pointer, text, trigger, 'boolean');
}

/** Reads the expression at a pointer and keeps it; null, with findings, unless it has the expected type. */
export function readExpression(
  context: CheckContext,
  pointer: string,
  text: string,
  trigger: string | null,
  expected: 'boolean' | 'money' | null,
): CheckedExpression | null {
  if (namesInExpression(text, unusableNames(context)).length > 0) return null;
  const place = placeOf(context, pointer);
  const syntax = keep(context, pointer, parseExpression(text, place));
  if (!syntax) return null;
  const type = expected === null ? undefined : { kind: expected };
  const checked = keep(context, pointer, checkExpression(syntax, environmentOf(context, trigger), place, type));
  if (checked) context.draft.expressions.set(pointer, checked);
  return checked;
}

/** Reads the figure at a pointer and keeps it; null, with findings, unless it is of the expected unit. */
export function readFigure(
  context: CheckContext,
  pointer: string,
  figure: string | number,
  trigger: string | null,
  expected: 'money' | 'rate' | 'number' | null,
): AmountFigure | null {
  if (namesInFigure(String(figure), unusableNames(context)).length > 0) return null;
  const environment = environmentOf(context, trigger);
  const checked = keep(
    context,
    pointer,
    checkFigure(writtenFigure(context, pointer, figure), environment, placeOf(context, pointer), expected),
  );
  if (checked) context.draft.figures.set(pointer, checked);
  return checked;
}

/** Reads what selects a table row and keeps it as a condition on the subject; null, with findings, unless in order. */
export function readMatch(
  context: CheckContext,
  pointer: string,
  match: TableRow['match'],
  subject: CheckedExpression,
  trigger: string | null,
): CheckedExpression | null {
  const values = Array.isArray(match)
    ? match.map((value, index) => ({ value, place: placeOf(context, descend(pointer, index)) }))
    : [{ value: match, place: placeOf(context, pointer) }];
  const checked = keep(context, pointer, checkMatch(values, subject, environmentOf(context, trigger)));
  if (checked) context.draft.expressions.set(pointer, checked);
  return checked;
}

function keep<Value>(context: CheckContext, pointer: string, staged: Staged<Value>): Value {
  context.collect(staged.diagnostics, pointer);
  return staged.value;
}

function environmentOf({ vocabulary, draft }: CheckContext, trigger: string | null): TypeEnvironment {
  return { vocabulary, trigger, parameters: draft.parameterTypes, definitions: draft.definitionNames };
}

/** Names whose own text has an error: what uses them cannot be read either, and has no error of its own. */
function unusableNames({ draft: { dropped } }: CheckContext): ReadonlySet<string> {
  const known = unusable.get(dropped);
  // Parts are dropped and never come back.
  if (known?.dropped === dropped.size) return known.names;
  const names = new Set<string>();
  for (const pointer of dropped) {
    const [group, name, ...within] = pointerSegments(pointer);
    const isNamed = group === 'parameters' || group === 'definitions';
    if (isNamed && name !== undefined && within.length === 0) names.add(name);
  }
  unusable.set(dropped, { dropped: dropped.size, names });
  return names;
}

/** Asked for every expression. */
const unusable = new WeakMap<ReadonlySet<string>, { readonly dropped: number; readonly names: ReadonlySet<string> }>();

/** Numbers count as typed: 1.10 and long numbers do not survive as JSON numbers. */
function writtenFigure(context: CheckContext, pointer: string, figure: string | number): string | number {
  const node = context.canonical.map.node(pointer);
  const asTyped = typeof figure === 'number' && node?.kind === 'scalar' && node.value === figure;
  return asTyped && /^-?\d+(?:\.\d+)?$/.test(node.text) ? node.text : figure;
}

function placeOf({ canonical }: CheckContext, pointer: string): ExpressionPlace {
  const node = canonical.map.node(pointer);
  if (node?.kind !== 'scalar') return { file: canonical.file, offset: canonical.map.valueRange(pointer).start };
  const { contentStart, style, text, written } = node;
  const place = { file: canonical.file, offset: contentStart, style };
  return written === undefined ? place : { ...place, locate: locateInScalar(text, written, contentStart, style) };
}
