import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../ui/services';
import type { ItemDraftView } from '../worker/form-view';
import { listAt, type FormValue } from './document-access';
import { useFormScene } from './form-context';

/** Adds an item of some kind to an article and shows it. */
export function AddItem({ pointer, count }: { readonly pointer: string; readonly count: number }) {
  const { t } = useTranslation('words');
  const { path, readOnly, change, language } = useFormScene();
  const { engine, store } = useServices();
  const [drafts, setDrafts] = useState<readonly ItemDraftView[]>([]);
  if (readOnly) return null;
  const load = () => void engine.ask('form:drafts', { path }).then((found) => setDrafts(found ?? []));
  const add = async (draft: ItemDraftView) => {
    const list = `${pointer}/items`;
    await change((document) => void listAt(document, list).push(structuredClone(draft.item) as FormValue));
    store.dispatch({ type: 'formPlaceChosen', pointer: `${list}/${count}` });
  };
  return (
    <Dropdown
      trigger={['click']}
      onOpenChange={(open) => open && load()}
      menu={{
        className: 'form-drafts',
        items: drafts.map((draft, index) => ({ key: String(index), label: draft.label[language] })),
        onClick: ({ key }) => {
          const draft = drafts[Number(key)];
          if (draft) void add(draft);
        },
      }}
    >
      <Button icon={<PlusOutlined aria-hidden="true" />} data-testid="form-add-item">
        {t('form.addItem')} <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}
