import type { Parameter } from '../../../schemas/generated/types';
import type { CheckedExpression } from '../../expression/checked-expression';
import type { CheckContext } from '../check-context';
import { listNamedValues, orderByUse } from '../name-graph';
import { descend } from '../pointer';
import { readCondition, readFigure } from '../read-expression';

/** Parameters are figures of one type through all their changes, definitions are conditions; each after those it uses. */
export function checkNamedValues(context: CheckContext): void {
  const { parameters = {}, definitions = {} } = context.document;
  for (const name of Object.keys(definitions)) context.draft.definitionNames.add(name);
  for (const { name, kind } of orderByUse(listNamedValues(context.document))) {
    if (!context.looksAt(descend(kind === 'definition' ? '/definitions' : '/parameters', name))) continue;
    if (kind === 'definition') {
      const pointer = descend('/definitions', name);
      if (!readCondition(context, descend(pointer, 'when'), definitions[name]?.when ?? '', null)) context.drop(pointer);
      continue;
    }
    const parameter = parameters[name];
    const usable =
      typeof parameter === 'object' ? checkParameter(context, name, parameter) : checkPlain(context, name, parameter);
    if (!usable) context.drop(descend('/parameters', name));
  }
}

function checkPlain(context: CheckContext, name: string, figure: string | number | undefined): boolean {
  const value = readExactly(context, descend('/parameters', name), figure ?? '');
  if (value) context.draft.parameterTypes.set(name, value.type);
  return value !== null;
}

function checkParameter(context: CheckContext, name: string, parameter: Parameter): boolean {
  const pointer = descend('/parameters', name);
  const value = readExactly(context, descend(pointer, 'value'), parameter.value);
  if (!value) return false;
  context.draft.parameterTypes.set(name, value.type);
  let usable = true;
  let previous = '';
  parameter.changes?.forEach((change, index) => {
    const at = descend(pointer, 'changes', index);
    if (change.from <= previous) {
      context.report('check/changes-out-of-order', descend(at, 'from'), { date: change.from, previous });
      usable = false;
    }
    previous = change.from;
    const later = readExactly(context, descend(at, 'value'), change.value);
    usable &&= later !== null;
    if (!later || later.type.kind === value.type.kind) return;
    context.report('check/change-of-type', descend(at, 'value'), { name });
    usable = false;
  });
  return usable;
}

/** A parameter names a quantity; `up to` and `at least` belong where it is used. */
function readExactly(context: CheckContext, pointer: string, text: string | number): CheckedExpression | null {
  const figure = readFigure(context, pointer, text, null, null);
  if (!figure) return null;
  if (figure.modality !== 'exactly') {
    context.report('check/parameter-with-modality', pointer, { text: String(text) });
    return null;
  }
  context.draft.expressions.set(pointer, figure.value);
  return figure.value;
}
