import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../ui/services';
import { isMap, valueAt } from './document-access';
import { nameItem } from './document-choices';
import { useFormScene, useFormView } from './form-context';
import type { LevelState } from '../worker/form-view';
import { changeLevel, readLevels, wordsFor, type LevelWord } from './level-relations';
import { useClear } from '../ui/use-clear';

/** How the money of the policy combines with that of each other level. */
export function LevelTable() {
  const { t } = useTranslation('words');
  const view = useFormView();
  return (
    <table className="form-grid stacking-levels" aria-label={t('stacking.levels')}>
      <thead>
        <tr>
          <th scope="col">{t('stacking.level')}</th>
          <th scope="col">{t('stacking.relation')}</th>
          <th scope="col">{t('stacking.saidBy')}</th>
        </tr>
      </thead>
      <tbody>
        {readLevels(view.document).map((state) => (
          <LevelRow key={state.level} state={state} />
        ))}
      </tbody>
    </table>
  );
}

function LevelRow({ state }: { readonly state: LevelState }) {
  const { t } = useTranslation('words');
  const clear = useClear();
  const { readOnly, change } = useFormScene();
  const view = useFormView();
  const { store } = useServices();
  const { level, word, clauses } = state;
  const name = t(`level.${level}`);
  const set = (chosen: LevelWord | null | undefined) =>
    void change((draft) => changeLevel(draft, level, chosen ?? undefined, view.surface));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Select<LevelWord | null>
          aria-label={`${t('stacking.relation')} ${name}`}
          data-testid={`stacking-level-${level}`}
          className="form-select"
          value={word === '' ? null : (word as LevelWord)}
          allowClear={clauses.length === 0 && clear}
          disabled={readOnly}
          placeholder={t('form.notStated')}
          options={wordsFor(state).map((value) => ({ value, label: t(`relation.${value}`) }))}
          popupMatchSelectWidth={false}
          onChange={set}
        />
        {clauses.length > 0 && <p className="quiet">{t('stacking.clauseSays')}</p>}
      </td>
      <td>
        {clauses.map((pointer) => {
          const item = valueAt(view.document, pointer);
          return (
            <button
              key={pointer}
              type="button"
              className="form-item-link"
              onClick={() => store.dispatch({ type: 'formPlaceChosen', pointer })}
            >
              {isMap(item) ? nameItem(item) : pointer}
            </button>
          );
        })}
        {clauses.length === 0 && word !== '' && (
          <button
            type="button"
            className="form-item-link"
            onClick={() => store.dispatch({ type: 'formPlaceChosen', pointer: '/policy/otherLevels' })}
          >
            {t('form.header')}
          </button>
        )}
      </td>
    </tr>
  );
}
