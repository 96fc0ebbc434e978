import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isNothing, type EnterpriseResult, type EntitlementLine, type FactNeed, type Line } from '../../engine/index';
import { EmptyHint } from '../ui/empty-hint';
import { isOfPopulation } from '../state/selectors';
import { useApp, useBilingual, useLanguage, useServices } from '../ui/services';
import { Amount } from './amount';
import { ClauseLink } from './clause-link';
import { writeInterval, writeQuantity } from './money-text';
import { LineReadings } from './line-readings';
import { Steps } from './steps';
import { WhyNotList } from './why-not-list';
import './why.css';

/** Why the selected enterprise gets what it gets, and why it does not get the rest. */
export function WhyPanel() {
  const { t } = useTranslation('words');
  const selection = useApp((state) => state.selection);
  const result = useApp((state) => state.explanation);
  const line =
    result && selection?.line ? [...result.lines, ...result.refused].find((each) => each.id === selection.line) : null;
  return (
    <section className="why" aria-label={t('why.label')} data-testid="why-panel" tabIndex={0}>
      {!selection && <EmptyHint text={t('why.empty')} />}
      {result && (line ? <LineReasons result={result} line={line} /> : <EnterpriseReasons result={result} />)}
    </section>
  );
}

function LineReasons({ result, line }: { readonly result: EnterpriseResult; readonly line: Line }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const language = useLanguage();
  const back = () => store.dispatch({ type: 'lineSelected', selection: { enterprise: result.enterprise, line: null } });
  return (
    <>
      <header className="why-head">
        <Button size="small" type="text" onClick={back}>
          ← {result.name}
        </Button>
        <h3>{line.label}</h3>
        <p className="why-amount">{t('why.lineTitle', { amount: writeQuantity(line.amount, line.unit, language) })}</p>
        <p className="quiet">
          <ClauseLink policy={line.policy} from={line.from} /> · {line.date}
        </p>
      </header>
      <Needs needs={line.needs} />
      <Steps steps={line.steps} policy={line.policy} result={result} unit={line.unit} />
      <LineReadings line={line} />
    </>
  );
}

function EnterpriseReasons({ result }: { readonly result: EnterpriseResult }) {
  const { t } = useTranslation('words');
  const ofPopulation = useApp(isOfPopulation);
  const nothing =
    result.lines.length + result.refused.length + result.unquantified.length + result.services.length === 0;
  return (
    <>
      <header className="why-head">
        <h3>{result.name}</h3>
        <p className="why-amount">
          <Amount value={result.totals.enterprise} complete={result.totals.complete} />
        </p>
      </header>
      <Needs needs={result.totals.needs} />
      <Exclusions result={result} />
      {nothing && <p className="quiet">{t('why.noClaims')}</p>}
      <LineList title={t('why.given')} lines={result.lines} enterprise={result.enterprise} />
      <LineList title={t('why.refused')} lines={result.refused} enterprise={result.enterprise} />
      <EntitlementList title={t('why.unquantified')} lines={result.unquantified} />
      <EntitlementList title={t('why.services')} lines={result.services} />
      {/* Nearest changes are worked out for samples. */}
      <WhyNotList result={result} advise={!ofPopulation} />
    </>
  );
}

/** The number of the entry of a list that a fact belongs to, from one; null beside lists, and where the label says it. */
function nth({ path, label }: FactNeed): number | null {
  if (/\d/.test(label.zh)) return null;
  const place = /\[(\d+)\]/.exec(path)?.[1];
  return place === undefined ? null : Number(place) + 1;
}

function Needs({ needs }: { readonly needs: readonly FactNeed[] }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  if (needs.length === 0) return null;
  return (
    <div className="why-needs">
      <h4>{t('why.needs')}</h4>
      <ul>
        {needs.map((need) => (
          <li key={need.path}>
            {speak(need.label)}
            {nth(need) !== null && ` ${t('why.nth', { nth: nth(need) })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Exclusions({ result }: { readonly result: EnterpriseResult }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const language = useLanguage();
  const hit = result.policies.filter((outcome) => outcome.exclusions.length > 0);
  if (hit.length === 0) return null;
  return (
    <div className="why-exclusions">
      <h4>{t('why.exclusions')}</h4>
      <ul>
        {hit.flatMap((outcome) =>
          outcome.exclusions.map((exclusion) => (
            <li key={`${outcome.policy} ${exclusion.from.pointer} ${exclusion.event}`}>
              {exclusion.certainty === 'possible' && <span className="badge badge-warning">{t('why.possible')}</span>}
              {speak(exclusion.message)} <ClauseLink policy={outcome.policy} from={exclusion.from} />
            </li>
          )),
        )}
        {hit.flatMap((outcome) => [
          ...outcome.sanctions.map((action) => <li key={`${outcome.policy} ${action}`}>{t(`sanction.${action}`)}</li>),
          ...(isNothing(outcome.clawBack)
            ? []
            : [
                <li key={`${outcome.policy} amount`}>
                  {t('why.clawBack', { amount: writeInterval(outcome.clawBack, language) })}
                </li>,
              ]),
        ])}
      </ul>
    </div>
  );
}

interface LineListProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly enterprise: string;
}

function LineList({ title, lines, enterprise }: LineListProps) {
  const { store } = useServices();
  if (lines.length === 0) return null;
  return (
    <div className="why-lines">
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              className="why-line"
              onClick={() => store.dispatch({ type: 'lineSelected', selection: { enterprise, line: line.id } })}
            >
              <span>{line.label}</span>
              <Amount value={line.amount} unit={line.unit} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function EntitlementList({ title, lines }: { readonly title: string; readonly lines: readonly EntitlementLine[] }) {
  const { t } = useTranslation('words');
  if (lines.length === 0) return null;
  return (
    <div className="why-lines">
      <h4>{title}</h4>
      <ul>
        {lines.map((line, index) => (
          <li key={`${line.policy} ${line.rule} ${index}`}>
            {line.certainty === 'possible' && <span className="badge badge-warning">{t('why.possible')}</span>}
            {line.gist || line.label} <ClauseLink policy={line.policy} from={line.from} />
          </li>
        ))}
      </ul>
    </div>
  );
}
