import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DialogState } from '../state/app-state';
import { forgetRecovered, keepMine, takeOutsideText, takeRecovered } from '../state/outside-changes';
import { isPolicyPath } from '../state/selectors';
import { fileName } from '../ui/file-name';
import { useApp, useServices } from '../ui/services';
import { Difference } from './difference';

/** Two texts of one document side by side, and the choice between them. */
export function CompareDialog({ dialog }: { readonly dialog: Extract<DialogState, { kind: 'compare' }> }) {
  const services = useServices();
  const { t } = useTranslation('words');
  const document = useApp((state) => state.documents[dialog.document]);
  const other = (dialog.against === 'disk' ? document?.outside?.text : document?.recovered) ?? '';
  const mine = document?.text ?? '';
  const otherName = t(dialog.against === 'disk' ? 'editor.compareDisk' : 'editor.compareRecovered');
  const close = () => services.store.dispatch({ type: 'dialogClosed' });
  const canMerge = dialog.against === 'disk' && isPolicyPath(document?.path ?? '');
  const merge = () => {
    const { document: id, decisions } = dialog;
    services.store.dispatch({
      type: 'dialogOpened',
      dialog: { kind: 'merge', document: id, ...(decisions && { decisions }) },
    });
  };
  const take = () => {
    if (dialog.against === 'disk') takeOutsideText(services, dialog.document);
    else takeRecovered(services, dialog.document);
    close();
  };
  const keep = () => {
    if (dialog.against === 'disk') keepMine(services, dialog.document);
    else forgetRecovered(services, dialog.document);
    close();
  };
  return (
    <Modal
      open
      width="92vw"
      title={t('editor.compareTitle', { name: fileName(document?.path ?? '') })}
      // Whoever was deciding a merge goes on with it.
      onCancel={dialog.decisions ? merge : close}
      footer={[
        <Button key="keep" onClick={keep}>
          {t('editor.keepMine')}
        </Button>,
        <Button key="take" type={canMerge ? 'default' : 'primary'} onClick={take}>
          {t(dialog.against === 'disk' ? 'editor.reload' : 'editor.restore')}
        </Button>,
        canMerge && (
          <Button key="merge" type="primary" onClick={merge}>
            {t('merge.open')}
          </Button>
        ),
      ]}
    >
      <div className="compare-heads">
        <span>{otherName}</span>
        <span>{t('editor.compareMine')}</span>
      </div>
      <Difference left={other} right={mine} leftName={otherName} rightName={t('editor.compareMine')} />
    </Modal>
  );
}
