import { useTranslation } from 'react-i18next';
import type { MoneyInterval, Unit } from '../../engine/index';
import { useLanguage } from '../ui/services';
import { directionOf, writeChange, writeQuantity } from './money-text';

interface AmountProps {
  readonly value: MoneyInterval;
  readonly complete?: boolean;
  readonly unit?: Unit;
}

/** An amount as an interval; an unknown part is said. */
export function Amount({ value, complete = true, unit = 'money' }: AmountProps) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  return (
    <span className="amount">
      <span className="interval">{writeQuantity(value, unit, language)}</span>
      {!complete && <span className="amount-unknown"> {t('simulation.incomplete')}</span>}
    </span>
  );
}

/** How an amount differs from the one under the saved texts. */
export function Change({ now, before }: { readonly now: MoneyInterval; readonly before: MoneyInterval | null }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  if (!before) return <span className="change change-up">{t('simulation.newRow')}</span>;
  const text = writeChange(now, before, language);
  if (text === null) return <span className="change quiet">—</span>;
  return <span className={`change change-${directionOf(now, before)}`}>{text}</span>;
}
