import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../ui/services';
import { Composer } from './composer';
import { ReviewThreadView } from './review-thread';
import { selectReview, selectReviewedPolicy } from './select-review';
import './review.css';

interface ItemReviewProps {
  /** Null for the policy as a whole. */
  readonly item: string | null;
  readonly path: string;
  readonly pointer: string;
}

/** Below the form of an item, or of what stands beside the items: its open comments and suggestions, and where another comment is written. */
export const ItemReview = memo(function ItemReview({ item, path, pointer }: ItemReviewProps) {
  const { t } = useTranslation('words');
  const policy = useApp(selectReviewedPolicy);
  const { threads } = useApp(selectReview);
  if (policy === null) return null;
  const open = threads.filter(
    ({ comment, resolved }) => resolved === null && comment.policy === policy && (comment.item ?? null) === item,
  );
  return (
    <details
      className="form-review review"
      data-testid="form-review"
      data-count={open.length}
      data-beside
      open={open.length > 0}
    >
      <summary>
        {t(words[item === null ? 'whole' : 'item'][open.length === 0 ? 'none' : 'open'], { count: open.length })}
      </summary>
      <ol className="review-threads">
        {open.map((thread) => (
          <ReviewThreadView
            key={thread.comment.id}
            thread={thread}
            path={path}
            item={item === null ? null : { name: item, pointer }}
            here
          />
        ))}
      </ol>
      <Composer policy={policy} item={item} />
    </details>
  );
});

const words = {
  item: { none: 'review.here', open: 'review.hereOpen' },
  whole: { none: 'review.onWhole', open: 'review.onWholeOpen' },
} as const;
