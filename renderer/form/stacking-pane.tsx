import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../ui/services';
import type { FormRelations } from '../worker/form-view';
import { useFormView } from './form-context';
import { LevelTable } from './level-table';
import { PairDetails } from './pair-details';
import { PoliciesPane } from './policies-pane';
import { StackingGrid } from './stacking-grid';
import { useRuleWords } from './stacking-words';
import { StackingRules } from './stacking-rules';
import './stacking.css';

/** How the payments of a policy combine: every two items, and with money of other levels. */
export function StackingPane() {
  const { t } = useTranslation('words');
  const view = useFormView();
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null);
  const { relations, unreadable } = useRelations();
  const words = useRuleWords();
  if (unreadable) return <p className="form-stacking-note">{t('stacking.unreadable')}</p>;
  if (!relations) return <p className="quiet">{t('form.loading')}</p>;
  const isCurrent = relations.version === view.version;
  const isThere = chosen && chosen.every((index) => index < relations.items.length);
  return (
    <div className="form-stacking" data-testid="stacking" data-current={isCurrent}>
      <h3>{t('stacking.between')}</h3>
      {relations.items.length === 0 ? (
        <p className="quiet">{t('stacking.nothingPaid')}</p>
      ) : (
        <>
          <p className="quiet">{t('stacking.hint')}</p>
          <StackingGrid relations={relations} chosen={isThere ? chosen : null} choose={setChosen} words={words} />
          {isThere && <PairDetails relations={relations} pair={chosen} isCurrent={isCurrent} words={words} />}
        </>
      )}
      <StackingRules relations={relations} words={words} />
      <h3>{t('stacking.levels')}</h3>
      <LevelTable />
      <h3>{t('across.title')}</h3>
      <PoliciesPane />
    </div>
  );
}

interface Relations {
  /** Of the newest text that could be told of. */
  readonly relations: FormRelations | null;
  readonly unreadable: boolean;
}

function useRelations(): Relations {
  const { engine } = useServices();
  const view = useFormView();
  const [state, setState] = useState<Relations>({ relations: null, unreadable: false });
  const { path, version } = view;
  useEffect(() => {
    let current = true;
    void engine.ask('form:relations', { path }).then((relations) => {
      if (current) setState({ relations, unreadable: relations === null });
    });
    return () => {
      current = false;
    };
  }, [engine, path, version]);
  return state;
}
