import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { valuesOf, type CanonicalValue, type Property, type Shape } from '../../engine/index';
import { FieldSuggestions } from '../review/field-suggestions';
import { useKept } from '../state/store';
import { useBilingual } from '../ui/services';
import { ChoiceField, ChoicesField, type Choice } from './choice-field';
import { ConditionField } from './condition-field';
import { DateField, PeriodField } from './date-fields';
import { elementsOf, isList, isMap, textOf } from './document-access';
import { eventChoices, fieldChoices, fieldsAround, itemChoices, readingChoices } from './document-choices';
import { nameField, nameValue, useFindings, useFormScene, useFormSkeleton, useFormView } from './form-context';
import { isFlatShape } from './grid-columns';
import { MatchField } from './match-field';
import { RawText } from './raw-text';
import { scopeChoices } from './scope-choices';
import { TextField } from './text-field';

export interface FieldProps {
  readonly pointer: string;
  readonly property: Property;
  readonly value: CanonicalValue | undefined;
  readonly required: boolean;
}

/** Texts that may run over several lines. */
const longTexts: ReadonlySet<string> = new Set([
  'gist',
  'note',
  'question',
  'chosen',
  'why',
  'textNote',
  'title',
  'name',
  'target',
  'funding',
]);

/** A key of the language with its name, the field for its value, and what was found there. */
export const Field = memo(function Field(props: FieldProps) {
  const { language, path } = useFormScene();
  const speak = useBilingual();
  const { pointer, property, required } = props;
  const label = nameField(property, language);
  const { description } = property.shape;
  return (
    <div className={isWide(property.shape, property.canonical) ? 'form-field form-field-wide' : 'form-field'}>
      <span className="form-label" title={description ? speak(description) : undefined}>
        {label}
        {required && <span className="form-required"> *</span>}
      </span>
      <div className="form-control">
        <FieldValue {...props} label={label} />
        <Findings pointer={pointer} within={!isMap(props.value) && !isGrid(property.shape)} />
        {!isMap(props.value) && <FieldSuggestions path={path} pointer={pointer} alone={isGrid(property.shape)} />}
      </div>
    </div>
  );
});

/** What was found on a part, in words. */
export function Findings({ pointer, within }: { readonly pointer: string; readonly within: boolean }) {
  const speak = useBilingual();
  const findings = useFindings(pointer, within);
  return findings.map((finding, index) => (
    <p key={index} className={`form-finding form-finding-${finding.severity}`}>
      {speak(finding.message)}
    </p>
  ));
}

