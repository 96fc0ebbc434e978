import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AwardView } from '../worker/policy-view';
import { Editable } from './editable';
import { Figure } from './figure';
import { TermsRow } from './payment-terms';

/** The award as a table: one row for each amount. */
export const AwardTable = memo(function AwardTable({ award }: { readonly award: AwardView }) {
  const { t } = useTranslation('words');
  const graded = award.rows.some((row) => row.match.length > 0);
  const labelled = award.rows.some((row) => row.label !== null);
  const columns = 1 + (graded ? 1 : 0) + (labelled ? 1 : 0);
  return (
    <table className="payments">
      <thead>
        <tr>
          {graded && <th scope="col">{award.by ?? t('preview.by')}</th>}
          {labelled && <th scope="col">{t('preview.label_')}</th>}
          <th scope="col" className="money">
            {t('preview.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {award.rows.map((row) => (
          <AwardRow key={row.pointer} row={row} graded={graded} labelled={labelled} />
        ))}
      </tbody>
      <TermsRow terms={award.terms} columns={columns} />
    </table>
  );
});

interface AwardRowProps {
  readonly row: AwardView['rows'][number];
  readonly graded: boolean;
  readonly labelled: boolean;
}

const AwardRow = memo(function AwardRow({ row, graded, labelled }: AwardRowProps) {
  return (
    <tr data-pointer={row.pointer}>
      {graded && (
        <td>
          <Editable pointer={`${row.pointer}/match`}>
            {row.match.map((match) => (
              <span key={match} className="match">
                {match}
              </span>
            ))}
          </Editable>
          {row.clause !== null && <span className="row-clause">{row.clause}</span>}
        </td>
      )}
      {labelled && <td>{row.label}</td>}
      <td className="money">
        <Figure figure={row.amount} />
      </td>
    </tr>
  );
});
