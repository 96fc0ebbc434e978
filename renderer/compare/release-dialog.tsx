import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ComparisonView } from '../../main/ipc/contract';
import { useServices } from '../ui/services';
import { ComparisonSections } from './comparison-sections';
import './release.css';

/** What a policy says and does otherwise than its last release, and the version that asks for. */
export function ReleaseDialog({ comparison }: { readonly comparison: ComparisonView }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const { title, before, after } = comparison;
  return (
    <Modal
      open
      width="min(60rem, 92vw)"
      title={t('release.title')}
      footer={null}
      onCancel={() => store.dispatch({ type: 'dialogClosed' })}
    >
      <div className="release" data-testid="release">
        <p className="release-head">
          <b>{title}</b>
          <span>
            {t('release.versions', { before: before.version, revision: before.revision, after: after.version })}
          </span>
        </p>
        <ComparisonSections comparison={comparison} />
      </div>
    </Modal>
  );
}
