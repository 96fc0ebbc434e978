import { useTranslation } from 'react-i18next';

/** The units that carry a clause out, the leading one first. */
export function UnitsLine({ lead, units }: { readonly lead: string | null; readonly units: readonly string[] }) {
  const { t } = useTranslation('words');
  const others = units.filter((unit) => unit !== lead);
  if (lead === null && others.length === 0) return null;
  return (
    <p className="units">
      {lead !== null && (
        <span>
          <span className="units-label">{t('preview.lead')}</span> <strong>{lead}</strong>
        </span>
      )}
      {others.length > 0 && (
        <span>
          <span className="units-label">{t('preview.units')}</span> {others.join(t('common.separator'))}
        </span>
      )}
    </p>
  );
}
