import { Select } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../state/app-state';
import { listYears } from '../state/list-years';
import { useApp, useMadeOfApp, useServices } from '../ui/services';

/** Chooses the year whose events are computed. */
export const YearChoice = memo(function YearChoice() {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const year = useApp((state) => state.year);
  const years = useMadeOfApp(listChoices);
  return (
    <div className="year-choice">
      <span id="year-label">{t('simulation.year')}</span>
      <Select<number>
        size="small"
        value={year}
        aria-labelledby="year-label"
        data-testid="year-select"
        popupMatchSelectWidth={false}
        options={years.map((value) => ({ value, label: String(value) }))}
        onChange={(chosen) => store.dispatch({ type: 'yearChosen', year: chosen })}
      />
    </div>
  );
});

function listChoices({ analyses, year }: AppState): readonly number[] {
  const listed = listYears(analyses, new Date().getFullYear());
  return year === null || listed.includes(year) ? listed : [year, ...listed];
}
