import type { PolicyPlan } from '../../compile/plan';
import type { Vocabulary } from '../../vocabulary/vocabulary';
import { compileSteps } from '../steps/compile-steps';
import type { InputDescription, InteropProgram, NotExpressedPart, StepNode, TableNode } from '../steps/program';
import { printZen } from './print-zen';

/** A decision of GoRules JDM. `cuoshi` is read by no engine; it says how facts are written and what is not expressed. */
export interface JdmDecision {
  readonly contentType: 'application/vnd.gorules.decision';
  readonly cuoshi: {
    readonly format: 'cuoshi-jdm/1';
    readonly policy: { readonly id: string; readonly version: string; readonly title: string };
    readonly input: InputDescription;
    readonly notExpressed: readonly NotExpressedPart[];
  };
  readonly nodes: readonly JdmNode[];
  readonly edges: readonly {
    readonly id: string;
    readonly type: 'edge';
    readonly sourceId: string;
    readonly targetId: string;
  }[];
}

interface JdmNode {
  readonly id: string;
  readonly name: string;
  readonly type: 'inputNode' | 'outputNode' | 'expressionNode' | 'decisionTableNode';
  readonly position: { readonly x: number; readonly y: number };
  readonly content: object;
}

/**
 * Compiles a plan to a decision that GoRules' zen-engine runs: expression nodes and decision tables in one chain, in the
 * order in which a policy is applied. No function node is needed.
 *
 * Shape: gives `lines`, `deferred`, `total` and `individualTotal` for one year.
 */
export function compileJdm(plan: PolicyPlan, vocabulary: Vocabulary): JdmDecision {
  return writeJdm(compileSteps(plan, vocabulary));
}

/** Writes steps as a decision. */
export function writeJdm({ policy, input, nodes, notExpressed }: InteropProgram): JdmDecision {
  const chain: readonly Omit<JdmNode, 'position'>[] = [
    { id: 'input', name: '企业 | enterprise', type: 'inputNode', content: {} },
    ...nodes.map((node, index) =>
      node.kind === 'table' ? writeTable(node) : writeExpressions(node, index === nodes.length - 1),
    ),
    { id: 'output', name: '结果 | result', type: 'outputNode', content: {} },
  ];
  return {
    contentType: 'application/vnd.gorules.decision',
    cuoshi: { format: 'cuoshi-jdm/1', policy, input, notExpressed },
    nodes: chain.map((node, index) => ({
      ...node,
      position: { x: (index % 5) * 320, y: Math.floor(index / 5) * 180 },
    })),
    edges: chain.slice(1).map(({ id }, index) => ({
      id: `edge${index + 1}`,
      type: 'edge',
      sourceId: chain[index]?.id ?? '',
      targetId: id,
    })),
  };
}

function nameOf({ id, title }: StepNode): string {
  return `${title.zh} | ${title.en} (${id})`;
}

function writeExpressions(node: StepNode & { readonly kind: 'formulas' }, isLast: boolean): Omit<JdmNode, 'position'> {
  const siblings = new Set<string>();
  const expressions = node.steps.map(({ name, formula }) => {
    const expression = { id: name, key: name, value: printZen(formula, siblings) };
    siblings.add(name);
    return expression;
  });
  return {
    id: node.id,
    name: nameOf(node),
    type: 'expressionNode',
    content: { expressions, passThrough: !isLast, inputField: null, outputPath: null, executionMode: 'single' },
  };
}

/** A decision table that is looked up for each event of a list. */
function writeTable(node: TableNode): Omit<JdmNode, 'position'> {
  const { name, over, field, rowMembers, rows } = node;
  const output = (member: string): string => `output_${member}`;
  return {
    id: node.id,
    name: nameOf(node),
    type: 'decisionTableNode',
    content: {
      hitPolicy: 'first',
      inputs: [{ id: 'input', name: field, field: `event.${field}` }],
      outputs: rowMembers.map((member) => ({ id: output(member), name: member, field: member })),
      rules: rows.map(({ label, words, values }, index) => ({
        _id: `row${index + 1}`,
        _description: label,
        input: words.map((word) => JSON.stringify(word)).join(', '),
        ...Object.fromEntries(
          rowMembers.map((member, place) => [output(member), JSON.stringify(values[place] ?? null)]),
        ),
      })),
      passThrough: true,
      inputField: over,
      outputPath: name,
      executionMode: 'loop',
    },
  };
}
