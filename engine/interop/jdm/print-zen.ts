import type { Formula } from '../steps/formula';

/**
 * Writes a formula in the ZEN expression language.
 *
 * `siblings` are steps of the same node, which are read by `$`. Every comparison is guarded by the formula, because ZEN
 * stops where null is ordered or used as a condition.
 */
export function printZen(formula: Formula, siblings: ReadonlySet<string>): string {
  const print = (part: Formula): string => printZen(part, siblings);
  const inner = (part: Formula): string => (isPlain(part) ? print(part) : `(${print(part)})`);
  switch (formula.op) {
    case 'constant':
      return JSON.stringify(formula.value);
    case 'name':
      return siblings.has(formula.name) ? `$.${formula.name}` : formula.name;
    case 'item':
      return formula.name;
    case 'member':
      return `${inner(formula.of)}.${formula.name}`;
    case 'compare':
      return `${inner(formula.left)} ${formula.operator === '=' ? '==' : formula.operator} ${inner(formula.right)}`;
    case 'and':
    case 'or':
      return formula.parts.map(inner).join(` ${formula.op} `);
    case 'not':
      return `not (${print(formula.of)})`;
    case 'if':
      return `${inner(formula.condition)} ? ${inner(formula.then)} : ${inner(formula.otherwise)}`;
    case 'arithmetic':
      return `${inner(formula.left)} ${formula.operator} ${inner(formula.right)}`;
    case 'quotient':
      return `floor(${inner(formula.of)} / ${formula.by})`;
    case 'oneOf':
      return `${inner(formula.value)} in ${JSON.stringify(formula.texts)}`;
    case 'isIn':
      return `${inner(formula.value)} in ${inner(formula.list)}`;
    case 'startsWith':
      return `startsWith(${print(formula.of)}, ${JSON.stringify(formula.prefix)})`;
    case 'record':
      return `{${formula.members.map(([name, value]) => `${name}: ${print(value)}`).join(', ')}}`;
    case 'list':
      return `[${formula.items.map(print).join(', ')}]`;
    case 'concat':
      return `flatten([${formula.lists.map(print).join(', ')}])`;
    case 'filter':
    case 'some':
    case 'map':
    case 'flatMap':
      return `${formula.op}(${inner(formula.list)} as ${formula.item}, ${print(formula.body)})`;
    case 'sum':
      return `sum(${print(formula.list)})`;
    case 'greatest':
      return `max(flatten([[0], ${print(formula.list)}]))`;
    case 'count':
      return `len(${print(formula.list)})`;
    case 'least':
    case 'most':
      return `${formula.op === 'least' ? 'min' : 'max'}([${formula.of.map(print).join(', ')}])`;
  }
}

function isPlain({ op }: Formula): boolean {
  return !['compare', 'and', 'or', 'not', 'if', 'arithmetic', 'oneOf', 'isIn'].includes(op);
}
