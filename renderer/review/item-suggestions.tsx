import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual, useServices } from '../ui/services';
import { useShownReview } from './shown-review';
import './review.css';

/** The open suggestions about an item, or about what stands beside the items, at their place: with before and after. */
export function ItemSuggestions({ item }: { readonly item: string | null }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const { suggestions } = useShownReview(item);
  if (suggestions.length === 0) return null;
  const show = (event: MouseEvent) => {
    // The card around it leads to the text.
    event.stopPropagation();
    store.dispatch({ type: 'reviewItemChosen', item });
    store.dispatch({ type: 'bottomPanelShown', panel: 'review' });
  };
  return (
    <ul className="item-suggestions" data-testid={`suggestions-${item ?? 'whole'}`}>
      {suggestions.map(({ comment, view }) => (
        <li key={comment.id} data-state={view.state}>
          <button type="button" title={t('suggest.show')} onClick={show}>
            <b>{t('suggest.by', { author: comment.author })}</b>
            {view.lines.map((line, index) => (
              <span key={index}>{speak(line)}</span>
            ))}
            {view.state === 'changed' && <span className="review-broken">{t('suggest.stale')}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
