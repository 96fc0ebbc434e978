import type { WorkedExample } from '../../../schemas/generated/types';
import { readEnterpriseNode } from '../../enterprise/read-enterprise-node';
import { withNothingElse } from '../../enterprise/with-nothing-else';
import type { QuantityInterval, Unit } from '../../values/quantity';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { readFigure } from '../read-expression';
import { writtenInterval } from '../written-interval';

/** Worked examples can be run: their enterprises and expected figures are readable. */
export function checkWorkedExamples(context: CheckContext): void {
  context.document.examples?.forEach((example, index) => checkExample(context, example, descend('/examples', index)));
}

function checkExample(context: CheckContext, example: WorkedExample, pointer: string): void {
  const total = readExpected(context, descend(pointer, 'expect', 'total'), example.expect.total, 'money');
  const { individual, unquantified = null } = example.expect;
  const toPersons =
    individual === undefined
      ? null
      : readExpected(context, descend(pointer, 'expect', 'individual'), individual, 'money');
  const lines = example.expect.lines?.map((line, index) => {
    const at = descend(pointer, 'expect', 'lines', index);
    const unit = line.unit ?? 'money';
    const amount = readExpected(context, descend(at, 'amount'), line.amount, unit);
    return amount && { clause: line.clause, amount, unit, pointer: at };
  });
  const node = context.canonical.map.node(descend(pointer, 'enterprise'));
  if (!node) return;
  const enterprise = readEnterpriseNode(node, context.canonical.file, context.vocabulary);
  context.collect(enterprise.diagnostics, pointer);
  if (!enterprise.value) return;
  const readable = lines?.filter((line) => line !== null);
  if (!total || readable?.length !== lines?.length || (individual !== undefined && !toPersons)) return;
  const { name, year } = example;
  const typed = node.kind === 'map' ? node.entries.map(({ key }) => key) : [];
  context.draft.examples.push({
    name,
    pointer,
    enterprise: withNothingElse(enterprise.value, typed, context.vocabulary),
    year,
    total,
    individual: toPersons,
    unquantified,
    lines: readable ?? null,
  });
}

const expressionTypes: Readonly<Record<Unit, 'money' | 'rate' | 'number'>> = {
  money: 'money',
  quota: 'money',
  rate: 'rate',
  persons: 'number',
};

/** What is expected is written out, so that a changed rule cannot change it along. */
function readExpected(
  context: CheckContext,
  pointer: string,
  text: string | number,
  unit: Unit,
): QuantityInterval | null {
  const figure = readFigure(context, pointer, text, null, expressionTypes[unit]);
  const interval = figure && writtenInterval(figure, unit);
  if (figure && !interval) context.report('check/expected-formula', pointer, { text: String(text) });
  return interval;
}
