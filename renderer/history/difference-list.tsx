import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../ui/services';
import type { VersionComparison } from '../worker/compare-versions';

/** So many sentences are shown before the list is opened. */
const fewest = 4;

/** What one text says otherwise than another: the rules first, then the wording. */
export function DifferenceList({ comparison }: { readonly comparison: VersionComparison }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const [all, setAll] = useState(false);
  if (comparison.kind !== 'compared') return <p className="quiet">{t(`history.${comparison.kind}`)}</p>;
  const sentences = [
    ...comparison.rules.map((words) => ({ weight: 'rules', text: speak(words) })),
    ...comparison.wording.map((words) => ({ weight: 'words', text: t('history.wording', { text: speak(words) }) })),
  ];
  if (sentences.length === 0) return <p className="quiet">{t('history.sameMeaning')}</p>;
  const shown = all ? sentences : sentences.slice(0, fewest);
  return (
    <>
      <ul className="differences">
        {shown.map(({ weight, text }, index) => (
          <li key={index} data-weight={weight}>
            {text}
          </li>
        ))}
      </ul>
      {sentences.length > fewest && (
        <button type="button" className="clause-link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('history.less') : t('history.more', { count: sentences.length - fewest })}
        </button>
      )}
    </>
  );
}
