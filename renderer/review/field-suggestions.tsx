import { MessageOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useApp, useBilingual, useServices } from '../ui/services';
import { selectReview, selectReviewedPolicy } from './select-review';
import './review.css';

interface FieldSuggestionsProps {
  readonly path: string;
  readonly pointer: string;
  /** Whether those of its parts stand at the parts. */
  readonly alone?: boolean;
}

/** At a field of the form: the open suggestions that change it, in words, and the way to them. */
export function FieldSuggestions({ path, pointer, alone = false }: FieldSuggestionsProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const policy = useApp(selectReviewedPolicy);
  const { threads } = useApp(selectReview);
  const judged = useApp((state) => state.suggestions);
  if (!judged || judged.path !== path) return null;
  const own = threads.flatMap(({ comment, resolved }) => {
    const view = judged.suggestions[comment.id];
    if (!view || resolved !== null || comment.policy !== policy) return [];
    const marks = view.marks.filter(
      (mark) => mark.pointer === pointer || (!alone && mark.pointer.startsWith(`${pointer}/`)),
    );
    return marks.map(({ turn }, index) => ({
      comment,
      turn,
      stale: view.state === 'changed',
      key: `${comment.id} ${index}`,
    }));
  });
  return own.map(({ comment, turn, stale, key }) => (
    <button
      key={key}
      type="button"
      className="field-suggestion"
      data-testid="field-suggestion"
      title={t('suggest.show')}
      onClick={() => {
        store.dispatch({ type: 'reviewItemChosen', item: comment.item ?? null });
        store.dispatch({ type: 'bottomPanelShown', panel: 'review' });
      }}
    >
      <MessageOutlined aria-hidden="true" /> <b>{t('suggest.by', { author: comment.author })}</b> {speak(turn)}
      {stale && <span className="review-broken">{t('suggest.stale')}</span>}
    </button>
  ));
}
