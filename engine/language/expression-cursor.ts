import type { TextRange } from '../diagnostics/diagnostic';
import { listVariables } from '../expression/resolve-name';
import type { TypeEnvironment } from '../expression/type-environment';
import { typeOfField } from '../expression/type-rules';
import type { ExpressionType } from '../expression/types';
import { findCollection } from '../vocabulary/find-collection';
import { findField } from '../vocabulary/find-field';
import { readTokens, type Token } from './expression-tokens';

/** A variable of a quantifier, or what a filter makes of its list: then its fields are in scope by name. */
export interface BoundName {
  readonly name: string | null;
  readonly type: ExpressionType;
}

/** What may be typed at a place of a formula. Ranges are offsets in the formula. */
export type ExpressionCursor =
  /** Behind a dot: the fields of a record; `list` when the record is that of each element of a list. */
  | { readonly at: 'member'; readonly of: ExpressionType | null; readonly range: TextRange }
  /** Between quotes; `closed` when the closing quote is there. */
  | {
      readonly at: 'text';
      readonly expected: ExpressionType | null;
      readonly range: TextRange;
      readonly closed: boolean;
    }
  /** Where a value begins; `wrapped` when the value must stand in parentheses, as behind `in`. */
  | {
      readonly at: 'operand';
      readonly expected: ExpressionType | null;
      readonly bound: readonly BoundName[];
      readonly range: TextRange;
      readonly wrapped: boolean;
    }
  /** Behind a value: an operator. */
  | { readonly at: 'operator'; readonly of: ExpressionType | null; readonly range: TextRange };

const words = new Set(['and', 'or', 'not', 'in', 'if', 'then', 'else', 'some', 'every', 'satisfies', 'between']);
const comparisons = new Set(['=', '!=', '<', '<=', '>', '>=', '==']);

/**
 * Tells what may be typed at an offset of a formula, from what stands before it.
 *
 * `subject` is what the tests of a table cell are about.
 */
