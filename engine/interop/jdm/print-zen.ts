import type { Formula } from '../steps/formula';

/**
 * Writes a formula in the ZEN expression language.
 *
 * `siblings` are steps of the same node, which are read by `$`. Every comparison is guarded by the formula, because ZEN
 * stops where null is ordered or used as a condition.
 */
export function printZen(formula: Formula, siblings: ReadonlySet<string>): string {
  return print(formula, siblings);
}

function print(formula: Formula, siblings: ReadonlySet<string>): string {
  const bare = (part: Formula): string => print(part, siblings);
  /** Brackets around whatever binds no tighter than the operator around it. */
  const within = (part: Formula, strength: number): string =>
    strengthOf(part) > strength ? bare(part) : `(${bare(part)})`;
  const own = strengthOf(formula);
  switch (formula.op) {
    case 'constant':
      return JSON.stringify(formula.value);
    case 'name':
      return siblings.has(formula.name) ? `$.${formula.name}` : formula.name;
    case 'item':
      return formula.name;
    case 'member':
      return `${within(formula.of, own - 1)}.${formula.name}`;
    case 'compare':
      return `${within(formula.left, own)} ${formula.operator === '=' ? '==' : formula.operator} ${within(formula.right, own)}`;
    case 'and':
    case 'or':
      return formula.parts.map((part) => within(part, strengths.or)).join(` ${formula.op} `);
    case 'not':
      return `not (${bare(formula.of)})`;
    case 'if':
      return `${within(formula.condition, own)} ? ${within(formula.then, own)} : ${within(formula.otherwise, own)}`;
    case 'arithmetic':
      return `${within(formula.left, own)} ${formula.operator} ${within(formula.right, own)}`;
    case 'quotient':
      return `floor(${within(formula.of, strengths.arithmetic)} / ${formula.by})`;
    case 'oneOf':
      return `${within(formula.value, own)} in ${JSON.stringify(formula.texts)}`;
    case 'isIn':
      return `${within(formula.value, own)} in ${within(formula.list, own)}`;
    case 'given':
      return `(${bare(formula.of)} ?? [])`;
    case 'startsWith':
      return `startsWith(${bare(formula.of)}, ${JSON.stringify(formula.prefix)})`;
    case 'record':
      return `{${formula.members.map(([name, value]) => `${name}: ${bare(value)}`).join(', ')}}`;
    case 'list':
      return `[${formula.items.map(bare).join(', ')}]`;
    case 'concat':
      return `flatten([${formula.lists.map(bare).join(', ')}])`;
    case 'filter':
    case 'some':
    case 'map':
    case 'flatMap':
      return `${formula.op}(${within(formula.list, strengths.arithmetic)} as ${formula.item}, ${bare(formula.body)})`;
    case 'sum':
      return `sum(${bare(formula.list)})`;
    case 'greatest':
      return `max(flatten([[0], ${bare(formula.list)}]))`;
    case 'count':
      return `len(${bare(formula.list)})`;
    case 'least':
    case 'most':
      return `${formula.op === 'least' ? 'min' : 'max'}([${formula.of.map(bare).join(', ')}])`;
  }
}

/** How tightly operators bind; what is in brackets of its own binds tightest. */
const strengths = { if: 0, or: 1, not: 2, compare: 3, arithmetic: 4, closed: 5 } as const;

function strengthOf({ op }: Formula): number {
  switch (op) {
    case 'if':
      return strengths.if;
    case 'and':
    case 'or':
      return strengths.or;
    case 'not':
      return strengths.not;
    case 'compare':
    case 'oneOf':
    case 'isIn':
      return strengths.compare;
    case 'arithmetic':
      return strengths.arithmetic;
    default:
      return strengths.closed;
  }
}
