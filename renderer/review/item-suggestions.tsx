import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useBilingual, useServices } from '../ui/services';
import { selectReview, selectReviewedPolicy } from './select-review';
import './review.css';

/** The open suggestions about an item, or about what stands beside the items, at their place: with before and after. */
export function ItemSuggestions({ item }: { readonly item: string | null }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const policy = useApp(selectReviewedPolicy);
  const { threads } = useApp(selectReview);
  const judged = useApp((state) => state.suggestions);
  const own = threads.filter(
    ({ comment, resolved }) =>
      comment.kind === 'suggestion' &&
      resolved === null &&
      comment.policy === policy &&
      (comment.item ?? null) === item &&
      judged?.suggestions[comment.id],
  );
  if (own.length === 0) return null;
  const show = (event: MouseEvent) => {
    // The card around it leads to the text.
    event.stopPropagation();
    store.dispatch({ type: 'reviewItemChosen', item });
    store.dispatch({ type: 'bottomPanelShown', panel: 'review' });
  };
  return (
    <ul className="item-suggestions" data-testid={`suggestions-${item ?? 'whole'}`}>
      {own.map(({ comment }) => {
        const view = judged?.suggestions[comment.id];
        return (
          <li key={comment.id} data-state={view?.state}>
            <button type="button" title={t('suggest.show')} onClick={show}>
              <b>{t('suggest.by', { author: comment.author })}</b>
              {view?.lines.map((line, index) => (
                <span key={index}>{speak(line)}</span>
              ))}
              {view?.state === 'changed' && <span className="review-broken">{t('suggest.stale')}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
