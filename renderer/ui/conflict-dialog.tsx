import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../main/ipc/contract';
import { requestHost } from '../host';
import type { DialogState } from '../state/app-state';
import { reportFailure } from '../state/report-failure';
import { isPolicyPath } from '../state/selectors';
import { saveDocument } from '../state/save-document';
import { fileName } from './file-name';
import { useApp, useServices } from './services';

/** A save was refused because the disk holds something new: overwrite it, merge it, look at it, or leave it. */
export function ConflictDialog({ id }: { readonly id: DocumentId }) {
  const { t } = useTranslation('words');
  const services = useServices();
  const { store } = services;
  const path = useApp((state) => state.documents[id]?.path ?? '');
  const canMerge = isPolicyPath(path);
  const close = () => store.dispatch({ type: 'dialogClosed' });
  const overwrite = () => {
    close();
    void saveDocument(services, id, true);
  };
  const look = (dialog: Extract<DialogState, { kind: 'compare' | 'merge' }>) => {
    requestHost('document:readDisk', { document: id })
      .then((change) => {
        store.dispatch({ type: 'documentChangedOutside', document: id, change });
        store.dispatch({ type: 'dialogOpened', dialog });
      })
      .catch((failure: unknown) => {
        close();
        reportFailure(store, failure);
      });
  };
  return (
    <Modal
      open
      title={t('editor.conflictTitle')}
      onCancel={close}
      data-testid="conflict"
      footer={[
        <Button key="cancel" onClick={close}>
          {t('common.cancel')}
        </Button>,
        <Button key="overwrite" danger onClick={overwrite}>
          {t('editor.overwrite')}
        </Button>,
        <Button
          key="compare"
          type={canMerge ? 'default' : 'primary'}
          onClick={() => look({ kind: 'compare', document: id, against: 'disk' })}
        >
          {t('editor.compare')}
        </Button>,
        ...(canMerge
          ? [
              <Button key="merge" type="primary" onClick={() => look({ kind: 'merge', document: id })}>
                {t('merge.open')}
              </Button>,
            ]
          : []),
      ]}
    >
      <p>{t('editor.conflictText', { name: fileName(path) })}</p>
    </Modal>
  );
}
