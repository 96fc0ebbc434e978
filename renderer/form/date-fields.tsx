import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatPeriod, parseDate, parsePeriod, type Shape } from '../../engine/index';
import { useFormScene, useSetValue } from './form-context';
import { TextField } from './text-field';

interface DateInputProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly pointer?: string;
  onChange(value: string): void;
}

/** A day; an input method can do nothing wrong here. */
export function DateInput({ label, value, readOnly, pointer, onChange }: DateInputProps) {
  return (
    <input
      type="date"
      className="form-date"
      aria-label={label}
      data-pointer={pointer}
      value={value}
      readOnly={readOnly}
      onChange={({ target }) => {
        // A year that is still being typed is a day long ago.
        if (target.value === '' || target.value >= '1900-01-01') onChange(target.value);
      }}
    />
  );
}

interface DateFieldProps {
  readonly pointer: string;
  readonly shape: Shape;
  readonly value: string;
  readonly label: string;
}

/** A day, or as text where something else stands. */
export function DateField({ pointer, shape, value, label }: DateFieldProps) {
  const { readOnly } = useFormScene();
  const set = useSetValue(pointer);
  if (value !== '' && !parseDate(value))
    return <TextField pointer={pointer} shape={shape} value={value} label={label} />;
  return (
    <DateInput
      pointer={pointer}
      label={label}
      value={value}
      readOnly={readOnly}
      onChange={(day) => void set(day === '' ? undefined : day)}
    />
  );
}

/** The first and the last day; or as text where a period is written in another way. */
export function PeriodField({ pointer, shape, value, label }: DateFieldProps) {
  const { t } = useTranslation('words');
  const { readOnly, surface } = useFormScene();
  const set = useSetValue(pointer);
  const period = parsePeriod(value);
  if ('problem' in period) return <TextField pointer={pointer} shape={shape} value={value} label={label} />;
  const { from, to, startUnknown } = period;
  const write = (ends: { from: string; to: string }) => {
    const [first, last] = [parseDate(ends.from), parseDate(ends.to)];
    void set(formatPeriod({ from: first, to: last, startUnknown: first === null }, surface));
  };
  return (
    <div className="form-period">
      <DateInput
        label={`${label} ${t('form.from')}`}
        pointer={pointer}
        value={from ?? ''}
        readOnly={readOnly}
        onChange={(day) => write({ from: day, to: to ?? '' })}
      />
      <span>{t('form.to')}</span>
      <DateInput
        label={`${label} ${t('form.to')}`}
        value={to ?? ''}
        readOnly={readOnly}
        onChange={(day) => write({ from: from ?? '', to: day })}
      />
      {startUnknown && (
        <Checkbox checked disabled>
          {t('form.startUnknown')}
        </Checkbox>
      )}
    </div>
  );
}
