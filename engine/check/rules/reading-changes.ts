import type { AlternativeReading } from '../../../schemas/generated/types';
import { validatePolicyDocument } from '../../../schemas/generated/validators';
import { applyChanges } from '../apply-reading';
import { createCheckContext, replaceName, type CheckContext, type CheckRule } from '../check-context';
import { listChangeStarts, locateChange } from '../locate-change';
import { nearestName } from '../../vocabulary/nearest-name';
import { descend } from '../pointer';

/**
 * Makes the rule that every alternative reading is again a sound policy.
 *
 * Cost: the rules once more for the items each alternative touches.
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
  const changed = applyChanges(context.document, changes);
  for (const index of changed.failed) {
    const change = changes[index];
    if (change) reportUnknownPlace(context, change.at, descend(pointer, 'changes', index, 'at'));
  }
  if (changes.length === 0 || changed.failed.length > 0) return;
  const paths = changes.map(({ at }) => locateChange(context.document, at)?.path.join('/') ?? '');
  if (!validatePolicyDocument(changed.document)) {
    const error = validatePolicyDocument.errors?.[0];
    const index = Math.max(
      0,
      paths.findIndex((path) => error?.instancePath.startsWith(`/${path}`)),
    );
    const field = error?.instancePath.split('/').at(-1) ?? '';
    context.report('check/reading-out-of-shape', descend(pointer, 'changes', index, 'to'), { name, field });
    return;
  }
  const canonical = { ...context.canonical, document: changed.document };
  const touched = (pointer: string): boolean => paths.some((path) => `/${path}/`.startsWith(`${pointer}/`));
  const run = (looksAt: (pointer: string) => boolean): CheckContext => {
    const trial = createCheckContext(canonical, context.vocabulary, { base: context, looksAt });
    for (const rule of rules) rule(trial);
    return trial;
  };
  const narrow = run(touched);
  const trial = sameTypes(context, narrow) ? narrow : run(() => true);
  const known = new Set(context.diagnostics.map(({ code, message }) => `${code} ${message.en}`));
  const broken = trial.diagnostics.find(
    ({ code, severity, message }) => severity === 'error' && !known.has(`${code} ${message.en}`),
  );
  if (broken)
    context.report('check/reading-breaks-rules', descend(pointer, 'changes', 0, 'to'), {
      name,
      problem: broken.message,
    });
}

function reportUnknownPlace(context: CheckContext, at: string, pointer: string): void {
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
