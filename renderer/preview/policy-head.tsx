import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../i18n/words';
import type { PolicyHead } from '../worker/policy-view';
import { Editable } from './editable';

/** Title, number, issuer, validity: what stands above the first article. */
export const PolicyHeadView = memo(function PolicyHeadView({ head }: { readonly head: PolicyHead }) {
  const { t } = useTranslation('words');
  const facts: readonly (readonly [string, string | null, string?])[] = [
    [t('preview.effective'), describeTerm(t, head), 'effective'],
    [t('preview.region'), head.region.name ? `${head.region.name}（${head.region.code}）` : head.region.code, 'region'],
    [t('preview.fiscalLevel'), t(`level.${head.fiscalLevel}`), 'fiscalLevel'],
    [t('preview.otherLevels'), describeOtherLevels(t, head), 'otherLevels'],
    [t('preview.version'), head.version, 'version'],
    [t('preview.funding'), head.funding],
    [t('preview.annualBudget'), head.annualBudget, 'annualBudget'],
    [t('preview.interpretedBy'), head.interpretedBy],
    [t('preview.basis'), head.basis.join(t('common.separator')) || null],
    [t('preview.repeals'), head.repeals.join(t('common.separator')) || null],
  ];
  return (
    <header className="policy-head" data-pointer="/policy">
      {head.issuer !== null && <p className="policy-issuer">{head.issuer}</p>}
      <h2 className="policy-title">
        <button type="button" className="reveal" aria-label={t('preview.reveal', { name: head.title })}>
          {head.title}
        </button>
        {head.trial && <span className="policy-trial">{t('preview.trial')}</span>}
      </h2>
      <p className="policy-number">
        {head.docNumber !== null && <Editable pointer="/policy/docNumber">{head.docNumber}</Editable>}
        {head.alternateDocNumbers.length > 0 && (
          <span className="quiet">
            （{t('preview.alternate', { numbers: head.alternateDocNumbers.join(t('common.separator')) })}）
          </span>
        )}
        {head.issuedOn !== null && (
          <span className="quiet">
            <Editable pointer="/policy/issuedOn">{t('preview.issued', { date: head.issuedOn })}</Editable>
          </span>
        )}
      </p>
      <dl className="policy-facts">
        {facts.map(
          ([label, value, key]) =>
            value !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{key === undefined ? value : <Editable pointer={`/policy/${key}`}>{value}</Editable>}</dd>
              </div>
            ),
        )}
      </dl>
      {head.appliesSince !== null && <p className="quiet">{t('preview.appliesSince', { date: head.appliesSince })}</p>}
      {head.assumedStart !== null && <p className="quiet">{t('preview.assumedStart', { date: head.assumedStart })}</p>}
      {head.textNote !== null && <p className="policy-note">{head.textNote}</p>}
    </header>
  );
});

function describeTerm(t: Words, { term, effective }: PolicyHead): string {
  if (!term) return effective;
  const { from, to } = term;
  if (from && to) return t('preview.span', { from, to });
  if (from) return t('preview.from', { from });
  return to ? t('preview.until', { to }) : t('preview.unbounded');
}

function describeOtherLevels(t: Words, { otherLevels }: PolicyHead): string | null {
  if (!otherLevels) return null;
  const levels = ['nation', 'province', 'city', 'district'] as const;
  const parts = levels.flatMap((level) => {
    const relation = otherLevels[level];
    return relation ? [t('common.pair', { name: t(`level.${level}`), value: t(`relation.${relation}`) })] : [];
  });
  return parts.join(t('common.separator')) || null;
}
