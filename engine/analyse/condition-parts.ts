import type { Fix } from '../diagnostics/diagnostic';
import type { CheckedExpression } from '../expression/checked-expression';
import { allHold, canHold, negationOf, someHold } from './domain/box';
import { keyOf } from './domain/map-expression';
import { readQuantified } from './domain/quantified';
import { createSpace, type Space } from './domain/space';
import type { PolicyScope } from './policy-scope';
import { judgeConditions, type WrittenCondition } from './written-conditions';

/** A part of a condition without which everything would be the same. */
export interface IdlePart {
  readonly written: WrittenCondition;
  readonly whole: CheckedExpression;
  readonly part: CheckedExpression;
  /** `never`, `always`: whatever the rest says; `contained`: because the rest says it already. */
  readonly why: 'never' | 'always' | 'contained';
}

const lists = new WeakMap<PolicyScope, readonly IdlePart[]>();

/** Lists the parts of conditions without which everything would be the same. */
export function listIdleParts(scope: PolicyScope): readonly IdlePart[] {
  const known = lists.get(scope);
  if (known) return known;
  const all = judgeConditions(scope)
    .filter(({ holds }) => holds === 'sometimes' || holds === 'undecided')
    .flatMap((written) => examine(scope, written.space, written, written.expression));
  lists.set(scope, all);
  return all;
}

/** Looks at the parts of a condition, those inside lists of events too. */
function examine(
  scope: PolicyScope,
  space: Space,
  written: WrittenCondition,
  whole: CheckedExpression,
): readonly IdlePart[] {
  const own = whole.node === 'and' || whole.node === 'or' ? examineParts(scope, space, written, whole) : [];
  // What always or never holds is told as a whole.
  const told = new Set(own.flatMap(({ part, why }) => (why === 'contained' ? [] : [part])));
  const inside = partsOf(whole)
    .filter((part) => !told.has(part))
    .flatMap((inner) => {
      const asked = readQuantified(inner);
      if (!asked?.body || (inner.node !== 'some' && inner.node !== 'every'))
        return examine(scope, space, written, inner);
      const body = scope.resolve(asked.body, true);
      const within = createSpace({ vocabulary: scope.vocabulary, trigger: asked.collection }, [body]);
      return examine(scope, within, { ...written, trigger: asked.collection }, asked.body);
    });
  return [...own, ...inside];
}

function examineParts(
  scope: PolicyScope,
  space: Space,
  written: WrittenCondition,
  whole: CheckedExpression,
): readonly IdlePart[] {
  const parts = partsOf(whole);
  const isAnd = whole.node === 'and';
  const meaning = (one: CheckedExpression) => scope.resolve(one, true);
  const found: IdlePart[] = [];
  let kept = [...parts];
  for (const each of [...parts].reverse()) {
    const others = kept.filter((other) => other !== each);
    if (others.length === 0 || kept.length !== new Set(kept).size || guardsAgainstMissing(each)) continue;
    const alone = isAnd ? negationOf(meaning(each)) : meaning(each);
    const rest = isAnd ? allHold(others.map(meaning)) : negationOf(someHold(others.map(meaning)));
    const why =
      canHold(space, alone) === 'no'
        ? isAnd
          ? 'always'
          : 'never'
        : canHold(space, allHold([rest, alone])) === 'no'
          ? 'contained'
          : null;
    if (why === null) continue;
    kept = others;
    found.push({ written, whole, part: each, why });
  }
  return found;
}

function partsOf(part: CheckedExpression): readonly CheckedExpression[] {
  switch (part.node) {
    case 'and':
    case 'or':
      return part.operands;
    case 'not':
      return [part.operand];
    case 'some':
    case 'every':
      return readQuantified(part) ? [part] : [];
    default:
      return [];
  }
}

/** `x != null and x > 5` is a habit of careful drafters, no slip. */
function guardsAgainstMissing(part: CheckedExpression): boolean {
  return part.node === 'compare' && keyOf(part).includes('"node":"literal","value":null');
}

/** Offers to remove a part with the `and` or `or` beside it, where both stand in one text. */
export function removePart(text: string, whole: CheckedExpression, part: CheckedExpression): readonly Fix[] {
  if (whole.node !== 'and' && whole.node !== 'or') return [];
  const index = whole.operands.indexOf(part);
  const [before, after] = [whole.operands[index - 1], whole.operands[index + 1]].map((one) => withBrackets(text, one));
  const own = withBrackets(text, part);
  if (!own) return [];
  const range =
    before && before.end <= own.start
      ? { start: before.end, end: own.end }
      : after && own.end <= after.start
        ? { start: own.start, end: after.start }
        : null;
  // A range that cuts a bracket in two cannot be removed by itself.
  if (!range || !isBalanced(text.slice(range.start, range.end))) return [];
  return [{ title: { zh: '删除这一部分', en: 'Remove this part' }, edits: [{ range, text: '' }] }];
}

/** Widens the range of a part by the brackets that hold it alone. */
function withBrackets(text: string, part: CheckedExpression | undefined) {
  if (!part?.range) return null;
  let { start, end } = part.range;
  for (;;) {
    const open = text.slice(0, start).trimEnd();
    const rest = text.slice(end);
    const close = rest.length - rest.trimStart().length;
    if (!open.endsWith('(') || rest[close] !== ')' || /[\p{L}\d]\($/u.test(open)) return { start, end };
    [start, end] = [open.length - 1, end + close + 1];
  }
}

function isBalanced(piece: string): boolean {
  let depth = 0;
  for (const sign of piece) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
