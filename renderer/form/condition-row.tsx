import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanonicalValue, ConditionPart, ConditionValue, Surface } from '../../engine/index';
import type { FormFact, FormVocabulary } from '../worker/form-view';
import { useChoices, type Choice } from './choice-field';
import { operatorsOf, startValues, writeRow, type ConditionOperator, type ConditionRow } from './condition-words';
import { DateInput } from './date-fields';
import { textOf } from './document-access';
import { factOfPath, findEvent, itemAround, namesUnder, valueChoices, variableFacts, wordOf } from './document-choices';
import { useFormScene, useFormSkeleton } from './form-context';
import { useTyping } from './use-typing';

interface ConditionRowFieldsProps {
  readonly row: ConditionRow;
  readonly pointer: string;
  onChange(row: ConditionRow, session?: string): Promise<unknown>;
}

/** A fact, a comparison and what it is compared with. */
export function ConditionRowFields({ row, pointer, onChange }: ConditionRowFieldsProps) {
  const { t } = useTranslation('words');
  const { surface, vocabulary, language, readOnly } = useFormScene();
  const skeleton = useFormSkeleton();
  const facts = useFactChoices(pointer);
  const { options, search } = useChoices(
    facts,
    useMemo(() => [row.fact], [row.fact]),
  );
  const factOf = (path: string) => factOrCondition(path, skeleton, pointer, vocabulary);
  const fact = factOf(row.fact);
  const choices = useMemo(
    () => valueChoices(fact, vocabulary, surface, language),
    [fact, vocabulary, surface, language],
  );
  const first = choices[0]?.value ?? '';
  const chooseFact = (path: string) => {
    const next = factOf(path);
    const operators = operatorsOf(next);
    const operator = operators.includes(row.operator) ? row.operator : (operators[0] ?? 'holds');
    const start = valueChoices(next, vocabulary, surface, language)[0]?.value ?? '';
    const kept = next?.type === fact?.type && next?.id === fact?.id ? row.values : [];
    void onChange({ fact: path, operator, values: startValues(operator, next, kept, start) });
  };
  const chooseOperator = (operator: ConditionOperator) =>
    void onChange({ ...row, operator, values: startValues(operator, fact, row.values, first) });
  const operators = operatorsOf(fact);
  const shown = operators.includes(row.operator) ? operators : [row.operator, ...operators];
  return (
    <div className="condition-row">
      <Select
        size="small"
        className="condition-fact"
        aria-label={t('form.condition.fact')}
        disabled={readOnly}
        value={row.fact}
        options={options}
        showSearch={search}
        popupMatchSelectWidth={false}
        onChange={chooseFact}
      />
      <Select
        size="small"
        aria-label={t('form.condition.operator')}
        disabled={readOnly}
        value={row.operator}
        options={shown.map((value) => ({ value, label: t(`form.condition.operators.${value}`) }))}
        popupMatchSelectWidth={false}
        onChange={chooseOperator}
      />
      <RowValue row={row} fact={fact} choices={choices} onChange={onChange} />
    </div>
  );
}

interface RowValueProps {
  readonly row: ConditionRow;
  readonly fact: FormFact | null;
  readonly choices: readonly Choice[];
  onChange(row: ConditionRow, session?: string): Promise<unknown>;
}

function RowValue({ row, fact, choices, onChange }: RowValueProps) {
  const { t } = useTranslation('words');
  const { readOnly } = useFormScene();
  const texts = row.values.map(({ text }) => text);
  const { options, search } = useChoices(choices, texts);
  const [value] = row.values;
  if (row.operator === 'holds' || row.operator === 'missing' || row.operator === 'present') return null;
  const label = t('form.condition.value');
  const isWord = choices.length > 0 && (value === undefined || value.value === 'text');
  if (row.operator === 'oneOf') {
    return (
      <Select
        mode="tags"
        size="small"
        className="condition-values"
        aria-label={label}
        disabled={readOnly}
        value={texts}
        options={options}
        showSearch={search}
        popupMatchSelectWidth={false}
        onChange={(chosen: string[]) => {
          // The last value stays: a comparison with nothing says nothing.
          if (chosen.length > 0) void onChange({ ...row, values: chosen.map((text) => readValue(text, fact)) });
        }}
      />
    );
  }
  if (isWord) {
    return (
      <Select
        size="small"
        className="condition-values"
        aria-label={label}
        disabled={readOnly}
        value={value?.text ?? null}
        options={options}
        showSearch={search}
        popupMatchSelectWidth={false}
        onChange={(text: string) => void onChange({ ...row, values: [{ value: 'text', text }] })}
      />
    );
  }
  if (fact?.type === 'date' && value && value.value !== 'plain') {
    return (
      <DateInput
        label={label}
        value={value.text}
        readOnly={readOnly}
        onChange={(text) => {
          if (text !== '') void onChange({ ...row, values: [{ value: value.value, text }] });
        }}
      />
    );
  }
  return (
    <ValueText
      label={label}
      text={value?.text ?? ''}
      onChange={(text, session) => {
        if (text === '') return Promise.resolve();
        return onChange(
          { ...row, values: [value?.value === 'text' ? { value: 'text', text } : readValue(text, fact)] },
          session,
        );
      }}
    />
  );
}