/** The field for a value, by what the schema says of it; a value of another shape is shown as text. */
export const FieldValue = memo(function FieldValue({
  pointer,
  property,
  value,
  required,
  label,
}: FieldProps & { readonly label: string }): ReactNode {
  const { t } = useTranslation('words');
  const scene = useFormScene();
  const skeleton = useFormSkeleton();
  const { shape, canonical } = property;
  const { surface, scopes, vocabulary, language } = scene;
  const choiceOf = (choices: readonly Choice[], placeholder?: string) =>
    isList(value) || isMap(value) ? (
      <RawText pointer={pointer} />
    ) : (
      <ChoiceField
        pointer={pointer}
        value={textOf(value)}
        label={label}
        choices={choices}
        optional={!required}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    );
  const wantsList = shape.types.has('array');
  if (shape.valueType === 'unaryTests')
    return <MatchField pointer={pointer} value={value} label={label} property={property} />;
  if (wantsList) {
    if (value !== undefined && !isList(value)) return <RawText pointer={pointer} />;
    const items = shape.items;
    if (items && (items.properties.size > 0 || items.variants))
      return scene.drawList({ pointer, shape: items, values: elementsOf(value), label });
    const values = elementsOf(value);
    if (values.some((each) => isMap(each) || isList(each))) return <RawText pointer={pointer} />;
    const texts = values.map(textOf);
    const refersTo = referencesOf[shape.valueType ?? ''];
    if (refersTo && valuesOf(items ?? shape).length === 0)
      return <ReferencesField pointer={pointer} values={texts} label={label} find={refersTo} />;
    return <ChoicesField pointer={pointer} values={texts} label={label} choices={listChoices(texts)} />;
  }
  if (isMap(value) || isList(value)) return <RawText pointer={pointer} />;
  const words = valuesOf(shape);
  if (words.length > 0) {
    const choices = words.map((word): Choice => ({ value: String(word.canonical), label: nameValue(word, language) }));
    const readWord = (chosen: string) => {
      const found = words.find((word) => String(word.canonical) === chosen)?.canonical;
      return found ?? chosen;
    };
    return (
      <ChoiceField
        pointer={pointer}
        value={textOf(value)}
        label={label}
        choices={choices}
        optional={!required}
        placeholder={t('form.notStated')}
        read={readWord}
      />
    );
  }
  switch (shape.valueType) {
    case 'region': {
      const choices = vocabulary.regions.map(({ code, name }): Choice => ({
        value: code,
        label: `${name} ${code}`,
        words: name,
      }));
      return choiceOf(choices, t('form.findRegion'));
    }
    case 'eventKind':
      return choiceOf(eventChoices(vocabulary, textOf(value), surface, language));
    case 'eventField':
      return choiceOf(fieldChoices(fieldsAround(skeleton, pointer, vocabulary), [textOf(value)], surface, language));
    case 'date':
      return <DateField pointer={pointer} shape={shape} value={textOf(value)} label={label} />;
    case 'period':
      return <PeriodField pointer={pointer} shape={shape} value={textOf(value)} label={label} />;
    case 'scenarioScope':
      return choiceOf(scopeChoices(scopes, language), t('form.scenario.everything'));
    case 'expression':
      return <ConditionField pointer={pointer} property={property} value={textOf(value)} label={label} />;
    case 'figure':
      return (
        <TextField
          pointer={pointer}
          shape={shape}
          value={textOf(value)}
          label={label}
          placeholder={t('form.amountHint')}
          list="form-parameters"
        />
      );
    default:
      return (
        <TextField
          pointer={pointer}
          shape={shape}
          value={textOf(value)}
          label={label}
          long={longTexts.has(canonical)}
        />
      );
  }

  function listChoices(current: readonly string[]): readonly Choice[] {
    const words = valuesOf(shape.items ?? shape);
    if (words.length > 0)
      return words.map((word): Choice => ({ value: String(word.canonical), label: nameValue(word, language) }));
    switch (shape.valueType) {
      case 'eventField':
        return fieldChoices(fieldsAround(skeleton, pointer, vocabulary), current, surface, language);
      case 'scenarioScope':
        return scopeChoices(scopes, language);
      default:
        return [];
    }
  }
});

/** The parts of the document that a list can name, by the type of its values. */
const referencesOf: Readonly<Record<string, ReferencesFieldProps['find']>> = {
  itemReference: (document) => itemChoices(document, null),
  exclusionReference: (document) => itemChoices(document, 'exclusion'),
  readingReference: readingChoices,
};

interface ReferencesFieldProps {
  readonly pointer: string;
  readonly values: readonly string[];
  readonly label: string;
  readonly find: (document: CanonicalValue) => readonly Choice[];
}

/** Parts of the same document, by their names as they read now. */
function ReferencesField({ pointer, values, label, find }: ReferencesFieldProps) {
  const choices = useKept(find(useFormView().document));
  return <ChoicesField pointer={pointer} values={values} label={label} choices={choices} />;
}

/** A grid shows at its cells what is found and suggested of them. */
function isGrid({ types, items, valueType }: Shape): boolean {
  return types.has('array') && valueType !== 'unaryTests' && items !== null && isFlatShape(items);
}

function isWide(shape: Shape, canonical: string): boolean {
  const isTable = shape.types.has('array') && shape.items !== null && shape.items.properties.size > 0;
  return isTable || shape.valueType === 'expression' || longTexts.has(canonical);
}
