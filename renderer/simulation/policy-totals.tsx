import { useTranslation } from 'react-i18next';
import { isNothing } from '../../engine/index';
import { useLanguage } from '../ui/services';
import type { OtherHelp, SimulationView } from '../worker/simulation-view';
import { Amount, Change } from './amount';
import { writeInterval } from './money-text';

/** What each policy pays; the rows add up to the total. What is no money to enterprises stands below, uncounted. */
export function PolicyTotals({ view }: { readonly view: SimulationView }) {
  const { t } = useTranslation('words');
  return (
    <table className="policy-totals" data-testid="policy-totals">
      <caption>{t('simulation.perPolicy')}</caption>
      <tbody>
        {view.policies.map((policy) => (
          <tr key={policy.policy}>
            <th scope="row" title={policy.title}>
              <span className="policy-name">{policy.title}</span>
              <OtherHelps others={policy.others} />
            </th>
            <td>
              <Amount value={policy.total} />
              <Change now={policy.total} before={policy.baseTotal} />
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

const counted = ['unquantified', 'rate', 'quota', 'persons', 'services'] as const;

function OtherHelps({ others }: { readonly others: OtherHelp }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const words = counted.filter((name) => others[name] > 0).map((name) => t(`helps.${name}`, { count: others[name] }));
  if (!isNothing(others.individual))
    words.unshift(t('helps.individual', { amount: writeInterval(others.individual, language) }));
  if (words.length === 0) return null;
  return (
    <span className="helps">
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
    </span>
  );
}
