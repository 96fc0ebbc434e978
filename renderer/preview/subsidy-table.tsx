import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../ui/services';
import type { ItemView } from '../worker/policy-view';
import { Figure } from './figure';
import { TermsRow } from './payment-terms';

/** A subsidy as a table: what it is a share of, and the share. */
export const SubsidyTable = memo(function SubsidyTable({
  item,
}: {
  readonly item: Extract<ItemView, { kind: 'subsidy' }>;
}) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <table className="payments">
      <thead>
        <tr>
          <th scope="col">{t(item.base === null ? 'preview.trigger' : 'preview.base')}</th>
          <th scope="col" className="money">
            {t(item.base === null ? 'preview.amount' : 'preview.rate')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{item.base === null ? speak(item.trigger) : <code>{item.base}</code>}</td>
          <td className="money">
            <Figure figure={item.rate} />
          </td>
        </tr>
      </tbody>
      <TermsRow terms={item.terms} columns={2} />
    </table>
  );
});
