import type { PolicyPlan } from '../../compile/plan';
import type { Bilingual } from '../../diagnostics/diagnostic';
import type { Vocabulary } from '../../vocabulary/vocabulary';
import { compileSteps } from '../steps/compile-steps';
import { choose, constant, factOf, list, named, oneOf, record, shapeOf, through, type Formula } from '../steps/formula';
import type { InputDescription, InteropProgram, NotExpressedPart, TableNode } from '../steps/program';
import { printJsonLogic, type JsonLogic } from './print-json-logic';

/** A policy as steps of JSON Logic: each is applied to the input and the results of those before it. */
export interface JsonLogicProgram {
  readonly format: 'cuoshi-json-logic/1';
  readonly policy: { readonly id: string; readonly version: string; readonly title: string };
  readonly input: InputDescription;
  /** What the places of a line and of a total mean. */
  readonly members: { readonly line: readonly string[]; readonly total: readonly string[] };
  readonly steps: readonly { readonly name: string; readonly title: Bilingual; readonly logic: JsonLogic }[];
  readonly notExpressed: readonly NotExpressedPart[];
}

/** Compiles a plan to steps of JSON Logic; the last ones are `lines`, `deferred`, `total` and `individualTotal`. */
export function compileJsonLogic(plan: PolicyPlan, vocabulary: Vocabulary): JsonLogicProgram {
  return writeJsonLogic(compileSteps(plan, vocabulary));
}

/** Writes steps as JSON Logic. */
export function writeJsonLogic({ policy, input, lineMembers, nodes, notExpressed }: InteropProgram): JsonLogicProgram {
  return {
    format: 'cuoshi-json-logic/1',
    policy,
    input,
    members: { line: lineMembers, total: ['min', 'max'] },
    steps: nodes.flatMap((node) => {
      const steps = node.kind === 'table' ? [{ name: node.name, formula: lookUp(node) }] : node.steps;
      return steps.map(({ name, formula }) => ({ name, title: node.title, logic: printJsonLogic(formula) }));
    }),
    notExpressed,
  };
}

/** The row of a table for each event of a list, as conditions one after the other. */
function lookUp({ over, itemMembers, rowMembers, eventPlace, field, rows }: TableNode): Formula {
  const shape = shapeOf<string>(itemMembers);
  const found = (item: Formula, values: readonly (string | number | null)[]): Formula =>
    record([
      ...itemMembers.map((member) => [member, shape.get(item, member)] as const),
      ...rowMembers.map((member, place) => [member, constant(values[place] ?? null)] as const),
    ]);
  return through('map', named(over), 'item', (item) => {
    const event = shape.get(item, itemMembers[eventPlace] ?? '');
    return rows.reduceRight<Formula>(
      (rest, { words, values }) => choose(oneOf(factOf(event, field), words), found(item, values), rest),
      list([]),
    );
  });
}
