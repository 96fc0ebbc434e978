import type { WorkedExample } from '../../../schemas/generated/types';
import type { Staged } from '../../diagnostics/diagnostic';
import type { Enterprise } from '../../enterprise/enterprise';
import { readEnterpriseNode } from '../../enterprise/read-enterprise-node';
import { withNothingElse } from '../../enterprise/with-nothing-else';
import type { QuantityInterval, Unit } from '../../values/quantity';
import type { SourceNode } from '../../parse/source-node';
import { rememberByText, type TextMemo } from '../../values/text-memo';
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
  const enterprise = readExampleEnterprise(context, example, node);
  context.collect(enterprise.diagnostics, pointer);
  if (!enterprise.value) return;
  const readable = lines?.filter((line) => line !== null);
  if (!total || readable?.length !== lines?.length || (individual !== undefined && !toPersons)) return;
  const { name, year } = example;
  context.draft.examples.push({
    name,
    pointer,
    enterprise: enterprise.value,
    year,
    total,
    individual: toPersons,
    unquantified,
    lines: readable ?? null,
  });
}

const REMEMBERED_EXAMPLES = 1000;
const enterprisesOf = new WeakMap<Vocabulary, TextMemo<{ sound: Enterprise | null }>>();

/** Reads the facts of an example; those of which there is nothing to say are read once, however often the text moves. */
function readExampleEnterprise(
  { canonical, vocabulary }: CheckContext,
  example: WorkedExample,
  node: SourceNode,
): Staged<Enterprise | null> {
  const typed = node.kind === 'map' ? node.entries.map(({ key }) => key) : [];
  const read = () => {
    const { value, diagnostics } = readEnterpriseNode(node, canonical.file, vocabulary);
    return { value: value && withNothingElse(value, typed, vocabulary), diagnostics };
  };
  let remember = enterprisesOf.get(vocabulary);
  if (!remember) enterprisesOf.set(vocabulary, (remember = rememberByText(REMEMBERED_EXAMPLES)));
  const { sound } = remember(JSON.stringify([canonical.file, typed, example.enterprise]), () => {
    const { value, diagnostics } = read();
    return { sound: diagnostics.length === 0 ? value : null };
  });
  return sound ? { value: sound, diagnostics: [] } : read();
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
