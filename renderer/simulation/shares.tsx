import { useTranslation } from 'react-i18next';
import { sameInterval, type ChangeShare } from '../../engine/index';
import { useLanguage } from '../ui/services';
import type { SimulationView } from '../worker/simulation-view';
import { writeInterval } from './money-text';
import { writeMoneyChange } from './share-text';
import type { ShareName } from './order-rows';

interface SharesProps {
  readonly view: SimulationView;
  readonly shown: ShareName | null;
  readonly show: (share: ShareName | null) => void;
}

const shareNames = ['winners', 'losers', 'mixed'] as const;

/** Winners and losers against the baseline: their changes add up to the change of the total. Each filters the table. */
export function Shares({ view, shown, show }: SharesProps) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const { weighed, gone } = view;
  const write = ({ change }: ChangeShare) => writeMoneyChange(change, language, t('effect.openEnd'));
  const moved = shareNames.some((name) => weighed[name].count > 0);
  if (!moved && sameInterval(view.total, view.baseTotal)) return null;
  return (
    <div className="shares" role="group" aria-label={t('effect.shares')} data-testid="shares">
      {shareNames.map((name) => (
        <button
          key={name}
          type="button"
          className={`share share-${name}`}
          disabled={weighed[name].count === 0}
          aria-pressed={shown === name}
          title={t('effect.show', { share: t(`effect.${name}`) })}
          data-testid={`share-${name}`}
          onClick={() => show(shown === name ? null : name)}
        >
          <span className="share-name">{t(`effect.${name}`)}</span>
          <span className="share-count">{t('effect.count', { count: weighed[name].count })}</span>
          {weighed[name].count > 0 && <span className="share-change">{write(weighed[name])}</span>}
        </button>
      ))}
      {gone.count > 0 && (
        <p className="quiet">{t('effect.gone', { count: gone.count, amount: writeInterval(gone.total, language) })}</p>
      )}
    </div>
  );
}
