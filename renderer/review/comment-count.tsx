import { MessageOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useShownReview } from './shown-review';
import './review.css';

/** How many open comments and suggestions there are on an item; nothing where there are none. */
export function CommentCount({ item }: { readonly item: string }) {
  const { t } = useTranslation('words');
  const count = useShownReview(item).open;
  if (count === 0) return null;
  const name = t('review.open', { count });
  return (
    <span className="comment-count" role="img" aria-label={name} title={name}>
      <MessageOutlined aria-hidden="true" /> {count}
    </span>
  );
}
