import { Button, Drawer, Input } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyHint } from '../ui/empty-hint';
import { useLanguage, useServices } from '../ui/services';
import { enManual } from './manual-en';
import { findTopics, type ManualBlock, type ManualTopic, type ManualTopicId } from './manual-topic';
import { zhManual } from './manual-zh';
import { useClear } from '../ui/use-clear';
import './manual.css';

/** The manual beside the work: it stays open while one does what it says. */
export function Manual({ topic }: { readonly topic: ManualTopicId | null }) {
  const { t } = useTranslation('words');
  const clear = useClear();
  const { store } = useServices();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const topics = language === 'zh' ? zhManual : enManual;
  const found = findTopics(topics, typed);
  const shown = typed === '' ? topics.find(({ id }) => id === topic) : undefined;
  const show = (wanted: ManualTopicId | null) => {
    setTyped('');
    store.dispatch({ type: 'manualShown', manual: { topic: wanted } });
  };
  return (
    <Drawer
      open
      mask={false}
      size="min(26rem, 90vw)"
      title={t('manual.title')}
      rootClassName="manual-drawer"
      onClose={() => store.dispatch({ type: 'manualShown', manual: null })}
    >
      <div className="manual" data-testid="manual">
        <Input
          allowClear={clear}
          autoFocus
          value={typed}
          placeholder={t('manual.search')}
          aria-label={t('manual.search')}
          onChange={({ target }) => setTyped(target.value)}
        />
        {shown ? (
          <>
            <Button size="small" type="link" onClick={() => show(null)}>
              {t('manual.contents')}
            </Button>
            <Topic topic={shown} />
          </>
        ) : found.length === 0 ? (
          <EmptyHint text={t('manual.nothing')} />
        ) : (
          <ul className="manual-contents" aria-label={t('manual.contents')}>
            {found.map(({ id, title }) => (
              <li key={id}>
                <button type="button" className="form-item-link" onClick={() => show(id)}>
                  {title}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Drawer>
  );
}

function Topic({ topic }: { readonly topic: ManualTopic }) {
  return (
    <article>
      <h2>{topic.title}</h2>
      {topic.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: ManualBlock }) {
  if ('text' in block)
    return (
      <p>
        <Words text={block.text} />
      </p>
    );
  const List = 'steps' in block ? 'ol' : 'ul';
  const lines = 'steps' in block ? block.steps : block.points;
  return (
    <List className="manual-list">
      {lines.map((line) => (
        <li key={line}>
          <Words text={line} />
        </li>
      ))}
    </List>
  );
}

/** Words with what is typed or pressed set apart. */
function Words({ text }: { readonly text: string }) {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <kbd key={index}>{part}</kbd> : <Fragment key={index}>{part}</Fragment>));
}
