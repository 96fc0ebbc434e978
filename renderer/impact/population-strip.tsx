import { useTranslation } from 'react-i18next';
import { Amount, Change } from '../simulation/amount';
import { useApp, useServices } from '../ui/services';
import { ImpactBars, ImpactWaiting } from './impact-state';
import './impact.css';

/** The totals of the open population beside those of the samples, anew after each edit. */
export function PopulationStrip() {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const { population, brief, preparing } = useApp((state) => state.impact);
  if (!population) return preparing ? <ImpactBars /> : null;
  const countOf = (name: string) => brief?.directions.find(({ direction }) => direction === name)?.enterprises ?? 0;
  return (
    <>
      <ImpactBars />
      <div className="population-strip" data-testid="population-strip">
        <strong>{t('impact.onPopulation', { name: population.name, count: population.enterprises })}</strong>
        {brief && (
          <>
            <span data-testid="strip-total">
              {t('impact.cost')} <Amount value={brief.now.amount} />
            </span>
            <span data-testid="strip-change">
              {t('impact.change')} <Change now={brief.now.amount} before={brief.before.amount} />
            </span>
            <span>{t('impact.helpedShort', { count: brief.now.helped })}</span>
            <span>{t('impact.upAndDown', { up: countOf('winners'), down: countOf('losers') })}</span>
          </>
        )}
        <ImpactWaiting />
        <button
          type="button"
          className="clause-link"
          onClick={() => store.dispatch({ type: 'bottomPanelShown', panel: 'impact' })}
        >
          {t('impact.showReport')}
        </button>
      </div>
    </>
  );
}
