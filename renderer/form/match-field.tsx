import { Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanonicalValue, Property, Shape } from '../../engine/index';
import { useChoices } from './choice-field';
import { isList, isMap, textOf } from './document-access';
import { factOfPath, itemAround, valueChoices } from './document-choices';
import { useFormScene, useFormSkeleton } from './form-context';
import { RawText } from './raw-text';
import { readScalar } from './read-scalar';
import { useStandingValue } from './use-standing-value';

interface MatchFieldProps {
  readonly pointer: string;
  readonly property: Property;
  readonly value: CanonicalValue | undefined;
  readonly label: string;
}

/** What selects a row of a table: values to pick, or tests as text. A list to pick from appears when it is entered. */
export function MatchField({ pointer, property, value, label }: MatchFieldProps) {
  const { readOnly } = useFormScene();
  const [entered, setEntered] = useState(false);
  const stated = (isList(value) ? value : value === undefined ? [] : [value]).map(textOf);
  const { standing: values, set } = useStandingValue<readonly string[]>(pointer, stated);
  if (isMap(value) || (isList(value) && value.some((each) => isMap(each) || isList(each))))
    return <RawText pointer={pointer} />;
  if (!entered || readOnly) {
    return (
      <button
        type="button"
        className="form-match"
        aria-label={`${label}: ${values.join('、')}`}
        data-pointer={pointer}
        disabled={readOnly}
        onFocus={() => setEntered(true)}
        onClick={() => setEntered(true)}
      >
        {values.length === 0 ? <span className="quiet">—</span> : values.join('、')}
      </button>
    );
  }
  return (
    <MatchPicker
      pointer={pointer}
      values={values}
      label={label}
      onChange={(chosen) => void set(chosen, readMatch(chosen, property.shape))}
      onLeave={() => setEntered(false)}
    />
  );
}

interface MatchPickerProps {
  readonly pointer: string;
  readonly values: readonly string[];
  readonly label: string;
  onChange(values: readonly string[]): void;
  onLeave(): void;
}

function MatchPicker({ pointer, values, label, onChange, onLeave }: MatchPickerProps) {
  const { surface, vocabulary, language } = useFormScene();
  const skeleton = useFormSkeleton();
  const by = textOf(itemAround(skeleton, pointer)?.['by']);
  const choices = useMemo(() => {
    const fact = factOfPath(by, skeleton, pointer, vocabulary);
    return valueChoices(fact, vocabulary, surface, language);
  }, [by, pointer, skeleton, surface, vocabulary, language]);
  const { t } = useTranslation('words');
  const { options, search } = useChoices(choices, values);
  const leave = useLeaveAfterPress(onLeave);
  return (
    <Select
      mode="tags"
      autoFocus
      defaultOpen
      aria-label={label}
      data-pointer={pointer}
      className="form-select"
      placeholder={t('form.findTitle')}
      value={[...values]}
      showSearch={search}
      options={options}
      popupMatchSelectWidth={false}
      onChange={onChange}
      onBlur={leave}
    />
  );
}

/**
 * Waits with leaving a field until the mouse is let go: what is drawn instead has another height, and what was pressed
 * would not lie below the mouse any more.
 */
function useLeaveAfterPress(leave: () => void): () => void {
  const pressed = useRef(false);
  const waiting = useRef(false);
  useEffect(() => {
    const press = () => {
      pressed.current = true;
    };
    const release = () => {
      pressed.current = false;
      // The click comes right behind.
      if (waiting.current) setTimeout(leave);
    };
    window.addEventListener('pointerdown', press, { capture: true });
    window.addEventListener('pointerup', release, { capture: true });
    window.addEventListener('pointercancel', release, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', press, { capture: true });
      window.removeEventListener('pointerup', release, { capture: true });
      window.removeEventListener('pointercancel', release, { capture: true });
    };
  }, [leave]);
  return () => {
    waiting.current = pressed.current;
    if (!pressed.current) leave();
  };
}

/** One value stands alone, several are a list. */
export function readMatch(
  values: readonly string[],
  shape: Shape,
): string | number | boolean | (string | number | boolean)[] | undefined {
  const scalars = shape.choices.find(({ types }) => !types.has('array')) ?? shape;
  const read = values.map((value) => readScalar(value, scalars)).filter((value) => value !== undefined);
  return read.length > 1 ? read : read[0];
}
