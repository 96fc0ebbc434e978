/**
 * What foreign engines without a language for policies can still say: two-valued conditions, whole numbers, lists and
 * records. Everything is known before it is compared; three-valued logic is written out as two formulas (`Truth`).
 */
export type Formula =
  | { readonly op: 'constant'; readonly value: string | number | boolean | null }
  /** A value of the input, or the result of an earlier step. */
  | { readonly op: 'name'; readonly name: string }
  /** What an enclosing filter, map or some goes through. */
  | { readonly op: 'item'; readonly name: string }
  /** A member of a record: `place` is where the step that made the record put it; null for facts of the input. */
  | { readonly op: 'member'; readonly of: Formula; readonly name: string; readonly place: number | null }
  | { readonly op: 'compare'; readonly operator: Comparison; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Formula[] }
  | { readonly op: 'not'; readonly of: Formula }
  | { readonly op: 'if'; readonly condition: Formula; readonly then: Formula; readonly otherwise: Formula }
  | {
      readonly op: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '%';
      readonly left: Formula;
      readonly right: Formula;
    }
  /** The whole part of a quotient; neither number is negative. */
  | { readonly op: 'quotient'; readonly of: Formula; readonly by: number }
  | { readonly op: 'oneOf'; readonly value: Formula; readonly texts: readonly string[] }
  /** A list, empty where it is null. */
  | { readonly op: 'given'; readonly of: Formula }
  | { readonly op: 'isIn'; readonly value: Formula; readonly list: Formula }
  | { readonly op: 'startsWith'; readonly of: Formula; readonly prefix: string }
  | { readonly op: 'record'; readonly members: readonly (readonly [string, Formula])[] }
  | { readonly op: 'list'; readonly items: readonly Formula[] }
  | { readonly op: 'concat'; readonly lists: readonly Formula[] }
  /** `flatMap` joins the lists its body gives. */
  | { readonly op: Walk; readonly list: Formula; readonly item: string; readonly body: Formula }
  /** Of whole numbers; 0 where there are none. */
  | { readonly op: 'sum' | 'greatest'; readonly list: Formula }
  | { readonly op: 'count'; readonly list: Formula }
  | { readonly op: 'least' | 'most'; readonly of: readonly Formula[] };

export type Walk = 'filter' | 'some' | 'map' | 'flatMap';
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export const yes: Formula = { op: 'constant', value: true };
export const no: Formula = { op: 'constant', value: false };
export const nothing: Formula = { op: 'constant', value: null };
export const zero: Formula = { op: 'constant', value: 0 };

export const constant = (value: string | number | boolean | null): Formula => ({ op: 'constant', value });
export const named = (name: string): Formula => ({ op: 'name', name });
export const itemNamed = (name: string): Formula => ({ op: 'item', name });
export const factOf = (of: Formula, name: string): Formula => ({ op: 'member', of, name, place: null });
export const isAbsent = (of: Formula): Formula => compare('=', of, nothing);
export const isGiven = (of: Formula): Formula => compare('!=', of, nothing);
export const oneOf = (value: Formula, texts: readonly string[]): Formula => ({ op: 'oneOf', value, texts });
export const record = (members: readonly (readonly [string, Formula])[]): Formula => ({ op: 'record', members });
export const list = (items: readonly Formula[]): Formula => ({ op: 'list', items });
export const sum = (of: Formula): Formula => ({ op: 'sum', list: of });
export const greatest = (of: Formula): Formula => ({ op: 'greatest', list: of });
export const count = (of: Formula): Formula => ({ op: 'count', list: of });

/** Compares two values that are known to be comparable. */
export function compare(operator: Comparison, left: Formula, right: Formula): Formula {
  return { op: 'compare', operator, left, right };
}

/** And, without parts that say nothing. */
export function both(...parts: readonly Formula[]): Formula {
  const kept = parts.flatMap((part) => (part.op === 'and' ? part.parts : [part])).filter((part) => part !== yes);
  if (kept.includes(no)) return no;
  const [only] = kept;
  return kept.length > 1 ? { op: 'and', parts: kept } : (only ?? yes);
}

/** Or, without parts that say nothing. */
export function either(...parts: readonly Formula[]): Formula {
  const kept = parts.flatMap((part) => (part.op === 'or' ? part.parts : [part])).filter((part) => part !== no);
  if (kept.includes(yes)) return yes;
  const [only] = kept;
  return kept.length > 1 ? { op: 'or', parts: kept } : (only ?? no);
}

/** Not. */
export function not(of: Formula): Formula {
  if (of === yes) return no;
  if (of === no) return yes;
  if (of.op === 'compare' && (of.operator === '=' || of.operator === '!='))
    return compare(of.operator === '=' ? '!=' : '=', of.left, of.right);
  return of.op === 'not' ? of.of : { op: 'not', of };
}

/** One of two values. */
export function choose(condition: Formula, then: Formula, otherwise: Formula): Formula {
  if (condition === yes) return then;
  return condition === no ? otherwise : { op: 'if', condition, then, otherwise };
}

/** Calculates with whole numbers. */
export function calculate(operator: '+' | '-' | '*' | '%', left: Formula, right: Formula): Formula {
  if (operator === '*' && isOne(left)) return right;
  if ((operator === '*' && isOne(right)) || (operator === '+' && isZero(right))) return left;
  return { op: 'arithmetic', operator, left, right };
}

const isOne = (of: Formula): boolean => of.op === 'constant' && of.value === 1;
const isZero = (of: Formula): boolean => of.op === 'constant' && of.value === 0;

/** The lesser of two numbers. */
export const lesser = (a: Formula, b: Formula): Formula => (a === b ? a : { op: 'least', of: [a, b] });
/** The greater of two numbers. */
export const larger = (a: Formula, b: Formula): Formula => ({ op: 'most', of: [a, b] });
/** A number, or 0 where it is below. */
export const notNegative = (of: Formula): Formula => larger(of, zero);

/** Goes through a list; `body` gets what stands for each of its items. */
export function through(op: Walk, source: Formula, item: string, body: (each: Formula) => Formula): Formula {
  return { op, list: source, item, body: body(itemNamed(item)) };
}

/** A list of the input, empty where nobody filled it in. */
export const given = (of: Formula): Formula => ({ op: 'given', of });

/** Or, without parts that are written twice. */
export function eitherOf(parts: readonly Formula[]): Formula {
  const flat = parts.flatMap((part) => (part.op === 'or' ? part.parts : [part]));
  return either(...new Map(flat.map((part) => [JSON.stringify(part), part])).values());
}

/** Joins lists. */
export function concat(lists: readonly Formula[]): Formula {
  const [only] = lists;
  return lists.length === 1 && only ? only : { op: 'concat', lists };
}

/** The names of a record's members, in the order they are stored. */
export interface Shape<Member extends string> {
  readonly members: readonly Member[];
  readonly make: (values: Readonly<Record<Member, Formula>>) => Formula;
  readonly get: (of: Formula, member: Member) => Formula;
}

/** Makes the shape of a kind of record. */
export function shapeOf<Member extends string>(members: readonly Member[]): Shape<Member> {
  return {
    members,
    make: (values) => record(members.map((member) => [member, values[member]] as const)),
    get: (of, name) => {
      const place = members.indexOf(name);
      if (place < 0) throw new Error(`There is no member ${name}.`);
      return { op: 'member', of, name, place };
    },
  };
}
