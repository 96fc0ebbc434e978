import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policyShape, type Property, type Shape } from '../../engine/index';
import { useServices } from '../ui/services';
import { isMap, setAt, valueAt, type FormDraft } from './document-access';
import { namesUnder } from './document-choices';
import { FieldValue } from './field';
import { useFormScene } from './form-context';
import { escape, Group } from './group-field';

/** Parameters or definitions: a name each, with what it stands for. */
export function NamedForm({ section }: { readonly section: 'parameters' | 'definitions' }) {
  const { t } = useTranslation('words');
  const { view, readOnly, change } = useFormScene();
  const names = namesUnder(view.document, section);
  const shape = policyShape.properties.get(section)?.shape.named ?? null;
  if (!shape) return null;
  const add = () =>
    void change((draft) => {
      const stem = t(section === 'parameters' ? 'form.newParameter' : 'form.newDefinition');
      const name = freeName(draft, section, stem);
      const gist = t('form.newName');
      setAt(draft, `/${section}/${name}`, section === 'parameters' ? '1万元' : { gist, when: 'true' });
    });
  return (
    <div className="form-named">
      {names.map((name) => (
        <NamedEntry key={name} section={section} name={name} shape={shape} />
      ))}
      {!readOnly && (
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
          {t('form.addEntry')}
        </Button>
      )}
    </div>
  );
}

function freeName(draft: FormDraft, section: string, stem: string): string {
  const names = draft[section];
  const taken = typeof names === 'object' && names !== null && !Array.isArray(names) ? names : {};
  let name = stem;
  for (let number = 2; taken[name] !== undefined; number += 1) name = `${stem}${number}`;
  return name;
}

interface NamedEntryProps {
  readonly section: 'parameters' | 'definitions';
  readonly name: string;
  readonly shape: Shape;
}

function NamedEntry({ section, name, shape }: NamedEntryProps) {
  const { t } = useTranslation('words');
  const { view, readOnly, change } = useFormScene();
  const pointer = `/${section}/${escape(name)}`;
  const value = valueAt(view.document, pointer);
  const scalar = shape.choices.find(({ types }) => !types.has('object'));
  const map = shape.choices.find(({ types }) => types.has('object')) ?? shape;
  const rare = new Set(section === 'parameters' ? ['id', 'note', 'changes'] : ['id', 'clause', 'note']);
  const property: Property = { canonical: 'value', zh: t('form.value'), shape: scalar ?? shape };
  return (
    <div className="form-named-entry" data-pointer={pointer}>
      <div className="form-named-head">
        <NameField pointer={pointer} name={name} />
        {scalar && !isMap(value) && (
          <FieldValue
            pointer={pointer}
            property={property}
            value={value}
            required
            label={`${name} ${t('form.value')}`}
          />
        )}
        {!readOnly && (
          <Button
            size="small"
            type="text"
            aria-label={t('form.removeNamed', { name })}
            onClick={() => void change((draft) => setAt(draft, pointer, undefined))}
          >
            {t('form.remove')}
          </Button>
        )}
      </div>
      {isMap(value) && <Group pointer={pointer} shape={map} value={value} rare={rare} />}
    </div>
  );
}

/** The name of a parameter or definition: another name goes wherever it is used. */
function NameField({ pointer, name }: { readonly pointer: string; readonly name: string }) {
  const { t } = useTranslation('words');
  const { view, readOnly } = useFormScene();
  const { engine, texts, store } = useServices();
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  const rename = async () => {
    const wanted = typed.trim();
    if (wanted === name || wanted === '') {
      setTyped(name);
      return;
    }
    const { path } = view;
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
