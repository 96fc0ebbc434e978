import { MessageOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { namePlace, type CanonicalValue } from '../../engine/index';
import { useApp, useBilingual } from '../ui/services';
import { Composer } from './composer';
import { ReviewThreadView } from './review-thread';
import { selectReviewedPolicy } from './select-review';
import type { PartReview } from './use-part-reviews';
import { useUnsent } from './use-unsent';
import './review.css';

interface PartMarksProps {
  readonly reviews: readonly PartReview[];
  /** Names the cell: 金额，第 2 行. */
  readonly label: string;
  readonly open: boolean;
  onToggle(): void;
}

/** At a cell: what is suggested of it and how many comments it has, and the way to answer below the row. */
export function PartMarks({ reviews, label, open, onToggle }: PartMarksProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  if (reviews.length === 0) return null;
  const comments = reviews.filter(({ turn }) => turn === null);
  const words = reviews.flatMap(({ turn, stale, thread: { comment } }) =>
    turn
      ? [`${t('suggest.by', { author: comment.author })} ${speak(turn)}${stale ? ` ${t('suggest.stale')}` : ''}`]
      : [],
  );
  if (comments.length > 0) words.push(t('review.open', { count: comments.length }));
  return (
    <button
      type="button"
      className="field-suggestion"
      data-testid="part-review"
      aria-expanded={open}
      aria-label={`${label}: ${words.join(t('common.separator'))}`}
      title={t('review.showRow')}
      onClick={onToggle}
    >
      {words.map((line, index) => (
        <span key={index} className="part-review-line">
          <MessageOutlined aria-hidden="true" /> {line}
        </span>
      ))}
    </button>
  );
}

interface RowReviewButtonProps {
  readonly reviews: readonly PartReview[];
  readonly row: string;
  readonly open: boolean;
  onToggle(): void;
}

/** Among the tools of a row: opens what is said of it, and where more is said. */
export function RowReviewButton({ reviews, row, open, onToggle }: RowReviewButtonProps) {
  const { t } = useTranslation('words');
  const count = countThreads(reviews);
  const about = t(count === 0 ? 'review.commentOn' : 'review.openOf', { name: row });
  const name = count === 0 ? about : `${about} ${count}`;
  return (
    <button
      type="button"
      className="row-review-button"
      data-testid="row-review-button"
      data-count={count}
      aria-expanded={open}
      aria-label={name}
      title={name}
      onClick={onToggle}
    >
      <MessageOutlined aria-hidden="true" />
      {count > 0 && ` ${count}`}
    </button>
  );
}

interface RowReviewProps {
  readonly reviews: readonly PartReview[];
  readonly path: string;
  readonly document: CanonicalValue;
  readonly pointer: string;
  readonly row: string;
  /** The parts of the row that can be meant, with their names. */
  readonly parts: readonly { readonly pointer: string; readonly name: string }[];
  onClose(): void;
}

/** Below a row: its open comments and suggestions with what can be decided, and where a comment on it is written. */
export function RowReview({ reviews, path, document, pointer, row, parts, onClose }: RowReviewProps) {
  const { t } = useTranslation('words');
  const policy = useApp(selectReviewedPolicy);
  const rowPlace = namePlace(document, pointer);
  // Kept with the text that is typed: it shall not be about something else when the row is shown again.
  const [key, setKey] = useUnsent(`part ${JSON.stringify([policy, rowPlace])}`);
  if (policy === null) return null;
  const chosen = `${pointer}${key}`;
  const threads = [...new Set(reviews.map(({ thread }) => thread))];
  const item = itemAround(document, pointer);
  const isPart = parts.some((part) => part.pointer === chosen);
  // A cell that says nothing has no place yet; its row has.
  const place = (isPart ? namePlace(document, chosen) : null) ?? rowPlace;
  return (
    <section
      className="row-review review"
      aria-label={t('review.ofRow', { name: row })}
      data-testid="row-review"
      data-beside
    >
      <ol className="review-threads">
        {threads.map((thread) => (
          <ReviewThreadView key={thread.comment.id} thread={thread} path={path} item={null} here />
        ))}
      </ol>
      {place ? (
        <>
          <label className="row-review-part">
            {t('review.part')}
            <Select<string>
              size="small"
              value={isPart ? chosen : pointer}
              aria-label={t('review.part')}
              data-testid="row-review-part"
              popupMatchSelectWidth={false}
              options={[
                { value: pointer, label: t('review.wholeRow') },
                ...parts.map((part) => ({ value: part.pointer, label: part.name })),
              ]}
              onChange={(value) => setKey(value.slice(pointer.length))}
            />
          </label>
          <Composer policy={policy} item={item} place={place} row={rowPlace} />
        </>
      ) : (
        <p className="quiet">{t('review.rowUnnamed')}</p>
      )}
      <Button size="small" type="link" onClick={onClose}>
        {t('review.closeRow')}
      </Button>
    </section>
  );
}

/** How many threads stand at some parts. */
export function countThreads(reviews: readonly PartReview[]): number {
  return new Set(reviews.map(({ thread }) => thread)).size;
}

/** The identifier of the item that a place lies in; null beside the items, and in one without an identifier. */
function itemAround(document: CanonicalValue, pointer: string): string | null {
  const item = /^\/articles\/\d+\/items\/\d+/.exec(pointer)?.[0];
  const [step] = (item === undefined ? null : namePlace(document, item)) ?? [];
  return typeof step === 'object' && step.by === 'item' && typeof step.is === 'string' ? step.is : null;
}
