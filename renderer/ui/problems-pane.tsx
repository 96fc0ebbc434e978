import { ToolOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { indexLines, type Diagnostic, type LineAndColumn } from '../../engine/index';
import type { AppState } from '../state/app-state';
import { listProblems, selectActiveDocument } from '../state/selectors';
import { FindingRow } from '../study/finding-row';
import { StudyNotice } from '../study/study-notice';
import type { FindingView } from '../worker/study-view';
import { EmptyHint } from './empty-hint';
import { fixAll, isMistake } from './fix-all';
import { isClear } from './gather-fixes';
import { ProblemRow } from './problem-row';
import { useApp, useBilingual, useServices } from './services';
import { useClear } from './use-clear';
import './problems.css';

const filters = ['all', 'error', 'warning', 'information', 'analysis'] as const;
type Filter = (typeof filters)[number];

/** More than this nobody reads; the rest is counted. */
const shownLimit = 200;

/** All findings of the workspace, those of the analysis in a group of their own. */
export function ProblemsPane() {
  const { t } = useTranslation('words');
  const clearButton = useClear();
  const speak = useBilingual();
  const analyses = useDeferredValue(useApp((state) => state.analyses));
  const analysis = useApp(({ study }) => study.findings);
  const activePath = useApp((state) => selectActiveDocument(state)?.path ?? null);
  const [filter, setFilter] = useState<Filter>('all');
  const [words, setWords] = useState('');
  const problems = useMemo(() => listProblems(analyses, activePath), [analyses, activePath]);
  const findings = useMemo(() => activeFirst(analysis?.findings ?? [], activePath), [analysis, activePath]);
  const documents = useApp((state) => state.documents);
  const locate = useMemo(() => makeLocator(documents), [documents]);
  const wanted = words.trim().toLowerCase();
  const isWanted = (problem: Diagnostic): boolean =>
    (filter === 'all' || filter === 'analysis' || problem.severity === filter) &&
    [speak(problem.message), problem.code, problem.file].some((text) => text.toLowerCase().includes(wanted));
  const shownProblems = filter === 'analysis' ? [] : problems.filter(isWanted);
  const shownFindings = findings.filter(({ diagnostic }) => isWanted(diagnostic));
  const count = shownProblems.length + shownFindings.length;
  const services = useServices();
  const alike = useMemo(
    () => countClear([...problems, ...findings.map(({ diagnostic }) => diagnostic)]),
    [problems, findings],
  );
  const clear = problems.filter((problem) => isMistake(problem) && isClear(problem)).length;
  const roomForFindings = Math.max(0, shownLimit - shownProblems.length);
  return (
    <div className="problems" role="tabpanel" aria-label={t('problems.label')} data-testid="problems">
      <div className="table-tools">
        <Segmented<Filter>
          size="small"
          value={filter}
          aria-label={t('problems.filter')}
          options={filters.map((value) => ({
            value,
            label: value === 'analysis' ? t('analysis.filter') : t(`problems.severity.${value}`),
          }))}
          onChange={setFilter}
        />
        <Input
          size="small"
          allowClear={clearButton}
          value={words}
          placeholder={t('problems.filterPlaceholder')}
          aria-label={t('problems.filterPlaceholder')}
          onChange={(event) => setWords(event.target.value)}
        />
        {clear > 0 && (
          <Button
            size="small"
            icon={<ToolOutlined aria-hidden="true" />}
            data-testid="fix-all"
            onClick={() => void fixAll(services, isMistake)}
          >
            {t('fixAll.all', { count: clear })}
          </Button>
        )}
        <StudyNotice name="findings:list" />
      </div>
      {count === 0 ? (
        <EmptyHint text={t(problems.length + findings.length === 0 ? 'problems.none' : 'problems.noneMatching')} />
      ) : (
        <div className="problem-list">
          <ul aria-label={t('problems.label')}>
            {shownProblems.slice(0, shownLimit).map((problem) => (
              <ProblemRow
                key={keyOf(problem)}
                problem={problem}
                alike={alike.get(problem.code) ?? 0}
                {...locate(problem)}
              />
            ))}
          </ul>
          {analysis && shownFindings.length > 0 && (
            <section data-testid="findings">
              <h3 className="problem-group">
                {t('analysis.group')} <span className="count">{shownFindings.length}</span>
              </h3>
              <ul aria-label={t('analysis.group')}>
                {shownFindings.slice(0, roomForFindings).map((finding) => (
                  <FindingRow
                    key={keyOf(finding.diagnostic)}
                    finding={finding}
                    view={analysis}
                    alike={alike.get(finding.diagnostic.code) ?? 0}
                    {...locate(finding.diagnostic)}
                  />
                ))}
              </ul>
            </section>
          )}
          {count > shownLimit && <p className="quiet">{t('problems.more', { count: count - shownLimit })}</p>}
        </div>
      )}
    </div>
  );
}

function keyOf({ file, code, range, message }: Diagnostic): string {
  return `${file} ${code} ${range.start} ${range.end} ${message.en}`;
}

/** How many problems of each code can be repaired in one way. */
function countClear(problems: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) if (isClear(problem)) counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
  return counts;
}

function activeFirst(findings: readonly FindingView[], activePath: string | null): readonly FindingView[] {
  const isActive = ({ diagnostic }: FindingView): boolean => diagnostic.file === activePath;
  return [...findings.filter(isActive), ...findings.filter((finding) => !isActive(finding))];
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
