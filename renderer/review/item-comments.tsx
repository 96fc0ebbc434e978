import { MessageOutlined } from '@ant-design/icons';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../ui/services';
import { useShownReview } from './shown-review';
import './review.css';

/** Beside an item of the preview: how many open comments it has, and the way to the panel where one is written. */
export function ItemComments({ item, name }: { readonly item: string; readonly name: string }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const count = useShownReview(item).open;
  const show = (event: MouseEvent) => {
    // The card around it leads to the text.
    event.stopPropagation();
    store.dispatch({ type: 'reviewItemChosen', item });
    store.dispatch({ type: 'bottomPanelShown', panel: 'review' });
  };
  return (
    <button
      type="button"
      className="item-comments"
      data-testid={`comments-${item}`}
      data-count={count}
      aria-label={t(count === 0 ? 'review.commentOn' : 'review.openOf', { name })}
      title={t(count === 0 ? 'review.commentOn' : 'review.openOf', { name })}
      onClick={show}
    >
      <MessageOutlined aria-hidden="true" />
      {count > 0 && <span>{t('review.open', { count })}</span>}
    </button>
  );
}
