import { DeleteOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../ui/services';
import { setAt } from './document-access';
import { useFormScene } from './form-context';

/** The name of a parameter or definition: another name goes wherever it is used. */
export function NameField({ pointer, name }: { readonly pointer: string; readonly name: string }) {
  const { t } = useTranslation('words');
  const { path, readOnly } = useFormScene();
  const { engine, texts, store } = useServices();
  const [typed, setTyped] = useState(name);
  const rename = async () => {
    const wanted = typed.trim();
    if (wanted === name || wanted === '') {
      setTyped(name);
      return;
    }
    const place = await engine.ask('form:locate', { path, pointer });
    const renaming = place && (await engine.ask('language:rename', { path, offset: place.key.start, name: wanted }));
    const { activeTab } = store.get();
    if (renaming && 'edits' in renaming && renaming.edits.length > 0 && activeTab !== null) {
      texts.applyEdits(activeTab, renaming.edits);
      return;
    }
    setTyped(name);
    if (renaming && 'refusal' in renaming)
      store.dispatch({ type: 'noticeGiven', severity: 'warning', message: renaming.refusal });
  };
  return (
    <Input
      className="form-name"
      aria-label={t('form.name')}
      value={typed}
      readOnly={readOnly}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => void rename()}
      onPressEnter={() => void rename()}
    />
  );
}

/** Takes a parameter or definition out. */
export function RemoveNamed({ pointer, name }: { readonly pointer: string; readonly name: string }) {
  const { t } = useTranslation('words');
  const { readOnly, change } = useFormScene();
  if (readOnly) return null;
  return (
    <button
      type="button"
      className="form-tool"
      aria-label={t('form.removeNamed', { name })}
      title={t('form.remove')}
      onClick={() => void change((draft) => setAt(draft, pointer, undefined))}
    >
      <DeleteOutlined aria-hidden="true" />
    </button>
  );
}
