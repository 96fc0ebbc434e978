import { useTranslation } from 'react-i18next';
import type { SimulationView } from '../worker/simulation-view';
import { Amount, Change } from './amount';

/** What each policy pays; the rows add up to the total. */
export function PolicyTotals({ view }: { readonly view: SimulationView }) {
  const { t } = useTranslation('words');
  return (
    <table className="policy-totals">
      <caption>{t('simulation.perPolicy')}</caption>
      <tbody>
        {view.policies.map((policy) => (
          <tr key={policy.policy}>
            <th scope="row" title={policy.title}>
              {policy.title}
            </th>
            <td>
              <Amount value={policy.total} />
              <Change now={policy.total} before={policy.savedTotal} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('simulation.grandTotal')}</th>
          <td>
            <Amount value={view.total} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
