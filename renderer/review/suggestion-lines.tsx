import { useTranslation } from 'react-i18next';
import type { ReviewThread } from '../../engine/index';
import { useApp, useBilingual } from '../ui/services';

interface SuggestionLinesProps {
  readonly thread: ReviewThread;
}

/** What a suggestion changes in words, and how it stands to the policy as it reads now. */
export function SuggestionLines({ thread: { comment, resolved } }: SuggestionLinesProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const view = useApp((state) => state.suggestions?.suggestions[comment.id] ?? null);
  if (!view) return <p className="quiet">{t('suggest.unread')}</p>;
  const isUndone = resolved?.kind === 'accept' && view.state !== 'done';
  return (
    <div className="suggestion" data-testid="suggestion" data-state={view.state}>
      <ul>
        {view.lines.map((line, index) => (
          <li key={index}>{speak(line)}</li>
        ))}
      </ul>
      {resolved === null && view.misfit && (
        <p className="review-broken">{t('suggest.changed', { why: speak(view.misfit) })}</p>
      )}
      {resolved === null && view.state === 'done' && <p className="quiet">{t('suggest.done')}</p>}
      {isUndone && <p className="review-broken">{t('suggest.notThere')}</p>}
    </div>
  );
}
