import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../ui/services';
import type { TargetsView, TargetView } from '../worker/study-view';
import { NothingYet } from './nothing-yet';
import { PlaceLink } from './place-link';
import { StudyNotice } from './study-notice';
import './study.css';

/** How far the targets of the loaded policies are reached by the sample enterprises. */
export function TargetsPane() {
  const { t } = useTranslation('words');
  const view = useApp(({ study }) => study.targets);
  const simulated = useApp(({ simulation }) => simulation !== null && simulation.policies.length > 0);
  return (
    <div className="study" role="tabpanel" aria-label={t('targets.label')} data-testid="targets">
      {view && view.targets.length > 0 ? (
        <Measured view={view} />
      ) : (
        <NothingYet
          text={t(view ? 'targets.empty' : simulated ? 'study.first' : 'study.noPolicy')}
          name="targets:measure"
        />
      )}
    </div>
  );
}

function Measured({ view }: { readonly view: TargetsView }) {
  const { t } = useTranslation('words');
  const titles = [...new Set(view.targets.map(({ policyTitle }) => policyTitle))];
  return (
    <>
      <div className="table-tools">
        <span>
          {view.population === 0
            ? t('study.noEnterprises')
            : t('study.population', { year: view.year, count: view.population })}
        </span>
        <span className="quiet study-basis">{t('targets.caution')}</span>
        <StudyNotice name="targets:measure" />
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('targets.list')}>
        <table className="targets">
          <thead>
            <tr>
              {(['indicator', 'aim', 'measured', 'due', 'state'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`targets.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          {titles.map((title) => (
            <tbody key={title}>
              <tr>
                <th colSpan={5} scope="rowgroup" className="targets-policy">
                  {title}
                </th>
              </tr>
              {view.targets
                .filter(({ policyTitle }) => policyTitle === title)
                .map((target) => (
                  <TargetRow key={target.id} target={target} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

const TargetRow = memo(function TargetRow({ target }: { readonly target: TargetView }) {
  const { t } = useTranslation('words');
  const { measured, comparison, tolerance } = target;
  const aim = t(`targets.aims.${comparison}`, { value: target.wanted });
  return (
    <tr data-testid={`target-${target.clause ?? target.id}`}>
      <th scope="row">
        {target.indicator}{' '}
        <PlaceLink path={target.path} pointer={target.pointer} name={target.clause ?? t('study.jump')} />
      </th>
      <td>
        {aim}
        {tolerance !== null && <span className="quiet"> {t('targets.tolerance', { amount: tolerance })}</span>}
      </td>
      <td>
        {measured ? (
          <Measure target={target} measured={measured} />
        ) : (
          <span className="quiet">{t('targets.notMeasurable')}</span>
        )}
      </td>
      <td>
        {target.everyYear ? t('targets.everyYear') : (target.by ?? <span className="quiet">{t('targets.noDay')}</span>)}
      </td>
      <td>{measured && <State target={target} />}</td>
    </tr>
  );
});

interface MeasureProps {
  readonly target: TargetView;
  readonly measured: NonNullable<TargetView['measured']>;
}

function Measure({ target, measured: { low, high, of } }: MeasureProps) {
  const { t } = useTranslation('words');
  if (of === 0) return <span className="quiet">{t('targets.nobody')}</span>;
  const { low: certain = 0, high: possible = 0 } = target.reached ?? {};
  return (
    <span className="measure">
      <span className="measure-bar" aria-hidden="true">
        <span className="measure-possible" style={{ width: `${possible * 100}%` }} />
        <span className="measure-certain" style={{ width: `${certain * 100}%` }} />
      </span>
      <span className="measure-figure">{low === high ? low : t('targets.range', { low, high })}</span>
      <span className="quiet">{t('targets.of', { count: of })}</span>
    </span>
  );
}

function State({ target: { met, due, measured } }: { readonly target: TargetView }) {
  const { t } = useTranslation('words');
  if (measured?.of === 0) return null;
  const state = met === 'unknown' ? 'unknown' : met === 'true' ? 'met' : due ? 'missed' : 'open';
  return <span className={`target-state target-${state}`}>{t(`targets.${state}`)}</span>;
}
