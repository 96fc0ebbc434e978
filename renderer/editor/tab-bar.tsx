import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../main/ipc/contract';
import { findCommand } from '../commands';
import { isDirty } from '../state/selectors';
import { useApp, useServices } from '../ui/services';
import { fileName } from '../ui/file-name';
import './editor.css';

/** The open files: click to show, middle click or the cross to close. */
export function TabBar() {
  const { t } = useTranslation('words');
  const tabs = useApp((state) => state.tabs);
  if (tabs.length === 0) return null;
  return (
    <div className="tab-row">
      <nav aria-label={t('tabs.label')}>
        <ul className="tabs" onWheel={({ currentTarget, deltaY }) => currentTarget.scrollBy({ left: deltaY })}>
          {tabs.map((id) => (
            <Tab key={id} id={id} />
          ))}
        </ul>
      </nav>
      <Modes />
    </div>
  );
}

/** Text or form: two ways to edit one policy. */
function Modes() {
  const { t } = useTranslation('words');
  const { run } = useServices();
  const form = useApp((state) => state.layout.form);
  const enabled = useApp(findCommand('view.toggleForm').when);
  return (
    <div className="editor-modes" role="group" aria-label={t('form.view')}>
      <button
        type="button"
        aria-pressed={!form}
        disabled={!enabled}
        data-testid="mode-text"
        onClick={() => form && run('view.toggleForm')}
      >
        {t('form.text')}
      </button>
      <button
        type="button"
        aria-pressed={form}
        disabled={!enabled}
        data-testid="mode-form"
        onClick={() => form || run('view.toggleForm')}
      >
        {t('form.form')}
      </button>
    </div>
  );
}

function Tab({ id }: { readonly id: DocumentId }) {
  const { t } = useTranslation('words');
  const { store, run } = useServices();
  const active = useApp((state) => state.activeTab === id);
  const path = useApp((state) => state.documents[id]?.path ?? '');
  const dirty = useApp((state) => {
    const document = state.documents[id];
    return document !== undefined && isDirty(document);
  });
  const name = fileName(path);
  const tab = useRef<HTMLLIElement>(null);
  // As it comes to the front, and as its name grows by the mark of unsaved text.
  useEffect(() => {
    if (active) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, dirty]);
  const show = () => store.dispatch({ type: 'tabOpened', document: id });
  const close = () => {
    show();
    run('file.closeTab');
  };
  return (
    <li ref={tab} className={active ? 'tab tab-active' : 'tab'} onAuxClick={(event) => event.button === 1 && close()}>
      <button
        type="button"
        className="tab-name"
        data-testid={`tab-${path}`}
        title={path}
        aria-current={active}
        aria-label={dirty ? t('tabs.dirty', { name }) : name}
        onClick={show}
      >
        {dirty && <span className="tab-dirty" aria-hidden="true" />}
        {name}
      </button>
      <button type="button" className="tab-close" aria-label={t('tabs.close', { name })} onClick={close}>
        <CloseOutlined aria-hidden="true" />
      </button>
    </li>
  );
}
