import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { policyShape, type CanonicalValue } from '../../engine/index';
import { setAt, valueAt, type FormDraft } from './document-access';
import { namesUnder } from './document-choices';
import { useFormScene, useFormSkeleton, useFormView } from './form-context';
import { escape, Group } from './group-field';
import { NameField, RemoveNamed } from './name-field';
import { ParameterGrid } from './parameter-grid';

/** Parameters as a grid, definitions one after the other: a name each, with what it stands for. */
export function NamedForm({ section }: { readonly section: 'parameters' | 'definitions' }) {
  const { t } = useTranslation('words');
  const { readOnly, change } = useFormScene();
  const names = namesUnder(useFormSkeleton(), section);
  const add = () =>
    void change((draft) => {
      const stem = t(section === 'parameters' ? 'form.newParameter' : 'form.newDefinition');
      const name = freeName(draft, section, stem);
      const gist = t('form.newName');
      setAt(draft, `/${section}/${name}`, section === 'parameters' ? '1万元' : { gist, when: 'true' });
    });
  return (
    <div className="form-named">
      {section === 'parameters' ? <ParameterGrid names={names} /> : <Definitions names={names} />}
      {!readOnly && (
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add} data-testid="form-add-named">
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

function Definitions({ names }: { readonly names: readonly string[] }) {
  const { document } = useFormView();
  return names.map((name) => (
    <Definition key={name} name={name} value={valueAt(document, `/definitions/${escape(name)}`)} />
  ));
}

interface DefinitionProps {
  readonly name: string;
  readonly value: CanonicalValue | undefined;
}

const Definition = memo(function Definition({ name, value }: DefinitionProps) {
  const pointer = `/definitions/${escape(name)}`;
  const shape = policyShape.properties.get('definitions')?.shape.named;
  if (!shape) return null;
  return (
    <div className="form-named-entry" data-pointer={pointer}>
      <div className="form-named-head">
        <NameField pointer={pointer} name={name} />
        <RemoveNamed pointer={pointer} name={name} />
      </div>
      <Group pointer={pointer} shape={shape} value={value} rare={rareOfDefinitions} />
    </div>
  );
});

const rareOfDefinitions: ReadonlySet<string> = new Set(['id', 'clause', 'note']);
