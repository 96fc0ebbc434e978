import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNothing } from '../../engine/index';
import { useApp } from '../ui/services';
import type { SimulationView } from '../worker/simulation-view';
import { Amount, Change } from './amount';
import { writeInterval } from './money-text';

/** The four figures to read first. */
export function Figures({ view }: { readonly view: SimulationView }) {
  const { t } = useTranslation('words');
  const language = useApp((state) => state.language);
  const helpedMore = view.helped - view.baseHelped;
  return (
    <dl className="figures">
      <Fact label={t('simulation.total')} testId="simulation-total" large>
        <Amount value={view.total} complete={view.complete} />
        {!isNothing(view.individual) && (
          <small>{t('simulation.totalIndividual', { amount: writeInterval(view.individual, language) })}</small>
        )}
      </Fact>
      <Fact label={t('simulation.change')} testId="simulation-change">
        <Change now={view.total} before={view.baseTotal} />
      </Fact>
      <Fact label={t('simulation.helped')} testId="simulation-helped">
        {view.helped}
        {helpedMore !== 0 && (
          <span className={`change change-${helpedMore > 0 ? 'up' : 'down'}`}> {signed(helpedMore)}</span>
        )}
        <small>{t('simulation.helpedOf', { count: view.rows.length })}</small>
      </Fact>
      <Fact label={t('simulation.needs')} testId="simulation-needs">
        {view.needing}
        {view.needing > 0 && <small>{t('simulation.needsHint')}</small>}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly label: string;
  readonly testId: string;
  readonly large?: boolean;
  readonly children: ReactNode;
}

function Fact({ label, testId, large = false, children }: FactProps) {
  return (
    <div className={large ? 'fact fact-large' : 'fact'}>
      <dt>{label}</dt>
      <dd data-testid={testId}>{children}</dd>
    </div>
  );
}

function signed(count: number): string {
  return count > 0 ? `+${count}` : `−${-count}`;
}
