import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { policyShape, type CanonicalValue, type Property } from '../../engine/index';
import {
  isList,
  isMap,
  listAt,
  PlaceGone,
  setAt,
  textOf,
  valueAt,
  type CanonicalMap,
  type FormDraft,
} from './document-access';
import { memo, useState } from 'react';
import { FieldSuggestions } from '../review/field-suggestions';
import { RowReviewButton } from '../review/row-review';
import { usePartReviews } from '../review/use-part-reviews';
import { Findings } from './field';
import { nameField, useFormScene, useFormView } from './form-context';
import { escape, Group } from './group-field';
import { NameField, RemoveNamed } from './name-field';
import { RawText } from './raw-text';
import { readScalar } from './read-scalar';
import { ReviewRow } from './review-row';
import { TypedInput } from './typed-input';
import { useTyping } from './use-typing';

const parameterShape = policyShape.properties.get('parameters')?.shape.named ?? null;
const parameterMap = parameterShape?.choices.find(({ types }) => types.has('object')) ?? null;
const parameterColumns: readonly Property[] = ['value', 'note', 'id'].flatMap(
  (key) => parameterMap?.properties.get(key) ?? [],
);
const changesOfParameter = parameterMap?.properties.get('changes') ?? null;

/** Parameters as a grid; later values stand below the row of their parameter. */
export function ParameterGrid({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('words');
  const { language } = useFormScene();
  const { document } = useFormView();
  return (
    <div className="form-grid-box">
      <table className="form-grid" aria-label={t('form.parameters')}>
        <thead>
          <tr>
            <th scope="col">{t('form.name')}</th>
            {parameterColumns.map((column) => (
              <th key={column.canonical} scope="col">
                {nameField(column, language)}
              </th>
            ))}
            <th scope="col" className="form-grid-tools">
              {t('form.rowTools')}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <ParameterRow key={name} name={name} value={valueAt(document, `/parameters/${escape(name)}`)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ParameterRowProps {
  readonly name: string;
  readonly value: CanonicalValue | undefined;
}

/** Drawn anew only when its own parameter changes. */
const ParameterRow = memo(function ParameterRow({ name, value }: ParameterRowProps) {
  const { t } = useTranslation('words');
  const { path, readOnly, change, language } = useFormScene();
  const pointer = `/parameters/${escape(name)}`;
  const map = isMap(value) ? value : null;
  const changes = map?.['changes'];
  const reviews = usePartReviews(path, pointer);
  const [open, setOpen] = useState(false);
  const addChange = () =>
    void change((draft) => {
      const place = parameterAt(draft, name);
      listAt(draft, `${pointer}/changes`).push({ from: '2025-01-01', value: place['value'] ?? '1万元' });
    });
  return (
    <>
      <tr data-pointer={pointer}>
        <td>
          <NameField pointer={pointer} name={name} />
        </td>
        {parameterColumns.map((column) => (
          <td key={column.canonical}>
            <ParameterCell name={name} column={column} value={map ? map[column.canonical] : undefined} whole={value} />
          </td>
        ))}
        <td className="form-grid-tools">
          <RemoveNamed pointer={pointer} name={name} />
          {reviews && <RowReviewButton reviews={reviews} row={name} open={open} onToggle={() => setOpen(!open)} />}
          {!readOnly && changes === undefined && changesOfParameter && (
            <Button
              size="small"
              type="link"
              aria-label={`${name} ${nameField(changesOfParameter, language)}`}
              onClick={addChange}
            >
              + {nameField(changesOfParameter, language)}
            </Button>
          )}
        </td>
      </tr>
      {reviews && open && (
        <ReviewRow
          reviews={reviews}
          pointer={pointer}
          row={name}
          value={value}
          columns={parameterColumns}
          span={parameterColumns.length + 2}
          onClose={() => setOpen(false)}
        />
      )}
      {map && parameterMap && (changes !== undefined || hasUnknown(map)) && (
        <tr>
          <td colSpan={parameterColumns.length + 2}>
            <Group pointer={pointer} shape={parameterMap} value={map} without={shownInRow} />
            <p className="quiet">{t('form.changesHint', { name })}</p>
          </td>
        </tr>
      )}
    </>
  );
});

const shownInRow: ReadonlySet<string> = new Set(['id', 'value', 'note']);

function hasUnknown(map: CanonicalMap): boolean {
  return Object.keys(map).some((key) => parameterMap?.properties.has(key) !== true);
}

interface ParameterCellProps {
  readonly name: string;
  readonly column: Property;
  readonly value: CanonicalValue | undefined;
  /** The parameter itself, which may be a figure alone. */
  readonly whole: CanonicalValue | undefined;
}

/** A parameter that is a figure alone becomes a map when more is said of it. */
function ParameterCell({ name, column, value, whole }: ParameterCellProps) {
  const { readOnly, change, language, path } = useFormScene();
  const key = column.canonical;
  const pointer = `/parameters/${escape(name)}`;
  const isAlone = !isMap(whole);
  const shown = isAlone && key === 'value' ? whole : value;
  const place = isAlone && key === 'value' ? pointer : `${pointer}/${key}`;
  const typing = useTyping(textOf(shown), (text, session) =>
    change((draft) => {
      const read = readScalar(text, column.shape);
      // A parameter without a value would be none.
      if (key === 'value' && read === undefined) return;
      if (isAlone && key !== 'value') parameterAt(draft, name);
      setAt(draft, place, read);
    }, session),
  );
  if (isMap(shown) || isList(shown)) return <RawText pointer={place} />;
  return (
    <div className="form-cell">
      <TypedInput
        label={`${name} ${nameField(column, language)}`}
        pointer={place}
        text={typing.text}
        type={typing.type}
        fieldEvents={typing.fieldEvents}
        readOnly={readOnly}
      />
      <Findings pointer={place} within={false} />
      <FieldSuggestions path={path} pointer={place} />
    </div>
  );
}

/** A parameter as a map, made of the figure where it is one alone. */
function parameterAt(draft: FormDraft, name: string): FormDraft {
  const all = draft['parameters'];
  if (typeof all !== 'object' || all === null || Array.isArray(all)) throw new PlaceGone(name);
  const known = all[name];
  if (typeof known === 'object' && known !== null && !Array.isArray(known)) return known;
  if (known === undefined || typeof known === 'object') throw new PlaceGone(name);
  const made: FormDraft = { value: known };
  all[name] = made;
  return made;
}
