import { Modal, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnKeyView } from '../../main/ipc/signing-contract';
import type { SigningTab } from '../state/app-state';
import { useServices } from '../ui/services';
import { KeysTab } from './keys-tab';
import { LogTab } from './log-tab';
import { TrustTab } from './trust-tab';
import './signing.css';

/** Keys of the user, whom the user trusts, and the log of what was done with them. */
export function SigningDialog({ tab }: { readonly tab: SigningTab }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const [shown, setShown] = useState<SigningTab>(tab);
  const [own, setOwn] = useState<OwnKeyView | null>(null);
  const trustOwn = (key: OwnKeyView) => {
    setOwn(key);
    setShown('trust');
  };
  return (
    <Modal
      open
      width="min(60rem, 92vw)"
      title={t('signing.title')}
      footer={null}
      onCancel={() => store.dispatch({ type: 'dialogClosed' })}
    >
      <div className="signing" data-testid="signing">
        <Tabs
          activeKey={shown}
          onChange={(key) => {
            setShown(key as SigningTab);
            setOwn(null);
          }}
          destroyOnHidden
          items={[
            { key: 'keys', label: t('signing.keys'), children: <KeysTab trustOwn={trustOwn} /> },
            { key: 'trust', label: t('signing.trust'), children: <TrustTab own={own} /> },
            { key: 'log', label: t('signing.log'), children: <LogTab /> },
          ]}
        />
      </div>
    </Modal>
  );
}
