import { CloseCircleFilled, InfoCircleFilled, ToolOutlined, WarningFilled } from '@ant-design/icons';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, Fix, LineAndColumn } from '../../engine/index';
import { revealRange } from '../editor/editor-commands';
import { selectDocumentByPath } from '../state/selectors';
import { fileName } from './file-name';
import { fixAll } from './fix-all';
import { isClear } from './gather-fixes';
import { useBilingual, useServices } from './services';

const icons = { error: CloseCircleFilled, warning: WarningFilled, information: InfoCircleFilled };

interface ProblemRowProps extends LineAndColumn {
  readonly problem: Diagnostic;
  /** How many problems of its code can be repaired in one way. */
  readonly alike?: number;
  /** Why its fixes cannot be applied now; null when they can. */
  readonly fixRefusal?: string | null;
  /** What is told below message and hint. */
  readonly note?: ReactNode;
  /** More that can be done about it. */
  readonly children?: ReactNode;
}

/** One finding: a click leads to its place, a fix is applied at once. */
export const ProblemRow = memo(function ProblemRow({
  problem,
  line,
  column,
  alike = 0,
  fixRefusal,
  note,
  children,
}: ProblemRowProps) {
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
    <li className={`problem problem-${problem.severity}`} data-code={problem.code}>
      <button type="button" className="problem-text" onClick={() => revealRange(services, problem.file, problem.range)}>
        <span className="problem-icon" role="img" aria-label={t(`problems.severity.${problem.severity}`)}>
          <Icon aria-hidden="true" />
        </span>
        <span className="problem-words">
          <span className="problem-message">{speak(problem.message)}</span>
          <span className="problem-hint">{speak(problem.hint)}</span>
          {note}
        </span>
        <span className="problem-place">
          {fileName(problem.file)} {t('problems.place', { line, column })}
          <code>{problem.code}</code>
        </span>
      </button>
      {children}
      {problem.fixes.map((fix) => (
        <button
          key={fix.title.en}
          type="button"
          className="problem-fix"
          disabled={Boolean(fixRefusal)}
          title={fixRefusal ?? undefined}
          onClick={() => apply(fix)}
        >
          <ToolOutlined aria-hidden="true" /> {t('problems.fix', { title: speak(fix.title) })}
        </button>
      ))}
      {alike > 1 && isClear(problem) && (
        <button
          type="button"
          className="problem-fix"
          disabled={Boolean(fixRefusal)}
          title={fixRefusal ?? undefined}
          onClick={() => void fixAll(services, ({ code }) => code === problem.code)}
        >
          {t('fixAll.alike', { count: alike })}
        </button>
      )}
    </li>
  );
});
