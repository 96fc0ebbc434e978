import type { PolicyPlan } from '../../compile/plan';
import type { LeftOut } from './compile-setting';
import { findNeeds, type DmnElement, type DmnFunction, type DmnTable } from './dmn-model';
import { layOut, type Box } from './lay-out';

const MODEL = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const DIAGRAM = 'https://www.omg.org/spec/DMN/20191111/DMNDI/';
const DC = 'http://www.omg.org/spec/DMN/20180521/DC/';
const DI = 'http://www.omg.org/spec/DMN/20180521/DI/';
const FEEL = 'https://www.omg.org/spec/DMN/20191111/FEEL/';

/** Writes a decision model as DMN 1.3 with its diagram. The same elements give the same text. */
export function writeDmn(plan: PolicyPlan, elements: readonly DmnElement[], leftOut: readonly LeftOut[]): string {
  const needs = findNeeds(elements);
  // Readers of DMN take plain letters in identifiers only; names may be Chinese.
  const ids = new Map(elements.map((element, index) => [element, `${element.element}_${index + 1}`]));
  const idOf = (element: DmnElement): string => ids.get(element) ?? '';
  const notExpressed = leftOut.map(({ what, construct }) => `${what} (${construct.zh} / ${construct.en})`);
  const description = [
    `${plan.title}（${plan.id} ${plan.version}）`,
    '本模型不表达：其他政策与层级、服务、未定额的承诺、追回、理由。 / Not expressed: other policies and levels, services, promises without an amount, claw-backs, reasons.',
    notExpressed.length === 0
      ? '各项可计算的措施均已表达。 / Every item that pays is expressed.'
      : `未能表达，遇到时 deferred 为 true / Not expressed, and deferred where it may bear: ${notExpressed.join('; ')}`,
  ].join('\n');
  const written = elements.map((element) => writeElement(element, needs.get(element) ?? [], idOf));
  const boxes = layOut(elements, needs);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${MODEL}" xmlns:dmndi="${DIAGRAM}" xmlns:dc="${DC}" xmlns:di="${DI}" id="_definitions" name="${escape(plan.title)}" namespace="urn:cuoshi:policy:${encodeURIComponent(plan.id)}" expressionLanguage="${FEEL}" typeLanguage="${FEEL}" exporter="Cuoshi">
  <description>${escape(description)}</description>
${written.join('\n')}
${writeDiagram(boxes, needs, idOf)}
</definitions>
`;
}

type IdOf = (element: DmnElement) => string;

function writeElement(element: DmnElement, needed: readonly DmnElement[], idOf: IdOf): string {
  const id = idOf(element);
  const head = `id="${id}" name="${escape(element.name)}"`;
  const description = `    <description>${escape(element.description)}</description>`;
  const variable = `    <variable id="${id}_variable" name="${escape(element.name)}" typeRef="Any"/>`;
  if (element.element === 'input') return `  <inputData ${head}>\n${description}\n${variable}\n  </inputData>`;
  const requirements = needed.map((other) => writeRequirement(element, other, idOf)).sort();
  if (element.element === 'decision')
    return [
      `  <decision ${head}>`,
      description,
      variable,
      ...requirements,
      `    ${writeLiteral(`${id}_text`, element.feel)}`,
      '  </decision>',
    ].join('\n');
  return [
    `  <businessKnowledgeModel ${head}>`,
    description,
    variable,
    `    <encapsulatedLogic id="${id}_logic" kind="FEEL">`,
    ...element.parameters.map(
      (name, index) => `      <formalParameter id="${id}_p${index}" name="${escape(name)}" typeRef="Any"/>`,
    ),
    `      ${writeBody(element, id)}`,
    '    </encapsulatedLogic>',
    ...requirements,
    '  </businessKnowledgeModel>',
  ].join('\n');
}

function requirementId(from: DmnElement, to: DmnElement, idOf: IdOf): string {
  return `${idOf(from)}_needs_${idOf(to)}`;
}

/** Information requirements come before those of knowledge, as their names do. */
function writeRequirement(from: DmnElement, to: DmnElement, idOf: IdOf): string {
  const id = escape(requirementId(from, to, idOf));
  const href = `href="#${escape(idOf(to))}"`;
  if (to.element === 'function')
    return `    <knowledgeRequirement id="${id}"><requiredKnowledge ${href}/></knowledgeRequirement>`;
  const tag = to.element === 'input' ? 'requiredInput' : 'requiredDecision';
  return `    <informationRequirement id="${id}"><${tag} ${href}/></informationRequirement>`;
}

function writeLiteral(id: string, feel: string): string {
  return `<literalExpression id="${id}"><text>${escape(feel)}</text></literalExpression>`;
}

function writeBody({ body }: DmnFunction, id: string): string {
  return typeof body === 'string' ? writeLiteral(`${id}_text`, body) : writeTable(body, id);
}

function writeTable({ inputs, outputs, rows }: DmnTable, id: string): string {
  const text = (tag: string, cell: string, feel: string): string =>
    `<${tag} id="${escape(cell)}"><text>${escape(feel)}</text></${tag}>`;
  const columns = [
    ...inputs.map(
      ({ label, feel, type }, index) =>
        `<input id="${id}_i${index}" label="${escape(label)}"><inputExpression id="${id}_e${index}" typeRef="${type}"><text>${escape(feel)}</text></inputExpression></input>`,
    ),
    ...outputs.map(
      ({ name, type }, index) =>
        `<output id="${id}_o${index}" name="${escape(name)}" label="${escape(name)}" typeRef="${type}"/>`,
    ),
  ];
  const lines = rows.map(
    ({ description, tests, results }, index) =>
      `<rule id="${id}_r${index}"><description>${escape(description)}</description>` +
      tests.map((test, place) => text('inputEntry', `${id}_r${index}_i${place}`, test)).join('') +
      results.map((result, place) => text('outputEntry', `${id}_r${index}_o${place}`, result)).join('') +
      '</rule>',
  );
  return [`<decisionTable id="${id}_table" hitPolicy="COLLECT">`, ...columns, ...lines, '</decisionTable>'].join(
    '\n        ',
  );
}

function writeDiagram(
  boxes: ReadonlyMap<DmnElement, Box>,
  needs: ReadonlyMap<DmnElement, readonly DmnElement[]>,
  idOf: IdOf,
): string {
  const shapes = [...boxes].map(
    ([element, { x, y, width, height }]) =>
      `      <dmndi:DMNShape id="${escape(idOf(element))}_shape" dmnElementRef="${escape(idOf(element))}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></dmndi:DMNShape>`,
  );
  const edges = [...needs].flatMap(([from, others]) =>
    others.map((to) => {
      const id = requirementId(from, to, idOf);
      const [below, above] = [boxes.get(to), boxes.get(from)];
      const points = [
        below && `<di:waypoint x="${below.x + below.width / 2}" y="${below.y}"/>`,
        above && `<di:waypoint x="${above.x + above.width / 2}" y="${above.y + above.height}"/>`,
      ];
      return `      <dmndi:DMNEdge id="${id}_edge" dmnElementRef="${id}">${points.join('')}</dmndi:DMNEdge>`;
    }),
  );
  return [
    '  <dmndi:DMNDI>',
    '    <dmndi:DMNDiagram id="_diagram">',
    ...shapes,
    ...edges,
    '    </dmndi:DMNDiagram>',
    '  </dmndi:DMNDI>',
  ].join('\n');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/(?![\t\n\r])\p{Cc}/gu, '');
}
