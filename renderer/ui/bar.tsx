import { ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';

interface BarProps {
  readonly severity: 'warning' | 'information';
  readonly text: string;
  /** For those who want to know more; shown when the pointer rests on the bar. */
  readonly detail?: string | undefined;
  readonly testId: string;
  readonly children?: ReactNode;
}

/** A line across a pane that says something about what the pane shows. */
export function Bar({ severity, text, detail, testId, children }: BarProps) {
  const Icon = severity === 'warning' ? ExclamationCircleFilled : InfoCircleFilled;
  return (
    <div className={`bar bar-${severity}`} role="status" title={detail} data-testid={testId}>
      <Icon aria-hidden="true" />
      <span className="bar-text">{text}</span>
      {children && <span className="bar-actions">{children}</span>}
    </div>
  );
}
