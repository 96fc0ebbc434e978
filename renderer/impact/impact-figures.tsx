import { useTranslation } from 'react-i18next';
import type { ImpactBrief } from '../../main/ipc/population-contract';
import { isNothing } from '../../engine/index';
import { Amount, Change } from '../simulation/amount';
import { useBaselineName } from '../simulation/baseline-choice';
import { writeInterval } from '../simulation/money-text';
import { useLanguage } from '../ui/services';

/** What the year costs, against the baseline, and how many it helps. */
export function ImpactFigures({ brief }: { readonly brief: ImpactBrief }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const baseline = useBaselineName();
  const { now, before, individual, enterprises, directions } = brief;
  const countOf = (name: string) => directions.find(({ direction }) => direction === name)?.enterprises ?? 0;
  return (
    <dl className="impact-figures">
      <div className="fact">
        <dt>{t('impact.cost')}</dt>
        <dd data-testid="impact-total">
          <Amount value={now.amount} />
          {!isNothing(individual.amount) && (
            <small>{t('impact.toPersons', { amount: writeInterval(individual.amount, language) })}</small>
          )}
        </dd>
      </div>
      <div className="fact">
        <dt>{baseline}</dt>
        <dd data-testid="impact-change">
          <Change now={now.amount} before={before.amount} />
        </dd>
      </div>
      <div className="fact">
        <dt>{t('impact.helpedFigure')}</dt>
        <dd data-testid="impact-helped">
          {now.helped}
          <small>{t('impact.helpedOf', { most: now.perhaps, all: enterprises })}</small>
        </dd>
      </div>
      <div className="fact">
        <dt>{t('impact.directions')}</dt>
        <dd data-testid="impact-directions-figure">
          {t('impact.upAndDown', { up: countOf('winners'), down: countOf('losers') })}
          {countOf('unclear') > 0 && <small>{t('impact.unclearFigure', { count: countOf('unclear') })}</small>}
        </dd>
      </div>
    </dl>
  );
}
