import {
  fairCap,
  fairCategories,
  holderTitles,
  nanchangTitles,
  patentAward,
  seriousAccidents,
  seriousOffences,
  workstationAward,
  workstations,
  xihuPlatforms,
  xihuQuality,
  xihuTitles,
  type Figure,
} from './figures-by-hand';

const families = [...new Set([...xihuTitles, ...xihuQuality].map(([word]) => word.split('/')[0] ?? ''))];
const year = '[20230101..20231231]';

/**
 * What somebody who knows GoRules would write for the money of the two policies in 2023: a graph of one chain of
 * expressions over plain records, which zen-engine runs fastest. Every title is held at most once, and so is every
 * platform of a kind and level.
 *
 * Shape: gives `lo` and `hi` in fen.
 */
export function writeGraph(): object {
  const expressions = listExpressions().map(([key, value]) => ({ id: key, key, value }));
  const result = [
    ['lo', 'xihu'],
    ['hi', 'xihu + nanchang'],
  ].map(([key, value]) => ({ id: key, key, value }));
  const nodes = [
    { id: 'input', type: 'inputNode', content: {} },
    { id: 'money', type: 'expressionNode', content: chain(expressions, true) },
    { id: 'result', type: 'expressionNode', content: chain(result, false) },
    { id: 'output', type: 'outputNode', content: {} },
  ].map((node, index) => ({ ...node, name: node.id, position: { x: index * 200, y: 0 } }));
  const edges = nodes.slice(1).map(({ id }, index) => ({
    id: `edge${index}`,
    type: 'edge',
    sourceId: nodes[index]?.id ?? '',
    targetId: id,
  }));
  return { contentType: 'application/vnd.gorules.decision', nodes, edges };
}

function chain(expressions: readonly object[], passThrough: boolean): object {
  return { expressions, passThrough, inputField: null, outputPath: null, executionMode: 'single' };
}

function listExpressions(): readonly (readonly [key: string, value: string])[] {
  const among = (words: readonly string[]): string => `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  const holds = (day: string): string => `some($.holders as h, h.awardedOn <= ${day} and h.validTo >= ${day})`;
  const pooled = 'some(pools as p, p.region == 360103 and p.since <= x.awardedOn and p.until >= x.awardedOn)';
  const quality = `x.isFirst and (${holds('x.awardedOn')} or ${pooled})`;
  const bestOf = (list: string, condition: string): string =>
    `(some($.${list}, ${condition}) ? max(map(filter($.${list}, ${condition}), #.award)) : 0)`;
  const isPaid = `(x.title in ${among(xihuQuality.map(([word]) => word))} ? ${quality} : true)`;
  const kinds = ['enterprise-technology-centre', 'engineering-research-centre'];
  const sound = (of: string): string => `$.excluded ? 0 : ${of}`;
  const serious = `#.kind == "work-safety-accident" ? #.severity in ${among(seriousAccidents)} : #.kind in ${among(seriousOffences)}`;
  return [
    ['holders', `filter(recognitions, #.title in ${among(holderTitles)})`],
    [
      'excluded',
      `some(violations, #.date in ${year} and (#.kind == "serious-dishonesty" ? #.subject in ["enterprise", "legal-representative"] : #.subject == "enterprise" and (${serious})))`,
    ],
    [
      'own',
      `map(filter(recognitions, #.isNew and #.recognizedIn == 360103 and #.awardedOn in ${year}) as x, { family: x.family, award: ${isPaid} ? ${look('x.title', [...xihuTitles, ...xihuQuality])} : 0 })`,
    ],
    [
      'built',
      `filter(platforms as x, x.recognizedIn == 360103 and x.approvedOn in ${year} and ${holds('x.approvedOn')})`,
    ],
    ['titles', families.map((family) => bestOf('own', `#.family == "${family}"`)).join(' + ')],
    ['technology', 'filter($.built, #.type == "tech-innovation-platform")'],
    ['levels', `map($.technology as x, { kind: x.kind, award: ${look('x.level', xihuPlatforms)} })`],
    ['platformMoney', kinds.map((kind) => bestOf('levels', `#.kind == "${kind}"`)).join(' + ')],
    [
      'stations',
      workstations.map((type) => `(some($.built, #.type == "${type}") ? ${workstationAward * 100} : 0)`).join(' + '),
    ],
    [
      'patent',
      `region == 360103 and some(patents as x, x.type == "invention" and x.grantedOn in ${year} and ${holds('x.grantedOn')}) ? ${patentAward * 100} : 0`,
    ],
    [
      'spent',
      `region == 360103 ? sum(map(filter(expenses as x, x.category in ${among(fairCategories)} and x.date in ${year} and ${holds('x.date')}), #.amount)) : 0`,
    ],
    ['fairs', `min([floor(($.spent * 3 + 5) / 10), ${fairCap * 100}])`],
    ['xihu', sound('($.titles + $.platformMoney + $.stations + $.patent + $.fairs)')],
    [
      'nanchang',
      `sum(map(filter(recognitions, #.isNew and #.recognizedIn >= 360100 and #.recognizedIn <= 360199 and #.awardedOn in ${year}), ${look('#.title', nanchangTitles)}))`,
    ],
  ];
}

/** Looks a word up in a table, with the figures in fen. */
function look(word: string, figures: readonly Figure[]): string {
  return `(${figures.map(([id, yuan]) => `${word} == "${id}" ? ${yuan * 100} : `).join('')}0)`;
}
