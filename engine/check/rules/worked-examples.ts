import type { WorkedExample } from '../../../schemas/generated/types';
import type { Enterprise } from '../../enterprise/enterprise';
import { readEnterpriseNode } from '../../enterprise/read-enterprise-node';
import type { SourceNode } from '../../parse/source-node';
import type { MoneyInterval } from '../../values/money';
import { findCollection } from '../../vocabulary/find-collection';
import type { Vocabulary } from '../../vocabulary/vocabulary';
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
  const complete = withNothingElse(enterprise.value, node, context.vocabulary);
  context.draft.examples.push({ name, pointer, enterprise: complete, year, total, lines: readable ?? null });
}

/**
 * An example tells the whole story of its enterprise: events of a kind it does not speak of did not happen. A kind that
 * is named without a list stays unknown.
 */
function withNothingElse(enterprise: Enterprise, node: SourceNode, vocabulary: Vocabulary): Enterprise {
  const typed = node.kind === 'map' ? node.entries.map(({ key }) => findCollection(vocabulary, key)?.id) : [];
  const others = vocabulary.facts.collections.filter(({ id }) => !typed.includes(id));
  return { ...enterprise, events: { ...Object.fromEntries(others.map(({ id }) => [id, []])), ...enterprise.events } };
}

/** What is expected is written out, so that a changed rule cannot change it along. */
function readExpected(context: CheckContext, pointer: string, text: string | number): MoneyInterval | null {
  const figure = readFigure(context, pointer, text, null, 'money');
  const interval = figure && writtenInterval(figure);
  if (figure && !interval) context.report('check/expected-formula', pointer, { text: String(text) });
  return interval;
}
