import { DmnModdle, type ModdleElement } from 'dmn-moddle';
import { evaluate } from 'feelin';

/** A decision model as a foreign engine runs it: read with dmn-moddle, its FEEL evaluated with feelin. */
export interface DmnProgram {
  readonly warnings: readonly string[];
  run(inputs: Readonly<Record<string, unknown>>): unknown;
}

type Names = Record<string, unknown>;

/**
 * Reads a model and makes its functions once. Decisions are evaluated in the order in which they need one another,
 * down from `result`. A decision table that collects gives a list of its outputs.
 */
export async function readDmn(xml: string, decision: string): Promise<DmnProgram> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  const elements = new Map(rootElement.get<ModdleElement[]>('drgElement').map((element) => [element.id, element]));
  const functions: Names = {};
  const find = (reference: ModdleElement | undefined): ModdleElement => {
    const element = elements.get(reference?.get<string>('href').replace('#', '') ?? '');
    if (!element) throw new Error('the model needs an element that it does not have');
    return element;
  };
  const neededFunctions = (element: ModdleElement): readonly ModdleElement[] =>
    (element.get<ModdleElement[] | undefined>('knowledgeRequirement') ?? []).map((each) =>
      find(each.get('requiredKnowledge')),
    );
  const makeFunction = (element: ModdleElement): void => {
    if (element.name in functions) return;
    neededFunctions(element).forEach(makeFunction);
    functions[element.name] = calculate(writeFunction(element), functions);
  };
  elements.forEach((element) => neededFunctions(element).forEach(makeFunction));
  const ordered: { readonly name: string; readonly feel: string }[] = [];
  const place = (element: ModdleElement): void => {
    if (element.$type === 'dmn:InputData' || ordered.some(({ name }) => name === element.name)) return;
    for (const each of element.get<ModdleElement[]>('informationRequirement'))
      place(find(each.get('requiredDecision') ?? each.get('requiredInput')));
    ordered.push({ name: element.name, feel: textOf(element.get('decisionLogic')) });
  };
  const asked = [...elements.values()].find(({ name }) => name === decision);
  if (!asked) throw new Error(`the model has no decision ${decision}`);
  place(asked);
  return {
    warnings: warnings.map(({ message }) => message),
    run(inputs) {
      const names: Names = { ...functions, ...inputs };
      for (const { name, feel } of ordered) names[name] = calculate(feel, names);
      return names[decision];
    },
  };
}

function calculate(feel: string, names: Names): unknown {
  const { value } = evaluate(feel, names);
  return value;
}

function textOf(expression: ModdleElement): string {
  return expression.get<string>('text');
}

/** Writes an encapsulated logic as one FEEL function; a table becomes the list of the outputs of the rows that hold. */
function writeFunction(element: ModdleElement): string {
  const logic = element.get<ModdleElement>('encapsulatedLogic');
  const parameters = logic.get<ModdleElement[]>('formalParameter').map(({ name }) => name);
  const body = logic.get<ModdleElement>('body');
  const feel = body.$type === 'dmn:DecisionTable' ? writeTable(body) : textOf(body);
  return `function(${parameters.join(', ')}) ${feel}`;
}

function writeTable(table: ModdleElement): string {
  const inputs = table
    .get<ModdleElement[]>('input')
    .map((input, index) => `input${index}: ${textOf(input.get('inputExpression'))}`);
  const outputs = table.get<ModdleElement[]>('output').map(({ name }) => name);
  const rows = table.get<ModdleElement[]>('rule').map((rule) => {
    const tests = rule
      .get<ModdleElement[]>('inputEntry')
      .map((entry, index) => ({ index, test: textOf(entry) }))
      .filter(({ test }) => test !== '-')
      .map(({ index, test }) => `input${index} in (${test})`);
    const results = rule.get<ModdleElement[]>('outputEntry').map((entry, index) => `${outputs[index]}: ${textOf(entry)}`);
    return `if ${tests.join(' and ') || 'true'} then [{${results.join(', ')}}] else []`;
  });
  return `{${[...inputs, `rows: flatten([${rows.join(', ')}])`].join(', ')}}.rows`;
}
