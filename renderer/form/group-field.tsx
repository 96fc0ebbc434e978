import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanonicalValue, Property, Shape } from '../../engine/index';
import { isMap } from './document-access';
import { Field, Findings } from './field';
import { nameField, useFormScene } from './form-context';
import { RawText } from './raw-text';

interface GroupProps {
  readonly pointer: string;
  /** Narrowed to what stands there. */
  readonly shape: Shape;
  readonly value: CanonicalValue | undefined;
  /** Keys that stand behind "more" as long as nothing is said of them. */
  readonly rare?: ReadonlySet<string>;
  readonly without?: ReadonlySet<string>;
}

/**
 * The fields of a map, in the order of the schema; keys the schema does not know are shown as text. Drawn anew only when
 * something in the map changes.
 */
export const Group = memo(function Group({ pointer, shape, value, rare = none, without = none }: GroupProps) {
  const { t } = useTranslation('words');
  const [open, setOpen] = useState(false);
  if (value !== undefined && !isMap(value)) return <RawText pointer={pointer} />;
  const properties = [...shape.properties.values()].filter(({ canonical }) => !without.has(canonical));
  const isShown = ({ canonical }: Property) => !rare.has(canonical) || value?.[canonical] !== undefined;
  const hidden = properties.filter((property) => !isShown(property));
  const unknown = Object.keys(value ?? {}).filter((key) => !shape.properties.has(key));
  const show = (property: Property) => (
    <Part key={property.canonical} pointer={pointer} shape={shape} property={property} value={value} />
  );
  return (
    <div className="form-group">
      <Findings pointer={pointer} within={false} />
      <div className="form-fields">{properties.filter(isShown).map(show)}</div>
      {hidden.length > 0 && (
        <button type="button" className="form-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '▾' : '▸'} {t('form.more')}
        </button>
      )}
      {open && <div className="form-fields">{hidden.map(show)}</div>}
      {unknown.map((key) => (
        <div key={key} className="form-field form-field-wide">
          <span className="form-label">{key}</span>
          <RawText pointer={`${pointer}/${escape(key)}`} />
        </div>
      ))}
    </div>
  );
});

const none: ReadonlySet<string> = new Set();

interface PartProps {
  readonly pointer: string;
  readonly shape: Shape;
  readonly property: Property;
  readonly value: { readonly [key: string]: CanonicalValue } | undefined;
}

function Part({ pointer, shape, property, value }: PartProps) {
  const { language } = useFormScene();
  const { canonical } = property;
  const place = `${pointer}/${canonical}`;
  const part = value?.[canonical];
  if (property.shape.types.has('object') && property.shape.properties.size > 0)
    return (
      <fieldset className="form-field form-field-wide form-subgroup">
        <legend className="form-label">{nameField(property, language)}</legend>
        <Group pointer={place} shape={property.shape} value={part} />
      </fieldset>
    );
  return <Field pointer={place} property={property} value={part} required={shape.required.has(canonical)} />;
}

/** A key as a segment of a pointer. */
export function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
