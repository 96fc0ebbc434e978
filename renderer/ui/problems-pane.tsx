import { CloseCircleFilled, InfoCircleFilled, ToolOutlined, WarningFilled } from '@ant-design/icons';
import { Input, Segmented } from 'antd';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { indexLines, type Diagnostic, type Fix, type LineAndColumn } from '../../engine/index';
import { revealRange } from '../editor/editor-commands';
import type { AppState } from '../state/app-state';
import { listProblems, selectActiveDocument, selectDocumentByPath } from '../state/selectors';
import { EmptyHint } from './empty-hint';
import { fileName } from './file-name';
import { useApp, useBilingual, useServices } from './services';
import './problems.css';

type SeverityFilter = 'all' | Diagnostic['severity'];

const icons = { error: CloseCircleFilled, warning: WarningFilled, information: InfoCircleFilled };
/** More than this nobody reads; the rest is counted. */
const shownLimit = 200;

/** All findings of the workspace: a click leads to the place, a fix can be applied at once. */
export function ProblemsPane() {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const analyses = useDeferredValue(useApp((state) => state.analyses));
  const activePath = useApp((state) => selectActiveDocument(state)?.path ?? null);
  const [severity, setSeverity] = useState<SeverityFilter>('all');
  const [words, setWords] = useState('');
  const problems = useMemo(() => listProblems(analyses, activePath), [analyses, activePath]);
  const documents = useApp((state) => state.documents);
  const locate = useMemo(() => makeLocator(documents), [documents]);
  const wanted = words.trim().toLowerCase();
  const found = problems.filter(
    (problem) =>
      (severity === 'all' || problem.severity === severity) &&
      [speak(problem.message), problem.code, problem.file].some((text) => text.toLowerCase().includes(wanted)),
  );
  const labels: readonly SeverityFilter[] = ['all', 'error', 'warning', 'information'];
  return (
    <div className="problems" role="tabpanel" aria-label={t('problems.label')} data-testid="problems">
      <div className="table-tools">
        <Segmented<SeverityFilter>
          size="small"
          value={severity}
          aria-label={t('problems.filter')}
          options={labels.map((value) => ({ value, label: t(`problems.severity.${value}`) }))}
          onChange={setSeverity}
        />
        <Input
          size="small"
          allowClear
          value={words}
          placeholder={t('problems.filterPlaceholder')}
          aria-label={t('problems.filterPlaceholder')}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {found.length === 0 ? (
        <EmptyHint text={t(problems.length === 0 ? 'problems.none' : 'problems.noneMatching')} />
      ) : (
        <ul className="problem-list">
          {found.slice(0, shownLimit).map((problem) => (
            <Problem
              key={`${problem.file} ${problem.code} ${problem.range.start} ${problem.range.end}`}
              problem={problem}
              {...locate(problem)}
            />
          ))}
          {found.length > shownLimit && (
            <li className="quiet">{t('problems.more', { count: found.length - shownLimit })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

/** Finds the places of problems; the lines of a text are counted once. */
function makeLocator(documents: AppState['documents']): (problem: Diagnostic) => LineAndColumn {
  const indexes = new Map<string, ReturnType<typeof indexLines>>();
  return ({ file, range }) => {
    const index =
      indexes.get(file) ?? indexLines(Object.values(documents).find(({ path }) => path === file)?.text ?? '');
    indexes.set(file, index);
    return index.locate(range.start);
  };
}

interface ProblemProps extends LineAndColumn {
  readonly problem: Diagnostic;
}

const Problem = memo(function Problem({ problem, line, column }: ProblemProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const services = useServices();
  const Icon = icons[problem.severity];
  const apply = (fix: Fix) => {
    const document = selectDocumentByPath(services.store.get(), problem.file);
    if (!document) return;
    revealRange(services, problem.file, problem.range);
    services.texts.applyEdits(document.id, fix.edits);
  };
  return (
    <li className={`problem problem-${problem.severity}`}>
      <button type="button" className="problem-text" onClick={() => revealRange(services, problem.file, problem.range)}>
        <span className="problem-icon" role="img" aria-label={t(`problems.severity.${problem.severity}`)}>
          <Icon aria-hidden="true" />
        </span>
        <span className="problem-words">
          <span className="problem-message">{speak(problem.message)}</span>
          <span className="problem-hint">{speak(problem.hint)}</span>
        </span>
        <span className="problem-place">
          {fileName(problem.file)} {t('problems.place', { line, column })}
          <code>{problem.code}</code>
        </span>
      </button>
      {problem.fixes.map((fix) => (
        <button key={fix.title.en} type="button" className="problem-fix" onClick={() => apply(fix)}>
          <ToolOutlined aria-hidden="true" /> {t('problems.fix', { title: speak(fix.title) })}
        </button>
      ))}
    </li>
  );
});
