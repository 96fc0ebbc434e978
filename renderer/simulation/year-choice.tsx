import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../state/app-state';
import { listYears } from '../state/list-years';
import { useApp, useServices } from '../ui/services';

/** Chooses the year whose events are computed. */
export function YearChoice() {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const year = useApp((state) => state.year);
  const analyses = useApp(selectAnalyses);
  const years = useMemo(() => {
    const listed = listYears(analyses, new Date().getFullYear());
    return year === null || listed.includes(year) ? listed : [year, ...listed];
  }, [analyses, year]);
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
}

function selectAnalyses(state: AppState) {
  return state.analyses;
}
