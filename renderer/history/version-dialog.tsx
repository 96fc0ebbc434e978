import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Difference } from '../editor/difference';
import { writeTime } from '../simulation/baseline-name';
import type { DialogState } from '../state/app-state';
import { fileName } from '../ui/file-name';
import { useApp, useLanguage, useServices } from '../ui/services';
import { restoreVersion } from './restore-version';

/** A version beside the text as it is now; it can be restored from here. */
export function VersionDialog({ dialog }: { readonly dialog: Extract<DialogState, { kind: 'version' }> }) {
  const { t } = useTranslation('words');
  const services = useServices();
  const document = useApp((state) => state.documents[dialog.document]);
  const language = useLanguage();
  const then = t('history.then', { time: writeTime(dialog.savedAt, language) });
  const close = () => services.store.dispatch({ type: 'dialogClosed' });
  const restore = () => {
    close();
    void restoreVersion(services, dialog.document, dialog.text, dialog.savedAt);
  };
  return (
    <Modal
      open
      width="92vw"
      title={t('history.title', { name: fileName(document?.path ?? '') })}
      onCancel={close}
      footer={[
        <Button key="close" onClick={close}>
          {t('common.close')}
        </Button>,
        <Button key="restore" type="primary" data-testid="restore-version" onClick={restore}>
          {t('history.restore')}
        </Button>,
      ]}
    >
      <div className="compare-heads">
        <span>{then}</span>
        <span>{t('history.now')}</span>
      </div>
      <Difference left={dialog.text} right={document?.text ?? ''} leftName={then} rightName={t('history.now')} />
    </Modal>
  );
}
