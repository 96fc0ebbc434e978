import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewEntry } from '../../schemas/generated/types';
import { useSay } from './use-say';
import { useUnsent } from './use-unsent';

interface ComposerProps {
  readonly policy: string;
  readonly item: string | null;
  /** The part of it that is meant; the whole of it otherwise. */
  readonly place?: NonNullable<ReviewEntry['place']> | null;
  /** The row whose text is kept until it is sent, whichever of its parts is meant. */
  readonly row?: NonNullable<ReviewEntry['place']> | null;
}

/** Where a comment on an item or a part of it, or on the whole policy, is written. */
export function Composer({ policy, item, place = null, row = null }: ComposerProps) {
  const { t } = useTranslation('words');
  const id = useId();
  const [text, setText] = useUnsent(JSON.stringify([policy, item, row]));
  const saying = useSay();
  const send = async () => {
    const written = await saying.speak({
      policy,
      kind: 'comment',
      text,
      ...(item !== null && { item }),
      ...(place && { place }),
    });
    if (written) setText('');
  };
  return (
    <div className="review-composer">
      {saying.known === null && (
        <label>
          <span>
            {t('review.author')} <span className="quiet">{t('review.authorHint')}</span>
          </span>
          <Input
            value={saying.author}
            maxLength={80}
            data-testid="review-author"
            onChange={({ target }) => saying.setAuthor(target.value)}
          />
        </label>
      )}
      <label htmlFor={id}>{t('review.comment')}</label>
      <Input.TextArea
        id={id}
        value={text}
        maxLength={4000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        data-testid="review-text"
        onChange={({ target }) => setText(target.value)}
      />
      {saying.refusal !== null && (
        <p role="alert" className="review-broken">
          {saying.refusal}
        </p>
      )}
      <Button type="primary" size="small" disabled={saying.busy} data-testid="review-add" onClick={() => void send()}>
        {t('review.add')}
      </Button>
    </div>
  );
}
