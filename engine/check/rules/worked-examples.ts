import type { WorkedExample } from '../../../schemas/generated/types';
import { readEnterpriseNode } from '../../enterprise/read-enterprise-node';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { readFigure } from '../read-expression';

/** Worked examples can be run: their enterprises and expected figures are readable. */
export function checkWorkedExamples(context: CheckContext): void {
  context.document.examples?.forEach((example, index) => checkExample(context, example, descend('/examples', index)));
}

function checkExample(context: CheckContext, example: WorkedExample, pointer: string): void {
  const total = readFigure(context, descend(pointer, 'expect', 'total'), example.expect.total, null, 'money');
  const lines = example.expect.lines?.map((line, index) => {
    const at = descend(pointer, 'expect', 'lines', index);
    const amount = readFigure(context, descend(at, 'amount'), line.amount, null, 'money');
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
