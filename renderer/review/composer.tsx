import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from './use-say';

/** Where a comment on an item, or on the whole policy, is written. */
export function Composer({ policy, item }: { readonly policy: string; readonly item: string | null }) {
  const { t } = useTranslation('words');
  const id = useId();
  const [text, setText] = useState('');
  const saying = useSay();
  const send = async () => {
    const written = await saying.speak({ policy, kind: 'comment', text, ...(item !== null && { item }) });
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
