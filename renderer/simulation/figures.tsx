import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNothing } from '../../engine/index';
import { useLanguage } from '../ui/services';
import type { SimulationView } from '../worker/simulation-view';
import { Amount, Change } from './amount';
import { useBaselineName } from './baseline-choice';
import { BudgetLeft } from './budget-left';
import { writeInterval } from './money-text';

/** The four figures to read first, and of how many enterprises something is not known. */
export function Figures({ view }: { readonly view: SimulationView }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const baseline = useBaselineName();
  const helpedMore = view.helped - view.baseHelped;
  return (
    <dl className="figures">
      <Fact label={t('simulation.helped')} testId="simulation-helped">
        {view.helped}
        {helpedMore !== 0 && (
          <span className={`change change-${helpedMore > 0 ? 'up' : 'down'}`}> {signed(helpedMore)}</span>
        )}
        <small>{t('simulation.helpedOf', { count: view.rows.length })}</small>
      </Fact>
      <Fact label={t('simulation.total')} testId="simulation-total">
        <Amount value={view.total} complete={view.complete} />
        {!isNothing(view.individual) && (
          <small>{t('simulation.totalIndividual', { amount: writeInterval(view.individual, language) })}</small>
        )}
      </Fact>
      <Fact label={baseline} testId="simulation-change">
        <Change now={view.total} before={view.baseTotal} />
      </Fact>
      <Fact label={t('effect.budget')} testId="simulation-budget">
        <BudgetLeft budget={view.budget} />
      </Fact>
      <Fact label={t('simulation.needs')} testId="simulation-needs" minor>
        {view.needing}
        {view.needing > 0 && <small title={t('simulation.needsHint')}>{t('simulation.needsHint')}</small>}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly label: string;
  readonly testId: string;
  readonly minor?: boolean;
  readonly children: ReactNode;
}

function Fact({ label, testId, minor = false, children }: FactProps) {
  return (
    <div className={minor ? 'fact fact-minor' : 'fact'}>
      <dt title={label}>{label}</dt>
      <dd data-testid={testId}>{children}</dd>
    </div>
  );
}

function signed(count: number): string {
  return count > 0 ? `+${count}` : `−${-count}`;
}
