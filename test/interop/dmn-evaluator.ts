import { DmnModdle, type ModdleElement } from 'dmn-moddle';
import { evaluate, type FeelFunction } from 'feelin';

/** A decision model as a foreign engine runs it: read with dmn-moddle, its FEEL evaluated with feelin. */
export interface DmnProgram {
  /** What dmn-moddle found fault with. */
  readonly warnings: readonly string[];
  run(inputs: Readonly<Record<string, unknown>>): unknown;
}

/** A decision as a function of what it requires. */
interface Step {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly decide: FeelFunction;
}

/**
 * Reads a model and makes every function and decision once. Each sees what it declares to require and nothing else, so
 * that a requirement left out shows. A decision table that collects gives a list of its outputs.
 */
export async function readDmn(xml: string, decision: string): Promise<DmnProgram> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  const elements = new Map(rootElement.get<ModdleElement[]>('drgElement').map((element) => [element.id, element]));
  const find = (reference: ModdleElement | undefined): ModdleElement => {
    const element = elements.get(reference?.get<string>('href').replace('#', '') ?? '');
    if (!element) throw new Error('the model needs an element that it does not have');
    return element;
  };
  const functions = new Map<string, FeelFunction>();
  const functionsOf = (element: ModdleElement): Record<string, FeelFunction> => {
    const needed = element
      .get<ModdleElement[]>('knowledgeRequirement')
      .map((each) => find(each.get('requiredKnowledge')));
    return Object.fromEntries(needed.map((each) => [each.name, makeFunction(each)]));
  };
  const makeFunction = (element: ModdleElement): FeelFunction => {
    const made = functions.get(element.name) ?? readFunction(writeFunction(element), functionsOf(element));
    functions.set(element.name, made);
    return made;
  };
  const steps: Step[] = [];
  const place = (element: ModdleElement): void => {
    if (element.$type === 'dmn:InputData' || steps.some(({ name }) => name === element.name)) return;
    const needed = element
      .get<ModdleElement[]>('informationRequirement')
      .map((each) => find(each.get('requiredDecision') ?? each.get('requiredInput')));
    needed.forEach(place);
    const parameters = needed.map(({ name }) => name);
    const feel = `function(${parameters.join(', ')}) ${textOf(element.get('decisionLogic'))}`;
    steps.push({ name: element.name, parameters, decide: readFunction(feel, functionsOf(element)) });
  };
  const asked = [...elements.values()].find(({ name }) => name === decision);
  if (!asked) throw new Error(`the model has no decision ${decision}`);
  place(asked);
  return {
    warnings: warnings.map(({ message }) => message),
    run(inputs) {
      const values = new Map<string, unknown>(Object.entries(inputs));
      for (const { name, parameters, decide } of steps)
        values.set(name, decide.invoke(parameters.map((parameter) => values.get(parameter) ?? null)));
      return values.get(decision);
    },
  };
}

function readFunction(feel: string, functions: Readonly<Record<string, FeelFunction>>): FeelFunction {
  const { value } = evaluate(feel, functions);
  return value as FeelFunction;
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
    const results = rule
      .get<ModdleElement[]>('outputEntry')
      .map((entry, index) => `${outputs[index]}: ${textOf(entry)}`);
    return `if ${tests.join(' and ') || 'true'} then [{${results.join(', ')}}] else []`;
  });
  return `{${[...inputs, `rows: flatten([${rows.join(', ')}])`].join(', ')}}.rows`;
}
