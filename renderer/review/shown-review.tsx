import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { ReviewEntry } from '../../schemas/generated/types';
import { useApp } from '../ui/services';
import type { SuggestionView } from '../worker/suggestion-view';
import { selectReview, selectReviewedPolicy } from './select-review';

/** An open suggestion, and how it stands to the present text. */
export interface ShownSuggestion {
  readonly comment: ReviewEntry;
  readonly view: SuggestionView;
}

/** What is open about one item of the policy that is shown, or about what stands beside its items. */
interface ShownItem {
  readonly open: number;
  readonly suggestions: readonly ShownSuggestion[];
}

const nothing: ShownItem = { open: 0, suggestions: [] };
const ShownReview = createContext<ReadonlyMap<string | null, ShownItem>>(new Map());

/** Sorts the reviews of the policy that is shown by its items, once for all of them: a policy may have hundreds. */
export function ShownReviewProvider({ children }: { readonly children: ReactNode }) {
  const policy = useApp(selectReviewedPolicy);
  const { threads } = useApp(selectReview);
  const judged = useApp((state) => state.suggestions);
  const shown = useMemo(() => {
    const items = new Map<string | null, ShownItem>();
    for (const { comment, resolved } of threads) {
      if (resolved !== null || comment.policy !== policy) continue;
      const item = comment.item ?? null;
      const { open, suggestions } = items.get(item) ?? nothing;
      const view = comment.kind === 'suggestion' ? judged?.suggestions[comment.id] : undefined;
      items.set(item, { open: open + 1, suggestions: view ? [...suggestions, { comment, view }] : suggestions });
    }
    return items;
  }, [threads, policy, judged]);
  return <ShownReview value={shown}>{children}</ShownReview>;
}

/** What is open about an item; `null` for what stands beside the items. */
export function useShownReview(item: string | null): ShownItem {
  return useContext(ShownReview).get(item) ?? nothing;
}
