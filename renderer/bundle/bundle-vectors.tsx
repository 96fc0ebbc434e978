import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../main/ipc/contract';
import { checkedTexts } from './checked-texts';
import { useAnswer } from './use-answer';

/** Vectors that are listed with their differences. */
const LISTED = 50;

/** Whether this program works out what the vectors of a bundle say. */
export function BundleVectors({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const request = useMemo(() => ({ texts: checkedTexts(bundle) }), [bundle]);
  const { state, again } = useAnswer('bundle:replay', request);
  if (state === 'working') return <p className="quiet">{t('check.working')}</p>;
  if (state === null) return <TryAgain again={again} />;
  const { vectors, differences } = state;
  if (vectors === 0) return <p>{t('check.noVectors')}</p>;
  const passed = vectors - differences.length;
  return (
    <div className="bundle" data-testid="replay" data-passed={passed} data-different={differences.length}>
      <p className="quiet">{t('check.replayLead', { count: vectors })}</p>
      <p className={differences.length === 0 ? 'seal seal-good' : 'seal seal-bad'}>
        {differences.length === 0
          ? t('check.passed', { count: vectors })
          : t('check.passedOf', { passed, count: differences.length })}
      </p>
      <ul className="findings">
        {differences.slice(0, LISTED).map(({ vector, differences: told }) => (
          <li key={vector}>
            {vector}
            <pre className="vector-difference">{told.join('\n')}</pre>
          </li>
        ))}
      </ul>
      {differences.length > LISTED && <p>{t('check.more', { count: differences.length - LISTED })}</p>}
    </div>
  );
}

/** Says that an answer was not given, and offers to ask again. */
export function TryAgain({ again }: { readonly again: () => void }) {
  const { t } = useTranslation('words');
  return (
    <p>
      {t('check.failed')} <Button onClick={again}>{t('check.run')}</Button>
    </p>
  );
}
