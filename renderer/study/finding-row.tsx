import { ExperimentOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { tellAffected, type LineAndColumn } from '../../engine/index';
import { sayBoth } from '../i18n/words';
import { selectDocumentByPath } from '../state/selectors';
import { ProblemRow } from '../ui/problem-row';
import { useApp, useBilingual, useServices } from '../ui/services';
import type { FindingsView, FindingView } from '../worker/study-view';

interface FindingRowProps extends LineAndColumn {
  readonly finding: FindingView;
  readonly view: FindingsView;
  /** How many findings of its code can be repaired in one way. */
  readonly alike: number;
}

/** One finding of the analysis: whom it concerns, and the enterprise that shows it. */
export const FindingRow = memo(function FindingRow({ finding, view, alike, line, column }: FindingRowProps) {
  const { t } = useTranslation('words');
  const services = useServices();
  const { diagnostic, affected, witness, noWitness, noFix } = finding;
  const speak = useBilingual();
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
      alike={alike}
      fixRefusal={current ? null : t('analysis.fixOutdated')}
      note={
        affected && (
          <>
            <span className={affected.enterprises === 0 ? 'finding-nobody' : 'finding-affected'}>
              {speak(tellAffected(affected, view.year))}
            </span>
            {noWitness && <span className="finding-note">{t('analysis.noWitness', { why: speak(noWitness) })}</span>}
            {noFix && <span className="finding-note">{t('analysis.noFix', { why: speak(noFix) })}</span>}
          </>
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
