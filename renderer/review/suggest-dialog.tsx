import { Button, Checkbox, Input, Modal } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../main/ipc/contract';
import { joinDrafts } from '../../engine/index';
import { sayBoth } from '../i18n/words';
import { fileName } from '../ui/file-name';
import { useApp, useBilingual, useServices } from '../ui/services';
import type { SuggestionDrafts } from '../worker/suggestion-view';
import { LostComments } from './lost-comments';
import { useSay } from './use-say';
import './review.css';

/** Turns the unsaved changes of a policy into suggestions, one for each item that changed, or one for all. */
export function SuggestDialog({ id }: { readonly id: DocumentId }) {
  const { t } = useTranslation('words');
  const { store, texts } = useServices();
  const path = useApp((state) => state.documents[id]?.path ?? '');
  const found = useDrafts(path);
  const [reason, setReason] = useState('');
  const [together, setTogether] = useState(false);
  const [outdated, setOutdated] = useState(false);
  // Where one could not be written, the next try goes on behind those that are.
  const sent = useRef(0);
  const saying = useSay();
  const field = useId();
  const close = () => store.dispatch({ type: 'dialogClosed' });
  const drafts = found === 'unread' ? null : found;
  const send = async () => {
    const document = store.get().documents[id];
    if (!drafts || !document || !saying.check({ kind: 'suggestion', text: reason })) return;
    if (document.version !== drafts.version) return setOutdated(true);
    const joined = together ? joinDrafts(drafts.drafts) : null;
    const list = joined ? [joined] : drafts.drafts;
    for (const { item, changes } of list.slice(sent.current)) {
      const about = item === null ? {} : { item };
      const said = {
        policy: drafts.policy,
        kind: 'suggestion' as const,
        text: reason,
        changes: [...changes],
        ...about,
      };
      if (!(await saying.speak(said))) return;
      sent.current += 1;
    }
    texts.replaceText(id, document.savedText);
    close();
    const message = sayBoth((words) => words('suggest.sent', { count: list.length }));
    store.dispatch({ type: 'noticeGiven', severity: 'success', message });
    store.dispatch({ type: 'reviewItemChosen', item: null });
    store.dispatch({ type: 'bottomPanelShown', panel: 'review' });
  };
  const count = drafts?.drafts.length ?? 0;
  return (
    <Modal
      open
      width="min(46rem, 94vw)"
      title={t('suggest.title', { name: fileName(path) })}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          {t('common.cancel')}
        </Button>,
        <Button
          key="send"
          type="primary"
          disabled={count === 0 || saying.busy}
          data-testid="suggest-send"
          onClick={() => void send()}
        >
          {t('suggest.send')}
        </Button>,
      ]}
    >
      <div className="suggest" data-testid="suggest" data-ready={found !== null}>
        <p className="quiet">{t('suggest.about')}</p>
        {count === 0 && (
          <p role="status">
            {t(found === null ? 'suggest.working' : found === 'unread' ? 'suggest.failed' : 'suggest.none')}
          </p>
        )}
        {drafts && count > 0 && (
          <>
            <DraftList drafts={drafts} />
            {count > 1 && (
              <Checkbox checked={together} onChange={({ target }) => setTogether(target.checked)}>
                {t('suggest.together')}
              </Checkbox>
            )}
            <label htmlFor={field}>{t('suggest.reason')}</label>
            <Input.TextArea
              id={field}
              value={reason}
              maxLength={4000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              data-testid="suggest-reason"
              onChange={({ target }) => setReason(target.value)}
            />
            {saying.known === null && (
              <label>
                {t('review.author')}{' '}
                <Input
                  value={saying.author}
                  maxLength={80}
                  data-testid="suggest-author"
                  onChange={({ target }) => saying.setAuthor(target.value)}
                />
              </label>
            )}
          </>
        )}
        {(saying.refusal !== null || outdated) && (
          <p role="alert" className="review-broken">
            {outdated ? t('suggest.outdated') : saying.refusal}
          </p>
        )}
      </div>
    </Modal>
  );
}

function DraftList({ drafts: { drafts, lostComments } }: { readonly drafts: SuggestionDrafts }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <>
      <ul className="suggest-drafts" data-testid="suggest-drafts" data-count={drafts.length}>
        {drafts.map(({ item, lines }, index) => (
          <li key={index}>
            <b>{item ?? t('suggest.wholePolicy')}</b>
            <ul>
              {lines.map((line, at) => (
                <li key={at}>{speak(line)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <LostComments comments={lostComments} testId="suggest-lost">
        {t('suggest.lost')}
      </LostComments>
    </>
  );
}

/** The unsaved changes as drafts; null until they are known. */
function useDrafts(path: string): SuggestionDrafts | 'unread' | null {
  const { engine } = useServices();
  const [found, setFound] = useState<SuggestionDrafts | 'unread' | null>(null);
  useEffect(() => {
    let wanted = true;
    void engine.ask('review:draft', { path }).then((drafts) => {
      if (wanted) setFound(drafts ?? 'unread');
    });
    return () => {
      wanted = false;
    };
  }, [engine, path]);
  return found;
}
