import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ComparisonView } from '../../main/ipc/contract';
import { useBilingual, useServices } from '../ui/services';
import './release.css';

/** What a policy says and does otherwise than its last release, and the version that asks for. */
export function ReleaseDialog({ comparison }: { readonly comparison: ComparisonView }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const speak = useBilingual();
  const { title, before, after, level, levelWords, requiredVersion, reasons, sections } = comparison;
  const told = sections.filter(({ sentences }) => sentences.length > 0);
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
        <p className={`release-level release-${level}`} data-testid="release-level" data-level={level}>
          <b>{speak(levelWords)}</b>
          {reasons.map((reason, index) => (
            <span key={index}>{speak(reason)}</span>
          ))}
          <span>{t('release.required', { version: requiredVersion })}</span>
        </p>
        {told.length === 0 && <p className="quiet">{t('release.nothing')}</p>}
        {told.map(({ kind, sentences }) => (
          <section key={kind} data-testid={`release-${kind}`}>
            <h3>{t(`release.section.${kind}`)}</h3>
            <ul>
              {sentences.map((sentence, index) => (
                <li key={index}>{speak(sentence)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  );
}
