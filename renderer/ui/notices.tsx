import { CloseOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../state/app-state';
import { useApp, useBilingual, useServices } from './services';

/** How long good news stays; what went wrong stays until it is dismissed. Units: milliseconds. */
const successStay = 4000;

/** Messages at the edge of the window. */
export function Notices() {
  const { t } = useTranslation('words');
  const notices = useApp((state) => state.notices);
  return (
    <div className="notices" role="region" aria-label={t('notice.label')} aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const dismiss = () => store.dispatch({ type: 'noticeDismissed', notice: notice.id });
  useEffect(() => {
    if (notice.severity !== 'success') return;
    const timer = setTimeout(() => store.dispatch({ type: 'noticeDismissed', notice: notice.id }), successStay);
    return () => clearTimeout(timer);
  }, [notice, store]);
  return (
    <div
      className={`notice notice-${notice.severity}`}
      role={notice.severity === 'error' ? 'alert' : 'status'}
      data-testid="notice"
    >
      <p>{speak(notice.message)}</p>
      <button type="button" className="tool" aria-label={t('common.close')} onClick={dismiss}>
        <CloseOutlined aria-hidden="true" />
      </button>
    </div>
  );
}
