import {
  CheckOutlined,
  CloseOutlined,
  MinusOutlined,
  PlusOutlined,
  QuestionOutlined,
  StopOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import {
  sameInterval,
  type EnterpriseResult,
  type FactRead,
  type Step,
  type StepOutcome,
  type Unit,
} from '../../engine/index';
import { useBilingual, useLanguage } from '../ui/services';
import { ClauseLink } from './clause-link';
import { writeQuantity } from './money-text';

const icons: Readonly<Record<StepOutcome, typeof CheckOutlined>> = {
  passed: CheckOutlined,
  granted: PlusOutlined,
  reduced: MinusOutlined,
  superseded: SwapOutlined,
  excluded: StopOutlined,
  refused: CloseOutlined,
  unknown: QuestionOutlined,
};

interface StepsProps {
  readonly steps: readonly Step[];
  readonly policy: string;
  readonly result: EnterpriseResult;
  /** What the amounts of the steps are counted in. */
  readonly unit?: Unit;
}

/** The steps from facts to payment, in their order, each with what it read and what it changed. */
export function Steps({ steps, policy, result, unit = 'money' }: StepsProps) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <StepRow key={index} step={step} policy={policy} result={result} unit={unit} />
      ))}
    </ol>
  );
}

function StepRow({
  step,
  policy,
  result,
  unit,
}: {
  readonly step: Step;
  readonly policy: string;
  readonly result: EnterpriseResult;
  readonly unit: Unit;
}) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const language = useLanguage();
  const Icon = icons[step.outcome];
  const other = step.by === null ? null : [...result.lines, ...result.refused].find((line) => line.id === step.by);
  return (
    <li className={`step step-${step.outcome}`}>
      <span className="step-icon">
        <Icon aria-hidden="true" />
      </span>
      <div className="step-body">
        <p className="step-head">
          <b>{t(`why.stage.${step.stage}`)}</b>
          <span className="step-outcome">{t(`why.outcome.${step.outcome}`)}</span>
          {step.from && <ClauseLink policy={policy} from={step.from} />}
        </p>
        <p>{speak(step.message)}</p>
        <Facts facts={step.facts} />
        {step.after && (!step.before || !sameInterval(step.before, step.after)) && (
          <p className="step-change">
            {step.before
              ? t('why.from', {
                  before: writeQuantity(step.before, unit, language),
                  after: writeQuantity(step.after, unit, language),
                })
              : t('why.result', { after: writeQuantity(step.after, unit, language) })}
          </p>
        )}
        {other && <p className="step-by">{t('why.supersededBy', { label: other.label })}</p>}
      </div>
    </li>
  );
}

function Facts({ facts }: { readonly facts: readonly FactRead[] }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const seen = new Map(facts.map((fact) => [`${fact.path} ${fact.value}`, fact]));
  if (seen.size === 0) return null;
  return (
    <ul className="step-facts" aria-label={t('why.facts')}>
      {[...seen].map(([key, fact]) => (
        <li key={key}>
          {speak(fact.label)}{' '}
          <b className={fact.value === null ? 'missing' : ''}>{fact.value ?? t('why.missingFact')}</b>
        </li>
      ))}
    </ul>
  );
}