export function findExpressionCursor(
  text: string,
  offset: number,
  scope: TypeEnvironment,
  subject: ExpressionType | null = null,
): ExpressionCursor {
  const before = text.slice(0, offset);
  const tokens = [...readTokens(before)];
  const last = tokens.at(-1);
  const rest = text.slice(offset);
  const reader = new CursorReader(tokens, scope, subject);
  if (last?.kind === 'text' && last.open) {
    tokens.pop();
    const close = /^([\p{L}\p{N}“”·（）()]*)(")/u.exec(rest);
    const range = { start: last.range.start + 1, end: offset + (close?.[1]?.length ?? 0) };
    return { at: 'text', expected: reader.expectedType(tokens.length), range, closed: close !== null };
  }
  let range = { start: offset, end: offset };
  if (last?.range.end === offset && (last.kind === 'name' || last.kind === 'number')) {
    // A number being typed needs no help.
    if (last.kind === 'number') return { at: 'operator', of: null, range };
    tokens.pop();
    range = { start: last.range.start, end: offset + (/^[\p{L}\p{N}_]*/u.exec(rest)?.[0].length ?? 0) };
  }
  const previous = tokens.at(-1);
  if (previous?.kind === 'sign' && previous.text === '.') {
    return { at: 'member', of: reader.typeEndingAt(tokens.length - 1), range };
  }
  if (previous && endsValue(previous)) return { at: 'operator', of: reader.typeEndingAt(tokens.length), range };
  return {
    at: 'operand',
    expected: reader.expectedType(tokens.length),
    bound: reader.boundAt(tokens.length),
    range,
    wrapped: previous?.kind === 'name' && previous.text === 'in' && !reader.inQuantifier(tokens.length - 1),
  };
}

function endsValue(token: Token): boolean {
  if (token.kind === 'name') return !words.has(token.text);
  return token.kind !== 'sign' || token.text === ')' || token.text === ']';
}

/** Types of paths and names in the tokens before the cursor. */
class CursorReader {
  readonly #tokens: readonly Token[];
  readonly #scope: TypeEnvironment;
  readonly #subject: ExpressionType | null;

  constructor(tokens: readonly Token[], scope: TypeEnvironment, subject: ExpressionType | null) {
    this.#tokens = tokens;
    this.#scope = scope;
    this.#subject = subject;
  }

  /** Type that is wanted at a token: that of the other side of a comparison, or of what `in` tests. */
  expectedType(at: number): ExpressionType | null {
    const previous = this.#tokens[at - 1];
    if (!previous) return this.#subject;
    if (previous.kind === 'sign' && comparisons.has(previous.text))
      return at === 1 ? this.#subject : this.typeEndingAt(at - 1);
    if (previous.kind === 'name' && previous.text === 'in' && !this.inQuantifier(at - 1))
      return this.typeEndingAt(this.#beforeNot(at - 1));
    if (previous.kind === 'sign' && (previous.text === ',' || previous.text === '(' || previous.text === '[')) {
      const open = this.#openBracket(at);
      if (open === null) return this.#subject;
      const word = this.#tokens[open - 1];
      if (word?.kind === 'name' && word.text === 'in') return this.typeEndingAt(this.#beforeNot(open - 1));
      if (word?.kind === 'sign' && comparisons.has(word.text)) return this.typeEndingAt(open - 1);
      if (word === undefined || (word.kind === 'name' && word.text === 'not')) return this.#subject;
    }
    return null;
  }

  /** Whether the `in` at a token belongs to `some x in` or `every x in`. */
  inQuantifier(at: number): boolean {
    const word = this.#tokens[at - 2];
    return word?.kind === 'name' && (word.text === 'some' || word.text === 'every');
  }

  /** Names bound by the quantifiers and filters that enclose a token, innermost last. */
  boundAt(at: number): readonly BoundName[] {
    const stack: BoundName[][] = [[]];
    for (let index = 0; index < at; index += 1) {
      const token = this.#tokens[index];
      if (token?.kind === 'sign') {
        if (token.text === '(' || token.text === '{') stack.push([]);
        else if (token.text === '[') stack.push(this.#filterAt(index, stack.flat()));
        else if ((token.text === ')' || token.text === ']' || token.text === '}') && stack.length > 1) stack.pop();
      } else if (token?.kind === 'name' && token.text === 'satisfies') {
        const bound = this.#quantifierBefore(index, stack.flat());
        if (bound) stack.at(-1)?.push(bound);
      }
    }
    return stack.flat();
  }

  /** Type of the path that ends before a token; null when it is not known. */
  typeEndingAt(end: number, bound = this.boundAt(end)): ExpressionType | null {
    const names: Token[] = [];
    let at = end - 1;
    for (; at >= 0; at -= 1) {
      const token = this.#tokens[at];
      if (token?.kind === 'sign' && token.text === ']') {
        const open = this.#matching(at);
        if (open === null) return null;
        at = open;
        continue;
      }
      if (token?.kind !== 'name' || words.has(token.text)) break;
      names.unshift(token);
      const dot = this.#tokens[at - 1];
      if (dot?.kind !== 'sign' || dot.text !== '.') break;
      at -= 1;
    }
    const [first, ...fields] = names;
    let type = first ? this.#typeOfName(first.text, bound) : null;
    for (const field of fields) type = type && this.#memberType(type, field.text);
    return type;
  }

  #typeOfName(name: string, bound: readonly BoundName[]): ExpressionType | null {
    for (const one of bound.toReversed()) {
      if (one.name === name || (one.name === null && name === 'item')) return one.type;
      const field = one.name === null ? this.#memberType(one.type, name) : null;
      if (field) return field;
    }
    const variable = listVariables(this.#scope).find(({ names }) => names.includes(name));
    if (variable) return variable.type;
    if (this.#scope.definitions.has(name)) return { kind: 'boolean' };
    return this.#scope.parameters.get(name) ?? null;
  }

  #memberType(of: ExpressionType, name: string): ExpressionType | null {
    const record = of.kind === 'list' ? of.of : of;
    if (record.kind !== 'record') return null;
    const { vocabulary } = this.#scope;
    const field = findField(vocabulary, record.collection, name);
    if (field) {
      const type = typeOfField(record.collection, field);
      return of.kind === 'list' ? { kind: 'list', of: type } : type;
    }
    const collection = record.collection === null ? findCollection(vocabulary, name) : undefined;
    return collection ? { kind: 'list', of: { kind: 'record', collection: collection.id } } : null;
  }

  #filterAt(open: number, bound: readonly BoundName[]): BoundName[] {
    const before = this.#tokens[open - 1];
    if (!before || !endsValue(before)) return [];
    const type = this.typeEndingAt(open, bound);
    return type?.kind === 'list' ? [{ name: null, type: type.of }] : [];
  }

  /** `some x in list satisfies`: the variable, once the list is read. */
  #quantifierBefore(satisfies: number, bound: readonly BoundName[]): BoundName | null {
    for (let at = satisfies - 1; at >= 2; at -= 1) {
      const token = this.#tokens[at];
      if (token?.kind !== 'name' || token.text !== 'in' || !this.inQuantifier(at)) continue;
      const variable = this.#tokens[at - 1];
      const list = this.typeEndingAt(satisfies, bound);
      return variable && list?.kind === 'list' ? { name: variable.text, type: list.of } : null;
    }
    return null;
  }

  /** `x not in (...)`: what stands before `not`. */
  #beforeNot(at: number): number {
    const word = this.#tokens[at - 1];
    return word?.kind === 'name' && word.text === 'not' ? at - 1 : at;
  }

  #openBracket(end: number): number | null {
    let depth = 0;
    for (let at = end - 1; at >= 0; at -= 1) {
      const token = this.#tokens[at];
      if (token?.kind !== 'sign') continue;
      if (token.text === ')' || token.text === ']') depth += 1;
      else if (token.text === '(' || token.text === '[') {
        if (depth === 0) return at;
        depth -= 1;
      }
    }
    return null;
  }

  #matching(close: number): number | null {
    let depth = 0;
    for (let at = close; at >= 0; at -= 1) {
      const token = this.#tokens[at];
      if (token?.kind !== 'sign') continue;
      if (token.text === ']') depth += 1;
      else if (token.text === '[') {
        depth -= 1;
        if (depth === 0) return at;
      }
    }
    return null;
  }
}
