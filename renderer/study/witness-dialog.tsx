import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EnterpriseResult, FactLine } from '../../engine/index';
import { Amount } from '../simulation/amount';
import { Steps } from '../simulation/steps';
import { WhyNotList } from '../simulation/why-not-list';
import type { DialogState } from '../state/app-state';
import { useBilingual, useServices } from '../ui/services';
import type { WitnessSubject } from '../worker/study-view';
import './witness.css';

type WitnessDialogProps = Extract<DialogState, { kind: 'witness' }>;

/** The enterprise that shows a finding, with its facts and what it receives; two of them where they are compared. */
export function WitnessDialog({ finding, witness }: WitnessDialogProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const names = [t('analysis.one'), t('analysis.contrast')];
  return (
    <Modal
      open
      width={witness.subjects.length > 1 ? 960 : 560}
      title={t('analysis.witnessTitle')}
      footer={null}
      onCancel={() => store.dispatch({ type: 'dialogClosed' })}
    >
      <div data-testid="witness">
        <p>{speak(finding.diagnostic.message)}</p>
        <p className="quiet">
          {t(witness.origin === 'made' ? 'analysis.witnessLead' : 'analysis.witnessLoaded', { year: witness.year })}
        </p>
        <div className="witness-subjects">
          {witness.subjects.map((subject, index) => (
            <section key={index} className="witness-subject" aria-label={names[index]}>
              <h3>
                {subject.name ?? names[index]}
                {subject.year !== witness.year && ` · ${subject.year}`}
              </h3>
              <h4>{t('analysis.facts')}</h4>
              <Facts subject={subject} />
              <h4>{t('analysis.result')}</h4>
              <Result result={subject.result} />
            </section>
          ))}
        </div>
      </div>
    </Modal>
  );
}

function Facts({ subject: { facts, events } }: { readonly subject: WitnessSubject }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  if (facts.length + events.length === 0) return <p className="quiet">{t('analysis.noFacts')}</p>;
  return (
    <>
      <FactList facts={facts} />
      {events.map((event, index) => (
        <div key={index} className="witness-event">
          <h5>{speak(event.label)}</h5>
          <FactList facts={event.facts} />
        </div>
      ))}
    </>
  );
}

function FactList({ facts }: { readonly facts: readonly FactLine[] }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <dl className="witness-facts">
      {facts.map((fact) => (
        <div key={fact.label.en} className={fact.differs ? 'witness-differs' : ''}>
          <dt>{speak(fact.label)}</dt>
          <dd>
            {speak(fact.value)}
            {fact.differs && <span className="badge badge-warning">{t('analysis.differs')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Result({ result }: { readonly result: EnterpriseResult }) {
  const { t } = useTranslation('words');
  const nothing = result.lines.length + result.unquantified.length + result.services.length === 0;
  return (
    <>
      <p className="witness-total">
        {nothing ? (
          t('analysis.nothing')
        ) : (
          <Amount value={result.totals.enterprise} complete={result.totals.complete} />
        )}
      </p>
      {result.lines.map((line) => (
        <details key={line.id}>
          <summary>
            {line.label} <Amount value={line.amount} unit={line.unit} />
          </summary>
          <Steps steps={line.steps} policy={line.policy} result={result} unit={line.unit} />
        </details>
      ))}
      {[...result.unquantified, ...result.services].map((line, index) => (
        <p key={`${line.rule} ${index}`}>
          {line.certainty === 'possible' && <span className="badge badge-warning">{t('why.possible')}</span>}{' '}
          {line.gist || line.label}
        </p>
      ))}
      <WhyNotList result={result} />
    </>
  );
}
