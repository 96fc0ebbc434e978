import type { PolicyDocument } from '../../schemas/generated/types';
import type { Staged } from '../diagnostics/diagnostic';
import type { CanonicalDocument } from '../validate/canonical-document';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { createCheckContext } from './check-context';
import { checkRules } from './check-rules';
import type { CheckedPolicy } from './checked-policy';

/**
 * Checks the names, types and meaning of a policy. What has an error is left out of the value, so that the rest can
 * still be shown and simulated while the text is being written; `complete` tells whether anything was.
 *
 * Errors: `check/*`, and `expression/*` at the places of expressions and figures.
 * Cost: linear, and once more for the items each alternative reading touches.
 */
export function checkPolicy(
  canonical: CanonicalDocument<PolicyDocument>,
  vocabulary: Vocabulary,
): Staged<CheckedPolicy> {
  const context = createCheckContext(canonical, vocabulary);
  for (const rule of checkRules) rule(context);
  const { draft } = context;
  const diagnostics = context.diagnostics.toSorted((left, right) => left.range.start - right.range.start);
  return {
    value: {
      source: canonical,
      vocabulary,
      term: draft.term,
      window: draft.window,
      startAssumed: draft.startAssumed,
      expressions: draft.expressions,
      figures: draft.figures,
      names: draft.names,
      dropped: draft.dropped,
      complete: draft.complete,
      examples: draft.examples,
    },
    diagnostics,
  };
}
