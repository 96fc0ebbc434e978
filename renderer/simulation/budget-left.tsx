import { useTranslation } from 'react-i18next';
import type { BudgetBalance } from '../../engine/index';
import { selectDocumentByPath } from '../state/selectors';
import { useApp, useLanguage, useServices } from '../ui/services';
import { writeAmount, writeBalance } from './share-text';

/** What is left of the budgets that policies state; where none does, what to do. */
export function BudgetLeft({ budget }: { readonly budget: BudgetBalance | null }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  if (!budget) return <NoBudget />;
  const balance = writeBalance(budget, language);
  const most = writeAmount(budget.most, language);
  const isOver = budget.most < 0n;
  const mayBeOver = !isOver && (budget.least === null || budget.least < 0n || budget.promises);
  return (
    <>
      <span className={isOver ? 'balance change-down' : mayBeOver ? 'balance change-mixed' : 'balance'}>
        {balance ?? t('effect.noFloor', { amount: most })}
      </span>
      {isOver && <small>{t('effect.overspent')}</small>}
      {mayBeOver && <small>{t(budget.promises ? 'effect.promises' : 'effect.mayOverspend')}</small>}
      <small>{t('effect.ofBudget', { amount: writeAmount(budget.budget, language) })}</small>
      {budget.unstated.length > 0 && (
        <small title={budget.unstated.join('\n')}>{t('effect.unbudgeted', { count: budget.unstated.length })}</small>
      )}
    </>
  );
}

function NoBudget() {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const path = useApp((state) => state.previewed);
  const fillIn = () => {
    const state = store.get();
    const document = path === null ? null : selectDocumentByPath(state, path);
    if (!document) return;
    store.dispatch({ type: 'tabOpened', document: document.id });
    store.dispatch({ type: 'formPlaceChosen', pointer: '/policy' });
    if (!state.layout.form) store.dispatch({ type: 'formToggled' });
  };
  return (
    <>
      <span className="fact-none">{t('effect.noBudget')}</span>
      <small>
        {path === null ? (
          t('effect.noBudgetHint')
        ) : (
          <button
            type="button"
            className="clause-link"
            title={t('effect.noBudgetHint')}
            data-testid="fill-budget"
            onClick={fillIn}
          >
            {t('effect.fillBudget')}
          </button>
        )}
      </small>
    </>
  );
}
