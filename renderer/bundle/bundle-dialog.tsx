import { Modal, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../main/ipc/contract';
import { useServices } from '../ui/services';
import { BundleCertificate } from './bundle-certificate';
import { BundleComparison } from './bundle-comparison';
import { BundleFiles } from './bundle-files';
import { BundleMigration } from './bundle-migration';
import { BundleSeal } from './bundle-seal';
import { BundleSignatures } from './bundle-signatures';
import { BundleVectors } from './bundle-vectors';
import { NewVersion } from './new-version';
import './bundle.css';

/** A rule bundle like a certificate: whose it is, what it holds, whether it is intact; and what can be done with it. */
export function BundleDialog({ bundle, exported }: { readonly bundle: BundleView; readonly exported: boolean }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const title = `${t(exported ? 'bundle.exported' : 'bundle.opened')} ${bundle.fileName}`;
  return (
    <Modal
      open
      width="min(64rem, 92vw)"
      title={title}
      footer={null}
      onCancel={() => store.dispatch({ type: 'dialogClosed' })}
    >
      <div className="bundle" data-testid="bundle">
        <BundleSeal bundle={bundle} />
        {bundle.verified || bundle.older ? (
          <Tabs
            destroyOnHidden
            items={[
              { key: 'certificate', label: t('check.certificate'), children: <Certificate bundle={bundle} /> },
              ...(bundle.verified
                ? [{ key: 'vectors', label: t('check.vectors'), children: <BundleVectors bundle={bundle} /> }]
                : []),
              ...(bundle.migratable
                ? [{ key: 'migration', label: t('check.migration'), children: <BundleMigration bundle={bundle} /> }]
                : []),
              { key: 'compare', label: t('check.compare'), children: <BundleComparison bundle={bundle} /> },
              { key: 'files', label: t('check.files'), children: <BundleFiles bundle={bundle} /> },
            ]}
          />
        ) : (
          <BundleSignatures bundle={bundle} />
        )}
      </div>
    </Modal>
  );
}

function Certificate({ bundle }: { readonly bundle: BundleView }) {
  return (
    <div className="bundle">
      <BundleCertificate bundle={bundle} />
      {bundle.verified && bundle.originChecked && <BundleSignatures bundle={bundle} />}
      <NewVersion bundle={bundle} />
    </div>
  );
}
