import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewThread } from '../../engine/index';
import { EmptyHint } from '../ui/empty-hint';
import { isReadOnly } from '../state/selectors';
import { useApp, useServices } from '../ui/services';
import type { PolicyView } from '../worker/policy-view';
import { Composer } from './composer';
import { ReviewThreadView } from './review-thread';
import { selectReview } from './select-review';
import './review.css';

const filters = ['open', 'resolved', 'all'] as const;
type Filter = (typeof filters)[number];
/** Stands for the policy as a whole in the choice of items; no item can be called so. */
const WHOLE = '*';

/** What is said about the policy of the preview: comments with their replies, open or resolved. */
export function ReviewPane() {
  const { t } = useTranslation('words');
  const path = useApp((state) => state.previewed);
  const view = useApp(
    ({ analyses, previewed }) => (previewed === null ? null : analyses[previewed]?.policy?.view) ?? null,
  );
  return (
    <div className="study" role="tabpanel" aria-label={t('review.label')} data-testid="review">
      {view && path !== null ? <Review key={path} path={path} view={view} /> : <EmptyHint text={t('review.none')} />}
    </div>
  );
}

interface ItemChoice {
  readonly id: string;
  readonly name: string;
  readonly pointer: string;
}

function Review({ path, view }: { readonly path: string; readonly view: PolicyView }) {
  const { t } = useTranslation('words');
  const { store, run } = useServices();
  const review = useApp(selectReview);
  const item = useApp((state) => state.reviewItem);
  const readOnly = useApp(isReadOnly);
  const [filter, setFilter] = useState<Filter>('open');
  const items = listItems(view);
  const own = review.threads.filter(({ comment }) => comment.policy === view.head.id);
  const shown = own.filter((thread) => fits(thread, filter) && (item === null || thread.comment.item === item));
  const choose = (value: string) => store.dispatch({ type: 'reviewItemChosen', item: value === WHOLE ? null : value });
  return (
    <>
      <div className="table-tools">
        <Select<string>
          showSearch
          className="review-item"
          value={item ?? WHOLE}
          aria-label={t('review.item')}
          data-testid="review-item"
          popupMatchSelectWidth={false}
          optionFilterProp="label"
          options={[
            { value: WHOLE, label: t('review.whole') },
            ...items.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={choose}
        />
        <Radio.Group
          size="small"
          optionType="button"
          value={filter}
          aria-label={t('review.filter')}
          options={filters.map((value) => ({ value, label: t(`review.filters.${value}`) }))}
          onChange={({ target }) => setFilter(target.value as Filter)}
        />
        <Button
          size="small"
          disabled={readOnly}
          title={readOnly ? t('readOnly.refused') : undefined}
          data-testid="review-suggest"
          onClick={() => run('edit.suggest')}
        >
          {t('command.edit.suggest')}
        </Button>
        {review.broken && <span className="review-broken">{t('review.broken')}</span>}
      </div>
      <div className="table-scroll review" tabIndex={0} role="region" aria-label={t('review.list')}>
        <Composer policy={view.head.id} item={item} />
        {shown.length === 0 && <p className="quiet">{t(own.length === 0 ? 'review.empty' : 'review.nothing')}</p>}
        <ol className="review-threads">
          {shown.map((thread) => (
            <ReviewThreadView
              key={thread.comment.id}
              thread={thread}
              path={path}
              item={items.find(({ id }) => id === thread.comment.item) ?? null}
            />
          ))}
        </ol>
      </div>
    </>
  );
}

function fits({ resolved }: ReviewThread, filter: Filter): boolean {
  return filter === 'all' || (resolved === null) === (filter === 'open');
}

function listItems(view: PolicyView): readonly ItemChoice[] {
  return view.chapters.flatMap(({ articles }) =>
    articles.flatMap(({ number, items }) =>
      items.map(({ id, title, gist, pointer }) => ({ id, name: `${number} ${title ?? gist ?? id}`, pointer })),
    ),
  );
}
