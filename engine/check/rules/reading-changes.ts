import type { AlternativeReading, PolicyDocument, RuleChange } from '../../../schemas/generated/types';
import { validatePolicyDocument } from '../../../schemas/generated/validators';
import { applyChanges } from '../apply-reading';
import { createCheckContext, replaceName, type CheckContext, type CheckRule } from '../check-context';
import { findRowByPosition, listChangeStarts, locateChange } from '../locate-change';
import { nameRow } from '../name-row';
import { nearestName } from '../../vocabulary/nearest-name';
import { descend } from '../pointer';
import { rememberVerdict, sound, type Verdict } from '../reading-verdict';

/**
 * Makes the rule that every alternative reading is again a sound policy.
 *
 * Cost: the rules once more for the items each alternative touches, when these or the frame of the policy changed.
 */
export function createReadingCheck(rules: readonly CheckRule[]): CheckRule {
  return (context) => {
    context.document.readings?.forEach((reading, readingIndex) =>
      reading.alternatives?.forEach((alternative, index) =>
        checkAlternative(context, rules, alternative, descend('/readings', readingIndex, 'alternatives', index)),
      ),
    );
  };
}

function checkAlternative(
  context: CheckContext,
  rules: readonly CheckRule[],
  alternative: AlternativeReading,
  pointer: string,
): void {
  const { changes = [], name } = alternative;
  if (changes.length === 0) return;
  const verdict = rememberVerdict(context, changes, () => tryChanges(context, rules, changes));
  for (const index of verdict.failed) {
    const change = changes[index];
    if (change) reportUnknownPlace(context, change.at, descend(pointer, 'changes', index, 'at'));
  }
  if (verdict.outOfShape) {
    const { index, field } = verdict.outOfShape;
    context.report('check/reading-out-of-shape', descend(pointer, 'changes', index, 'to'), { name, field });
  }
  if (verdict.errors.length === 0) return;
  const known = new Set(context.diagnostics.map(({ code, message }) => `${code} ${message.en}`));
  const broken = verdict.errors.find(({ code, message }) => !known.has(`${code} ${message.en}`));
  if (broken)
    context.report('check/reading-breaks-rules', descend(pointer, 'changes', 0, 'to'), {
      name,
      problem: broken.message,
    });
}

function tryChanges(context: CheckContext, rules: readonly CheckRule[], changes: readonly RuleChange[]): Verdict {
  const { document, failed } = applyChanges(context.document, changes);
  if (failed.length > 0) return { ...sound, failed };
  const paths = changes.map(({ at }) => locateChange(context.document, at)?.path ?? []);
  // What is as it was is sound; only an error is looked for in the whole, for its place.
  if (!validatePolicyDocument(changedPart(context.document, document)) && !validatePolicyDocument(document)) {
    const error = validatePolicyDocument.errors?.[0];
    const index = Math.max(
      0,
      paths.findIndex((path) => error?.instancePath.startsWith(descend('', ...path))),
    );
    return { ...sound, outOfShape: { index, field: error?.instancePath.split('/').at(-1) ?? '' } };
  }
  const canonical = { ...context.canonical, document };
  const around = new Set(paths.flatMap(listPlacesAround));
  const run = (looksAt: (pointer: string) => boolean): CheckContext => {
    const trial = createCheckContext(canonical, context.vocabulary, { base: context, looksAt });
    for (const rule of rules) rule(trial);
    return trial;
  };
  const narrow = run((pointer) => around.has(pointer));
  const wide = !sameTypes(context, narrow);
  const trial = wide ? run(() => true) : narrow;
  return { ...sound, errors: trial.diagnostics.filter(({ severity }) => severity === 'error'), wide };
}

/** The pointer of a place, and those of all parts of the document that it is in. */
function listPlacesAround(path: readonly string[]): readonly string[] {
  return [...path.keys(), path.length].map((depth) => descend('', ...path.slice(0, depth)));
}

/** The changed policy without the parts it shares with the policy as written. */
function changedPart(before: PolicyDocument, after: PolicyDocument): PolicyDocument {
  const { readings: _readings, examples: _examples, ...rest } = after;
  const articles = after.articles.flatMap((article, index) => {
    const earlier = before.articles[index];
    if (article === earlier && index > 0) return [];
    const shared = new Set(earlier?.items);
    return [{ ...article, items: article.items.filter((item) => !shared.has(item)) }];
  });
  return { ...rest, articles };
}

function reportUnknownPlace(context: CheckContext, at: string, pointer: string): void {
  const byPosition = findRowByPosition(context.document, at);
  if (byPosition) {
    const fixes = nameRow(context, byPosition, pointer);
    context.report('check/place-by-position', pointer, { at }, { fixes });
    return;
  }
  const [head = '', ...rest] = at.split('.');
  const starts = listChangeStarts(context.document);
  const near = starts.includes(head) ? null : nearestName(head, starts);
  const fixes = near === null ? [] : replaceName(context, pointer, [near, ...rest].join('.'));
  context.report('check/unknown-place', pointer, { at }, { fixes });
}

/** A parameter of another type concerns everything that uses it. */
function sameTypes(context: CheckContext, trial: CheckContext): boolean {
  return [...context.draft.parameterTypes].every(
    ([name, type]) => trial.draft.parameterTypes.get(name)?.kind === type.kind,
  );
}
