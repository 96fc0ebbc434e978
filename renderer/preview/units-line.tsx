import { useTranslation } from 'react-i18next';
import { Editable } from './editable';

interface UnitsLineProps {
  /** Of the article or item. */
  readonly pointer: string;
  readonly lead: string | null;
  readonly units: readonly string[];
}

/** The units that carry a clause out, the leading one first. */
export function UnitsLine({ pointer, lead, units }: UnitsLineProps) {
  const { t } = useTranslation('words');
  const others = units.filter((unit) => unit !== lead);
  if (lead === null && others.length === 0) return null;
  return (
    <p className="units">
      {lead !== null && (
        <span>
          <span className="units-label">{t('preview.lead')}</span>{' '}
          <strong>
            <Editable pointer={`${pointer}/lead`}>{lead}</Editable>
          </strong>
        </span>
      )}
      {others.length > 0 && (
        <span>
          <span className="units-label">{t('preview.units')}</span>{' '}
          <Editable pointer={`${pointer}/units`}>{others.join(t('common.separator'))}</Editable>
        </span>
      )}
    </p>
  );
}
