import type { WorkedExample } from '../../../schemas/generated/types';
import { readEnterpriseNode } from '../../enterprise/read-enterprise-node';
import type { MoneyInterval } from '../../values/money';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { readFigure } from '../read-expression';
import { writtenInterval } from '../written-interval';

/** Worked examples can be run: their enterprises and expected figures are readable. */
export function checkWorkedExamples(context: CheckContext): void {
  context.document.examples?.forEach((example, index) => checkExample(context, example, descend('/examples', index)));
}

function checkExample(context: CheckContext, example: WorkedExample, pointer: string): void {
  const total = readExpected(context, descend(pointer, 'expect', 'total'), example.expect.total);
  const lines = example.expect.lines?.map((line, index) => {
    const at = descend(pointer, 'expect', 'lines', index);
    const amount = readExpected(context, descend(at, 'amount'), line.amount);
    return amount && { clause: line.clause, amount, pointer: at };
  });
  const node = context.canonical.map.node(descend(pointer, 'enterprise'));
  if (!node) return;
  const enterprise = readEnterpriseNode(node, context.canonical.file, context.vocabulary);
  context.collect(enterprise.diagnostics, pointer);
  if (!enterprise.value) return;
  const readable = lines?.filter((line) => line !== null);
  if (!total || readable?.length !== lines?.length) return;
  const { name, year } = example;
  context.draft.examples.push({ name, pointer, enterprise: enterprise.value, year, total, lines: readable ?? null });
}

/** What is expected is written out, so that a changed rule cannot change it along. */
function readExpected(context: CheckContext, pointer: string, text: string | number): MoneyInterval | null {
  const figure = readFigure(context, pointer, text, null, 'money');
  const interval = figure && writtenInterval(figure);
  if (figure && !interval) context.report('check/expected-formula', pointer, { text: String(text) });
  return interval;
}
