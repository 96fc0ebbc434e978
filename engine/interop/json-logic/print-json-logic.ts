import type { Formula, Walk } from '../steps/formula';

/** JSON Logic: operators are maps of one member, lists are lists of logic. */
export type JsonLogic =
  string | number | boolean | null | readonly JsonLogic[] | { readonly [operator: string]: JsonLogic };

/** Where names are found in the data: inside a walk, data is its item, or the pair of reduce. */
interface Data {
  /** Path of the names outside of all walks; null where they cannot be reached. */
  readonly root: string;
  readonly items: ReadonlyMap<string, string>;
}

/** Writes a formula as JSON Logic. */
export function printJsonLogic(formula: Formula): JsonLogic {
  return print(formula, { root: '', items: new Map() });
}

function print(formula: Formula, data: Data): JsonLogic {
  const of = (part: Formula): JsonLogic => print(part, data);
  switch (formula.op) {
    case 'constant':
      return formula.value;
    case 'name':
    case 'item':
    case 'member':
      return printAccess(formula, data);
    case 'compare':
      return { [operators[formula.operator]]: [of(formula.left), of(formula.right)] };
    case 'and':
    case 'or':
      return { [formula.op]: formula.parts.map(of) };
    case 'not':
      return { '!': [of(formula.of)] };
    case 'if':
      return { if: [of(formula.condition), of(formula.then), of(formula.otherwise)] };
    case 'arithmetic':
      return { [formula.operator]: [of(formula.left), of(formula.right)] };
    case 'quotient': {
      const number = of(formula.of);
      return { '/': [{ '-': [number, { '%': [number, formula.by] }] }, formula.by] };
    }
    case 'oneOf':
      return { in: [of(formula.value), formula.texts] };
    // Walks take null for an empty list.
    case 'given':
      return of(formula.of);
    case 'isIn':
      return { in: [of(formula.value), of(formula.list)] };
    case 'startsWith':
      return { '===': [{ substr: [of(formula.of), 0, formula.prefix.length] }, formula.prefix] };
    // JSON Logic cannot make maps: records are lists, in the order of their members.
    case 'record':
      return formula.members.map(([, value]) => of(value));
    case 'list':
      return formula.items.map(of);
    case 'concat':
      return { merge: formula.lists.map(of) };
    case 'sum':
      return { reduce: [of(formula.list), { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 0] };
    case 'greatest':
      return { reduce: [of(formula.list), { max: [{ var: 'current' }, { var: 'accumulator' }] }, 0] };
    case 'count':
      return { reduce: [of(formula.list), { '+': [1, { var: 'accumulator' }] }, 0] };
    case 'least':
    case 'most':
      return { [formula.op === 'least' ? 'min' : 'max']: formula.of.map(of) };
    default:
      return printWalk(formula, data);
  }
}

const operators = { '=': '===', '!=': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;

const join = (path: string, member: string | number): string => (path === '' ? String(member) : `${path}.${member}`);

function printAccess(formula: Formula, data: Data): JsonLogic {
  const path = pathOf(formula, data);
  if (path !== null) return { var: path };
  if (formula.op !== 'member') throw new Error('Only members are read of what is worked out.');
  // The member of a value that is worked out: it becomes the item of a list of one.
  return { reduce: [[print(formula.of, data)], { var: `current.${formula.place ?? formula.name}` }, null] };
}

function pathOf(formula: Formula, data: Data): string | null {
  switch (formula.op) {
    case 'name':
      return join(data.root, formula.name);
    case 'item': {
      const path = data.items.get(formula.name);
      if (path === undefined) throw new Error(`There is no item ${formula.name}.`);
      return path;
    }
    case 'member': {
      const of = pathOf(formula.of, data);
      return of === null ? null : join(of, formula.place ?? formula.name);
    }
    default:
      return null;
  }
}

type WalkFormula = Formula & { readonly op: Walk };

/**
 * Inside filter, map and some JSON Logic sees nothing but the item. Where the body reads more, reduce carries the whole
 * data along: its accumulator is the pair of the result so far and the data outside.
 */
function printWalk(formula: WalkFormula, data: Data): JsonLogic {
  const { op, item, body } = formula;
  const source = print(formula.list, data);
  if (op !== 'flatMap' && readsOnly(body, new Set([item])))
    return { [op]: [source, print(body, { root: '', items: new Map([[item, '']]) })] };
  const outside = 'accumulator.1';
  const within = print(body, {
    root: join(outside, data.root).replace(/\.$/, ''),
    items: new Map([
      ...[...data.items].map(([name, path]) => [name, path === '' ? outside : join(outside, path)] as const),
      [item, 'current'],
    ]),
  });
  const result = { var: 'accumulator.0' };
  const kept = { var: outside };
  const grown = {
    map: () => ({ merge: [result, [within]] }),
    flatMap: () => ({ merge: [result, within] }),
    filter: () => ({ if: [within, { merge: [result, [{ var: 'current' }]] }, result] }),
    some: () => ({ or: [result, within] }),
  }[op]();
  const start = op === 'some' ? false : [];
  return { reduce: [[{ reduce: [source, [grown, kept], [start, { var: '' }]] }], { var: 'current.0' }, null] };
}

function readsOnly(formula: Formula, known: ReadonlySet<string>): boolean {
  switch (formula.op) {
    case 'name':
      return false;
    case 'item':
      return known.has(formula.name);
    case 'filter':
    case 'map':
    case 'some':
    case 'flatMap':
      return readsOnly(formula.list, known) && readsOnly(formula.body, new Set([...known, formula.item]));
    default:
      return partsOf(formula).every((part) => readsOnly(part, known));
  }
}

function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.op) {
    case 'member':
    case 'not':
    case 'given':
    case 'quotient':
    case 'startsWith':
      return [formula.of];
    case 'compare':
    case 'arithmetic':
      return [formula.left, formula.right];
    case 'and':
    case 'or':
      return formula.parts;
    case 'if':
      return [formula.condition, formula.then, formula.otherwise];
    case 'oneOf':
      return [formula.value];
    case 'isIn':
      return [formula.value, formula.list];
    case 'record':
      return formula.members.map(([, value]) => value);
    case 'list':
      return formula.items;
    case 'concat':
      return formula.lists;
    case 'sum':
    case 'greatest':
    case 'count':
      return [formula.list];
    case 'least':
    case 'most':
      return formula.of;
    default:
      return [];
  }
}
