import { useTranslation } from 'react-i18next';
import type { ComparisonView } from '../../main/ipc/contract';
import { useBilingual } from '../ui/services';
import './release.css';

type Compared = Pick<ComparisonView, 'level' | 'levelWords' | 'reasons' | 'requiredVersion' | 'sections'>;

/** What one version of a policy says and does otherwise than another: of what level it is and why, then in sentences. */
export function ComparisonSections({ comparison }: { readonly comparison: Compared }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { level, levelWords, requiredVersion, reasons, sections } = comparison;
  const told = sections.filter(({ sentences }) => sentences.length > 0);
  return (
    <>
      <p className={`release-level release-${level}`} data-testid="release-level" data-level={level}>
        <b>{speak(levelWords)}</b>
        {reasons.map((reason, index) => (
          <span key={index}>{speak(reason)}</span>
        ))}
        <span>{t('release.required', { version: requiredVersion })}</span>
      </p>
      {told.length === 0 && <p className="quiet">{t('release.nothing')}</p>}
      {told.map(({ kind, sentences }) => (
        <section key={kind} data-testid={`release-${kind}`} data-count={sentences.length}>
          <h3>{t(`release.section.${kind}`)}</h3>
          <ul>
            {sentences.map((sentence, index) => (
              <li key={index}>{speak(sentence)}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
