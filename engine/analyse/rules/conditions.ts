import type { CheckedExpression } from '../../expression/checked-expression';
import type { Fix } from '../../diagnostics/diagnostic';
import { affectedByLines, affectedByRules, nobodyAffected, placeOf, report, type Analysis } from '../analysis';
import { allHold, boxesOf, canHold, negationOf, someHold } from '../domain/box';
import { keyOf } from '../domain/map-expression';
import { readQuantified } from '../domain/quantified';
import { createSpace, type Space } from '../domain/space';
import type { PolicyScope } from '../policy-scope';

/** A condition as written, with the rules it decides about. */
interface Written {
  readonly expression: CheckedExpression;
  readonly pointer: string;
  readonly trigger: string | null;
}

/** No condition is always or never true, and no part of one says what the rest says already. */
export function findIdleConditions(analysis: Analysis, scope: PolicyScope): void {
  for (const written of listConditions(scope)) examine(analysis, scope, written);
}

function listConditions({ plan }: PolicyScope): readonly Written[] {
  const ofRules = plan.rules.flatMap((rule) =>
    rule.conditions
      .filter(({ role }) => role !== 'match')
      .map(({ expression, from }) => ({ expression, pointer: from.pointer, trigger: rule.trigger })),
  );
  const ofExclusions = plan.exclusions.map(({ when, from, trigger }) => ({
    expression: when,
    pointer: `${from.pointer}/when`,
    trigger,
  }));
  const ofDefinitions = Object.entries(plan.definitions).map(([name, expression]) => ({
    expression,
    pointer: `/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1')}/when`,
    trigger: null,
  }));
  const all = [...ofDefinitions, ...ofRules, ...ofExclusions];
  return [...new Map(all.map((written) => [written.pointer, written])).values()];
}

function examine(analysis: Analysis, scope: PolicyScope, written: Written): void {
  const { expression, pointer, trigger } = written;
  // A name has its findings where it is defined.
  if (expression.node === 'definition') return;
  const condition = scope.resolve(expression, true);
  const space = createSpace({ vocabulary: scope.vocabulary, trigger }, [condition]);
  const [holds, fails] = [boxesOf(space, condition), boxesOf(space, condition, false)];
  const at = placeOf(expression, pointer);
  if (holds?.length === 0)
    report(analysis, scope, { code: 'analyse/never-true', at, affected: affectedAt(analysis, scope, pointer) });
  else if (fails?.length === 0)
    report(analysis, scope, { code: 'analyse/always-true', at, affected: affectedAt(analysis, scope, pointer) });
  else findRedundant(analysis, scope, space, written, expression);
  if (holds === null) report(analysis, scope, { code: 'analyse/not-decided', at, args: { item: pointer } });
}

/** Looks at the parts of a condition, those inside lists of events too. */
function findRedundant(
  analysis: Analysis,
  scope: PolicyScope,
  space: Space,
  written: Written,
  part: CheckedExpression,
): void {
  const parts = partsOf(part);
  if (part.node === 'and' || part.node === 'or') {
    const meaning = (one: CheckedExpression) => scope.resolve(one, true);
    let kept = [...parts];
    for (const each of [...parts].reverse()) {
      const others = kept.filter((other) => other !== each);
      if (others.length === 0 || kept.length !== new Set(kept).size) continue;
      const question =
        part.node === 'and'
          ? [...others.map(meaning), negationOf(meaning(each))]
          : [meaning(each), negationOf(someHold(others.map(meaning)))];
      if (canHold(space, allHold(question)) !== 'no' || guardsAgainstMissing(each)) continue;
      kept = others;
      report(analysis, scope, {
        code: 'analyse/redundant-condition',
        at: placeOf(each, written.pointer),
        affected: affectedAt(analysis, scope, written.pointer),
        fixes: removePart(scope, part, each),
      });
    }
  }
  for (const inner of parts) {
    const asked = readQuantified(inner);
    if (!asked?.body || (inner.node !== 'some' && inner.node !== 'every')) {
      findRedundant(analysis, scope, space, written, inner);
      continue;
    }
    const body = scope.resolve(asked.body, true);
    const within = createSpace({ vocabulary: scope.vocabulary, trigger: asked.collection }, [body]);
    findRedundant(analysis, scope, within, { ...written, trigger: asked.collection }, asked.body);
  }
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

/** Removes a part with the `and` or `or` beside it, where both stand in one text. */
function removePart(scope: PolicyScope, whole: CheckedExpression, part: CheckedExpression): readonly Fix[] {
  if (whole.node !== 'and' && whole.node !== 'or') return [];
  const index = whole.operands.indexOf(part);
  const [before, after] = [whole.operands[index - 1], whole.operands[index + 1]];
  const range = part.range;
  if (!range || !scope.checked.complete) return [];
  const title = { zh: '删除这一部分', en: 'Remove this part' };
  if (before?.range && before.range.end <= range.start)
    return [{ title, edits: [{ range: { start: before.range.end, end: range.end }, text: '' }] }];
  if (after?.range && range.end <= after.range.start)
    return [{ title, edits: [{ range: { start: range.start, end: after.range.start }, text: '' }] }];
  return [];
}

function affectedAt(analysis: Analysis, scope: PolicyScope, pointer: string) {
  const rules = scope.plan.rules.filter(({ conditions }) => conditions.some(({ from }) => from.pointer === pointer));
  if (rules.length > 0) return affectedByRules(analysis, scope, rules);
  const definition = /^\/definitions\//.test(pointer);
  return definition ? affectedByLines(analysis, ({ policy }) => policy === scope.plan.id) : nobodyAffected;
}
