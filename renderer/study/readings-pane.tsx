import { Checkbox, Segmented, Select } from 'antd';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameInterval, type Fen, type ReadingPrice } from '../../engine/index';
import { ImpactTrouble, ImpactWaiting } from '../impact/impact-state';
import { Amount, Change } from '../simulation/amount';
import { writeInterval } from '../simulation/money-text';
import { EmptyHint } from '../ui/empty-hint';
import { useApp, useBilingual, useLanguage, useServices } from '../ui/services';
import type { ReadingsView } from '../worker/study-view';
import { NothingYet } from './nothing-yet';
import { PlaceLink } from './place-link';
import { StudyNotice } from './study-notice';
import './study.css';

const everyPolicy = '';

/** The open readings of the loaded policies, those with most money at stake first: on the samples, or on the population. */
export function ReadingsPane() {
  const { t } = useTranslation('words');
  const samples = useApp(({ study }) => study.readings);
  const prices = useApp(({ impact }) => impact.readings);
  const onPopulation = useApp(({ impact }) => impact.population !== null && impact.readingsAsked);
  const simulated = useApp(({ simulation }) => simulation !== null && simulation.policies.length > 0);
  const view: ReadingsView | null = onPopulation ? prices : samples;
  return (
    <div className="study" role="tabpanel" aria-label={t('readings.label')} data-testid="readings">
      {onPopulation && <ImpactTrouble />}
      {view && view.readings.length > 0 ? (
        <Priced view={view} onPopulation={onPopulation} />
      ) : onPopulation && !view ? (
        <>
          <div className="table-tools">
            <Basis />
          </div>
          <EmptyHint text={t('readings.pricing')} />
        </>
      ) : (
        <NothingYet
          text={t(view ? 'readings.empty' : simulated ? 'study.first' : 'study.noPolicy')}
          name="readings:price"
        />
      )}
    </div>
  );
}

/** On whom readings are priced, where there is a choice; the population is computed only when it is asked for. */
function Basis() {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const open = useApp(({ impact }) => impact.population !== null);
  const asked = useApp(({ impact }) => impact.readingsAsked);
  if (!open) return null;
  return (
    <>
      <Segmented<'samples' | 'population'>
        size="small"
        value={asked ? 'population' : 'samples'}
        aria-label={t('readings.on')}
        data-testid="readings-basis"
        options={[
          { value: 'samples', label: t('readings.onSamples') },
          { value: 'population', label: t('readings.onPopulation') },
        ]}
        onChange={(value) => store.dispatch({ type: 'readingsAsked', asked: value === 'population' })}
      />
      {asked && <ImpactWaiting />}
    </>
  );
}

function Priced({ view, onPopulation }: { readonly view: ReadingsView; readonly onPopulation: boolean }) {
  const { t } = useTranslation('words');
  const [policy, setPolicy] = useState(everyPolicy);
  const [moneyOnly, setMoneyOnly] = useState(false);
  const policies = [...new Map(view.readings.map((reading) => [reading.policy, reading.policyTitle]))];
  const shown = view.readings.filter(
    (reading) => (policy === everyPolicy || reading.policy === policy) && (!moneyOnly || reading.atStake !== 0n),
  );
  return (
    <>
      <div className="table-tools">
        <Select
          size="small"
          className="study-choice"
          value={policy}
          aria-label={t('study.policy')}
          popupMatchSelectWidth={false}
          options={[
            { value: everyPolicy, label: t('study.allPolicies') },
            ...policies.map(([value, label]) => ({ value, label })),
          ]}
          onChange={setPolicy}
        />
        <Checkbox checked={moneyOnly} onChange={(event) => setMoneyOnly(event.target.checked)}>
          {t('readings.onlyMoney')}
        </Checkbox>
        <span className="quiet study-basis">
          {view.enterprises === 0
            ? t('study.noEnterprises')
            : t(onPopulation ? 'readings.ofPopulation' : 'study.population', {
                year: view.year,
                count: view.enterprises,
              })}
        </span>
        <Basis />
        {!onPopulation && <StudyNotice name="readings:price" />}
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('readings.list')}>
        {shown.length === 0 && <EmptyHint text={t('readings.noneWithMoney')} />}
        <ol className="readings">
          {shown.map((reading) => (
            <Reading key={`${reading.policy} ${reading.reading}`} reading={reading} />
          ))}
        </ol>
        <Unpriced view={view} />
      </div>
    </>
  );
}

const Reading = memo(function Reading({ reading }: { readonly reading: ReadingPrice<number> }) {
  const { t } = useTranslation('words');
  const without = reading.atStake === 0n;
  return (
    <li className={without ? 'reading reading-idle' : 'reading'} data-testid={`reading-${reading.reading}`}>
      <div className="reading-head">
        <p className="reading-question">{reading.question}</p>
        <p className="quiet">
          <PlaceLink path={reading.path} pointer={reading.pointer} name={reading.reading} />{' '}
          <span className="reading-policy">{reading.policyTitle}</span>
        </p>
      </div>
      <p className={without ? 'reading-stake quiet' : 'reading-stake'}>
        <Stake atStake={reading.atStake} />
      </p>
      <table className="reading-table">
        <tbody>
          <tr>
            <th scope="row">
              <span className="reading-role">{t('readings.chosen')}</span>
              <strong>{reading.chosen}</strong>
            </th>
            <td className="money">
              <Amount value={reading.total} />
            </td>
            <td />
          </tr>
          {reading.alternatives.map((alternative) => (
            <tr key={alternative.name}>
              <th scope="row">
                <span className="reading-role">{t('readings.alternative')}</span>
                {alternative.name}
              </th>
              <td className="money">
                <Amount value={alternative.total} />{' '}
                {!sameInterval(alternative.total, reading.total) && (
                  <Change now={alternative.total} before={reading.total} />
                )}
              </td>
              <td className="quiet">
                <Winners {...alternative} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
});

function Stake({ atStake }: { readonly atStake: Fen | null }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  if (atStake === 0n) return t('readings.noStake');
  if (atStake === null) return t('readings.unlimited');
  const amount = writeInterval({ min: atStake, max: atStake }, language);
  return t('readings.atStake', { amount });
}

function Winners({ win, lose, shift }: { readonly win: number; readonly lose: number; readonly shift: number }) {
  const { t } = useTranslation('words');
  const counts = (
    [
      ['win', win],
      ['lose', lose],
      ['shift', shift],
    ] as const
  ).filter(([, count]) => count > 0);
  return counts.map(([name, count]) => t(`readings.${name}`, { count })).join(t('common.separator'));
}

function Unpriced({ view }: { readonly view: ReadingsView }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  if (view.unpriced.length === 0) return null;
  return (
    <details className="readings-unpriced">
      <summary>{t('readings.unpriced', { count: view.unpriced.length })}</summary>
      <ul>
        {view.unpriced.map((found) => (
          <li key={`${found.file} ${found.range.start}`}>
            {speak(found.message)} <span className="quiet">{speak(found.hint)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