interface ValueTextProps {
  readonly label: string;
  readonly text: string;
  onChange(text: string, session: string): Promise<unknown>;
}

function ValueText({ label, text, onChange }: ValueTextProps) {
  const { readOnly } = useFormScene();
  const typing = useTyping(text, (typed, session) => onChange(typed.trim(), session));
  return (
    <Input
      size="small"
      className="condition-text"
      aria-label={label}
      readOnly={readOnly}
      value={typing.text}
      {...typing.fieldEvents}
      onChange={({ target }) => typing.type(target.value)}
    />
  );
}

function readValue(text: string, fact: FormFact | null): ConditionValue {
  if (fact?.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return { value: 'date', text };
  const isWordy = fact !== null && ['title', 'enumeration', 'region', 'industry', 'text'].includes(fact.type);
  return isWordy ? { value: 'text', text } : { value: 'plain', text };
}

/** A fact, or a definition, which is a condition by itself. */
function factOrCondition(
  path: string,
  document: CanonicalValue,
  pointer: string,
  vocabulary: FormVocabulary,
): FormFact | null {
  if (namesUnder(document, 'definitions').includes(path)) {
    return { id: path, label: { zh: path, en: path }, aliases: [], type: 'boolean', values: [] };
  }
  return factOfPath(path, document, pointer, vocabulary);
}

/** What a condition can speak of: the event, the enterprise, definitions. */
function useFactChoices(pointer: string): readonly Choice[] {
  const { t } = useTranslation('words');
  const { surface, vocabulary, language } = useFormScene();
  const document = useFormSkeleton();
  return useMemo(() => {
    const trigger = textOf(itemAround(document, pointer)?.['trigger']);
    const event = trigger === '' ? undefined : findEvent(vocabulary, trigger);
    const head = event ? (surface === 'zh' ? event.label.zh : 'event') : '';
    const own = event?.fields ?? [];
    const paths = (prefix: string, facts: readonly FormFact[], group: string): readonly Choice[] =>
      facts.map((fact) => ({
        value: `${prefix}.${wordOf(fact, surface)}`,
        label: `${prefix}.${fact.label[language]}`,
        group,
        words: fact.id,
      }));
    const definitions = namesUnder(document, 'definitions').map((name): Choice => ({
      value: name,
      label: name,
      group: t('form.condition.definitions'),
    }));
    return [
      ...paths(head, own, event?.label[language] ?? ''),
      ...definitions,
      ...paths(enterpriseWord(surface), vocabulary.facts, t('form.condition.enterprise')),
      ...variableFacts.map((fact) => ({
        value: wordOf(fact, surface),
        label: fact.label[language],
        group: t('form.condition.others'),
      })),
    ];
  }, [document, pointer, vocabulary, surface, language, t]);
}

function enterpriseWord(surface: Surface): string {
  return surface === 'zh' ? '企业' : 'enterprise';
}

/** A condition to begin with: the first fact that can be compared. */
export function useStartingCondition(pointer: string): ConditionPart {
  const { surface, vocabulary, language } = useFormScene();
  const skeleton = useFormSkeleton();
  const [choice] = useFactChoices(pointer);
  const path = choice?.value ?? enterpriseWord(surface);
  const fact = factOrCondition(path, skeleton, pointer, vocabulary);
  const operator = operatorsOf(fact)[0] ?? 'holds';
  const first = valueChoices(fact, vocabulary, surface, language)[0]?.value ?? '';
  return writeRow({ fact: path, operator, values: startValues(operator, fact, [], first) });
}
