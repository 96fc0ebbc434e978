import { LoadingOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useApp } from '../ui/services';
import type { StudyName } from '../worker/study-contract';

/** Says that a view is being made anew, or that it could not be made. */
export function StudyNotice({ name }: { readonly name: StudyName }) {
  const { t } = useTranslation('words');
  const waiting = useApp(({ study }) => study.waiting.includes(name));
  const stopped = useApp(({ study }) => study.stopped.includes(name));
  return (
    <span className="study-notice quiet" role="status" data-testid="study-state" data-busy={waiting}>
      {waiting && <LoadingOutlined aria-hidden="true" />} {waiting && t('study.working')}
      {!waiting && stopped && t('study.stopped')}
    </span>
  );
}
