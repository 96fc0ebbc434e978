import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewThread } from '../../engine/index';
import { writeTime } from '../simulation/baseline-name';
import { PlaceLink } from '../study/place-link';
import { isReadOnly } from '../state/selectors';
import { useApp, useBilingual, useLanguage, useServices } from '../ui/services';
import { acceptChanges } from './accept-changes';
import { SuggestionLines } from './suggestion-lines';
import { useSay } from './use-say';
import { useUnsent } from './use-unsent';

interface ReviewThreadViewProps {
  readonly thread: ReviewThread;
  readonly path: string;
  /** Where the item stands in the text now; null for the whole policy, and for an item that is gone. */
  readonly item: { readonly name: string; readonly pointer: string } | null;
  /** Whether it is shown at the item itself. */
  readonly here?: boolean;
}

/** One comment with its replies; it can be answered, resolved and opened again. */
export function ReviewThreadView({ thread, path, item, here = false }: ReviewThreadViewProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const language = useLanguage();
  const services = useServices();
  const fits = useApp((state) => state.suggestions?.suggestions[thread.comment.id]?.state === 'fits');
  const readOnly = useApp(isReadOnly);
  const saying = useSay();
  const [text, setText] = useUnsent(`answer ${thread.comment.id}`);
  const { comment, replies, resolved } = thread;
  const { policy, id, author } = comment;
  const about = { policy, thread: id };
  const reply = async () => {
    if (await saying.speak({ ...about, kind: 'reply', text })) setText('');
  };
  const place = useApp((state) => state.suggestions?.places[comment.id] ?? null);
  const isSuggestion = comment.kind === 'suggestion';
  const accept = async () => {
    const decision = { ...about, kind: 'accept' as const };
    if (!comment.changes || !saying.check(decision)) return;
    if (await acceptChanges(services, path, comment.changes)) await saying.speak(decision);
  };
  const reject = async () => {
    const reason = text.trim() === '' ? {} : { text };
    if (await saying.speak({ ...about, kind: 'reject', ...reason })) setText('');
  };
  return (
    <li
      className="review-thread"
      data-testid="review-thread"
      data-kind={comment.kind}
      data-resolved={resolved !== null}
    >
      {!here && (
        <p className="review-place">
          {item ? (
            <PlaceLink path={path} pointer={item.pointer} name={item.name} />
          ) : (
            <span className="quiet">
              {comment.item === undefined ? t('review.whole') : t('review.gone', { item: comment.item })}
            </span>
          )}
        </p>
      )}
      {comment.place && place && (
        <p className="review-place" data-testid="review-place">
          {place.isThere ? (
            <PlaceLink path={path} pointer={place.pointer} name={speak(place.name)} />
          ) : (
            <span className="quiet">{t('review.placeGone', { place: speak(place.name) })}</span>
          )}
        </p>
      )}
      {[comment, ...replies].map((entry) => (
        <div key={entry.id} className="review-said">
          <b>{entry.author}</b> {entry.kind === 'suggestion' && <span className="badge">{t('suggest.badge')}</span>}{' '}
          <time dateTime={entry.at}>{writeTime(entry.at, language)}</time>
          <p>{entry.text}</p>
          {entry.kind === 'suggestion' && <SuggestionLines thread={thread} />}
        </div>
      ))}
      {resolved && (
        <p className="quiet" data-testid="review-decision">
          {t(sayDecision(resolved.kind), {
            author: resolved.author,
            time: writeTime(resolved.at, language),
          })}
          {resolved.text !== undefined && ` ${t('suggest.because', { reason: resolved.text })}`}
        </p>
      )}
      <div className="review-answer">
        <Input
          size="small"
          value={text}
          maxLength={4000}
          aria-label={t('review.replyTo', { author })}
          data-testid="review-reply"
          onChange={({ target }) => setText(target.value)}
          onPressEnter={({ nativeEvent }) => {
            // The key that ends a composition of an input method sends nothing.
            if (!nativeEvent.isComposing) void reply();
          }}
        />
        <Button size="small" disabled={saying.busy} onClick={() => void reply()}>
          {t('review.reply')}
        </Button>
        {isSuggestion && !resolved ? (
          <>
            <Button
              size="small"
              type="primary"
              disabled={saying.busy || !fits || readOnly}
              title={readOnly ? t('readOnly.refused') : undefined}
              data-testid="suggestion-accept"
              onClick={() => void accept()}
            >
              {t('suggest.accept')}
            </Button>
            <Button
              size="small"
              disabled={saying.busy || readOnly}
              title={readOnly ? t('readOnly.refused') : undefined}
              data-testid="suggestion-reject"
              onClick={() => void reject()}
            >
              {t('suggest.reject')}
            </Button>
          </>
        ) : (
          <Button
            size="small"
            disabled={saying.busy}
            onClick={() => void saying.speak({ ...about, kind: resolved ? 'reopen' : 'resolve' })}
          >
            {t(resolved ? 'review.reopen' : 'review.resolve')}
          </Button>
        )}
      </div>
      {saying.known === null && (
        <label className="review-name">
          {t('review.author')}{' '}
          <Input
            size="small"
            value={saying.author}
            maxLength={80}
            onChange={({ target }) => saying.setAuthor(target.value)}
          />
        </label>
      )}
      {saying.refusal !== null && (
        <p role="alert" className="review-broken">
          {saying.refusal}
        </p>
      )}
    </li>
  );
}

function sayDecision(kind: ReviewThread['comment']['kind']) {
  return kind === 'accept' ? 'suggest.accepted' : kind === 'reject' ? 'suggest.rejected' : 'review.resolved';
}
