import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readConditionParts, writeConditionParts, type ConditionPart, type Property } from '../../engine/index';
import { ConditionNode } from './condition-node';
import { useFormScene, useSetValue } from './form-context';
import { FormulaText } from './formula-text';
import { useStandingValue } from './use-standing-value';

interface ConditionFieldProps {
  readonly pointer: string;
  readonly property: Property;
  readonly value: string;
  readonly label: string;
}

/** Formulas that are conditions; others are amounts or facts. */
const conditions: ReadonlySet<string> = new Set(['when', 'counts', 'among']);

/** A condition, built from lines or written as text; either way it is the same text of the policy. */
export function ConditionField({ pointer, property, value, label }: ConditionFieldProps) {
  const { t } = useTranslation('words');
  const { readOnly } = useFormScene();
  const { standing, set } = useStandingValue(pointer, value.trim());
  const [asText, setAsText] = useState(false);
  const parts = standing === '' ? null : readConditionParts(standing);
  const isCondition = conditions.has(property.canonical);
  const canBuild = isCondition && (parts !== null || standing === '');
  if (!isCondition || asText || !canBuild) {
    return (
      <div className="form-condition">
        <ExpressionText pointer={pointer} value={value} label={label} />
        {isCondition && !canBuild && <p className="quiet">{t('form.condition.unreadable')}</p>}
        {canBuild && (
          <Button size="small" type="link" onClick={() => setAsText(false)}>
            {t('form.condition.asBuilder')}
          </Button>
        )}
      </div>
    );
  }
  const write = (part: ConditionPart | null, session?: string) => {
    const text = part ? writeConditionParts(part) : '';
    return set(text, text === '' ? undefined : text, session);
  };
  return (
    <div className="form-condition" data-pointer={pointer} role="group" aria-label={label}>
      <ConditionNode part={parts} pointer={pointer} root onChange={write} />
      {!readOnly && (
        <Button size="small" type="link" onClick={() => setAsText(true)}>
          {t('form.condition.asText')}
        </Button>
      )}
    </div>
  );
}

interface ExpressionTextProps {
  readonly pointer: string;
  readonly value: string;
  readonly label: string;
}

function ExpressionText({ pointer, value, label }: ExpressionTextProps) {
  const { t } = useTranslation('words');
  const set = useSetValue(pointer);
  return (
    <FormulaText
      pointer={pointer}
      text={value}
      label={label}
      placeholder={t('form.expressionHint')}
      whole
      write={(text, session) => set(text.trim() === '' ? undefined : text.trim(), session)}
    />
  );
}
