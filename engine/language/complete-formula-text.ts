import { completeExpression } from './complete-expression';
import type { CompletionItem } from './completion-item';
import { scopeOf } from './expression-scope';
import type { PolicyText } from './place-in-policy';
import { listPolicyNames } from './policy-names';
import { surfaceOf } from './surface-of';

/** A formula as it is typed in a field of its own, not in the text of the policy. */
export interface FormulaText {
  readonly text: string;
  /** Offset in the formula. Units: UTF-16 units. */
  readonly offset: number;
  /** Word of the kind of event that its item is about; null where there is none. */
  readonly trigger: string | null;
}

/** Lists what can be typed at a place of a formula that belongs to a policy. Shape: ranges are offsets in the formula. */
export function completeFormulaText(
  policy: PolicyText,
  { text, offset, trigger }: FormulaText,
): readonly CompletionItem[] {
  return completeExpression({
    text,
    offset,
    start: 0,
    scope: scopeOf(policy, trigger),
    names: listPolicyNames(policy.reading.tree),
    surface: surfaceOf(policy.reading),
    subject: null,
    quote: '"',
  });
}
