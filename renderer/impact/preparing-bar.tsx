import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { requestHost } from '../host';
import { reportFailure } from '../state/report-failure';
import { Bar } from '../ui/bar';
import { useApp, useBilingual, useServices } from '../ui/services';

/** How far the work on a population has come, and the way out of it; nothing while there is none. */
export function PreparingBar({ of }: { readonly of: 'impact' | 'scenario' }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const preparing = useApp((state) => state.impact.preparing);
  if (!preparing) return null;
  const { step, share } = preparing;
  const cancel = () => {
    requestHost('population:cancel', {}).catch((error: unknown) => reportFailure(store, error));
  };
  return (
    <Bar
      severity="information"
      testId={`${of}-preparing`}
      text={
        share === null ? speak(step) : t('impact.progress', { step: speak(step), percent: Math.floor(share * 100) })
      }
    >
      <Button size="small" type="text" data-testid={`${of}-cancel`} onClick={cancel}>
        {t('common.cancel')}
      </Button>
    </Bar>
  );
}
