import { ExperimentOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineAndColumn } from '../../engine/index';
import { sayBoth } from '../i18n/words';
import { writeInterval } from '../simulation/money-text';
import { selectDocumentByPath } from '../state/selectors';
import { ProblemRow } from '../ui/problem-row';
import { useApp, useServices } from '../ui/services';
import type { FindingsView, FindingView } from '../worker/study-view';

interface FindingRowProps extends LineAndColumn {
  readonly finding: FindingView;
  readonly view: FindingsView;
}

/** One finding of the analysis: whom it concerns, and the enterprise that shows it. */
export const FindingRow = memo(function FindingRow({ finding, view, line, column }: FindingRowProps) {
  const { t } = useTranslation('words');
  const services = useServices();
  const language = useApp((state) => state.language);
  const { diagnostic, affected, witness } = finding;
  const current = useApp(
    (state) => selectDocumentByPath(state, diagnostic.file)?.version === view.versions[diagnostic.file],
  );
  const showWitness = async (index: number) => {
    const shown = await services.study.ask('findings:witness', { list: view.list, index });
    if (shown) services.store.dispatch({ type: 'dialogOpened', dialog: { kind: 'witness', finding, witness: shown } });
    else {
      const message = sayBoth((words) => words('analysis.witnessGone'));
      services.store.dispatch({ type: 'noticeGiven', severity: 'information', message });
    }
  };
  return (
    <ProblemRow
      problem={diagnostic}
      line={line}
      column={column}
      fixRefusal={current ? null : t('analysis.fixOutdated')}
      note={
        affected && (
          <span className="finding-affected">
            {t('analysis.affected', {
              year: view.year,
              count: affected.enterprises,
              money: writeInterval(affected.money, language),
            })}
          </span>
        )
      }
    >
      {witness !== null && (
        <button
          type="button"
          className="problem-fix"
          data-testid="show-witness"
          onClick={() => void showWitness(witness)}
        >
          <ExperimentOutlined aria-hidden="true" /> {t('analysis.witness')}
        </button>
      )}
    </ProblemRow>
  );
});
