import { LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bar } from '../ui/bar';
import { useApp, useBilingual, useServices } from '../ui/services';
import { PreparingBar } from './preparing-bar';

/** What is being computed still, in words; says nothing when all that is shown is of the present texts. */
export function ImpactWaiting() {
  const { t } = useTranslation('words');
  const waiting = useApp((state) => state.impact.waiting);
  const reporting = useApp((state) => state.impact.reporting);
  const busy = useApp((state) => state.engine.busy);
  const speak = useBilingual();
  const { store } = useServices();
  const words = waiting.map((detail) => t(`impact.waiting.${detail}`)).join(t('common.separator'));
  return (
    <span
      className="quiet impact-waiting"
      role="status"
      data-testid="impact-state"
      data-busy={busy || waiting.length > 0}
    >
      {waiting.length > 0 && (
        <>
          <LoadingOutlined aria-hidden="true" />{' '}
          {reporting?.share == null
            ? t('impact.computing', { what: words })
            : t('impact.computingAt', {
                what: words,
                step: speak(reporting.step),
                percent: Math.floor(reporting.share * 100),
              })}{' '}
          <Button
            size="small"
            type="text"
            data-testid="impact-stop"
            onClick={() => store.dispatch({ type: 'impactCancelled' })}
          >
            {t('common.cancel')}
          </Button>
        </>
      )}
    </span>
  );
}

/** What stands between the user and a report: a process that ended, a report that was stopped, a failure. */
export function ImpactTrouble() {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const { stopped, cancelled, failure } = useApp((state) => state.impact);
  return (
    <>
      {stopped && (
        <Bar severity="warning" testId="impact-stopped" text={t('impact.stopped')}>
          <Button
            size="small"
            type="text"
            data-testid="impact-restart"
            onClick={() => store.dispatch({ type: 'populationRestarted' })}
          >
            {t('impact.restart')}
          </Button>
        </Bar>
      )}
      {cancelled && (
        <Bar severity="information" testId="impact-cancelled" text={t('impact.cancelled')}>
          <Button
            size="small"
            type="text"
            data-testid="impact-resume"
            onClick={() => store.dispatch({ type: 'populationRestarted' })}
          >
            {t('impact.resume')}
          </Button>
        </Bar>
      )}
      {failure && <Bar severity="warning" testId="impact-failure" text={speak(failure)} />}
    </>
  );
}

/** What the reader of a report is told first: a task under way, trouble, what is counted in no figure. */
export function ImpactBars() {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const brief = useApp((state) => state.impact.brief);
  return (
    <>
      <PreparingBar of="impact" />
      <ImpactTrouble />
      {brief && brief.left.length > 0 && (
        <Bar
          severity="warning"
          testId="impact-left"
          text={t('impact.leftOut', { count: brief.left.length, names: brief.left.join(t('common.separator')) })}
        />
      )}
      {brief && brief.notExpressible.length > 0 && (
        <Bar
          severity="information"
          testId="impact-singly-computed"
          text={t('impact.notExpressible')}
          detail={brief.notExpressible.map(speak).join('\n')}
        />
      )}
    </>
  );
}
