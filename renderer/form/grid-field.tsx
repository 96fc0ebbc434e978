import { PlusOutlined, VerticalAlignBottomOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment, memo, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanonicalValue, Property } from '../../engine/index';
import { sayBoth } from '../i18n/words';
import { useServices } from '../ui/services';
import { isMap, listAt, textOf, type FormDraft, type FormValue } from './document-access';
import { PartMarks, RowReviewButton } from '../review/row-review';
import { isWithin, usePartReviews } from '../review/use-part-reviews';
import { ElementTools } from './element-tools';
import { FieldValue, Findings } from './field';
import { GapFixes } from './gap-fixes';
import { nameField, useFindings, useFormScene, type ListFieldProps } from './form-context';
import { columnsOf, countBeyond, fillDown, isIdentifier, pasteCells, readClipboard } from './grid-columns';
import { RawText } from './raw-text';
import { ReviewRow } from './review-row';

/** A list of rows as a grid: rows are pasted from spreadsheets, moved, filled down. */
export function GridField({ pointer, shape, values, label, fresh }: ListFieldProps) {
  const { t } = useTranslation('words');
  const { path, readOnly, change, language } = useFormScene();
  const { store } = useServices();
  const reviews = usePartReviews(path, pointer);
  const [reviewed, setReviewed] = useState<number | null>(null);
  const columns = columnsOf(shape, values);
  const hasTools = !readOnly || reviews !== null;
  const under = (part: string) => reviews?.filter((each) => isWithin(each.pointer, part)) ?? [];
  const toggle = (row: number) => setReviewed(reviewed === row ? null : row);
  const nameCell = (column: Property, row: number) =>
    t('form.cell', { column: nameField(column, language), row: row + 1 });
  const add = () =>
    void change(
      (draft) => void listAt(draft, pointer).push(fresh?.() ?? newRow(columns, values.at(-1), t('form.newName'))),
    );
  const paste = (event: ClipboardEvent<HTMLElement>, row: number, column: number) => {
    const text = event.clipboardData.getData('text/plain');
    if (readOnly || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const [cells, all] = [readClipboard(text), [...shape.properties.values()]];
    // No run of cells comes to an identifier by chance: it is pasted where it is meant.
    const [target] = columns.slice(column);
    const reach = columns.filter((each) => each === target || !isIdentifier(each));
    const beyond = countBeyond(cells, reach.length - column, all);
    if (beyond > 0) {
      const message = sayBoth((words) => words('form.pasteBeyond', { count: beyond }));
      store.dispatch({ type: 'noticeGiven', severity: 'warning', message });
    }
    void change((draft) => pasteCells(listAt(draft, pointer), reach, { row, column }, cells, all));
  };
  return (
    <div className="form-grid-box">
      <table className="form-grid" aria-label={label} data-pointer={pointer}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.canonical} scope="col">
                {nameField(column, language)}
                {!readOnly && hasGaps(values, column) && (
                  <button
                    type="button"
                    className="form-fill"
                    aria-label={t('form.fillDown', { column: nameField(column, language) })}
                    title={t('form.fillDown', { column: nameField(column, language) })}
                    onClick={({ currentTarget }) => {
                      // The button goes with the gaps: the keyboard stays in the form.
                      currentTarget.closest<HTMLElement>('.form-paper')?.focus();
                      void change((draft) => fillDown(listAt(draft, pointer), column));
                    }}
                  >
                    <VerticalAlignBottomOutlined aria-hidden="true" />
                  </button>
                )}
              </th>
            ))}
            {hasTools && (
              <th scope="col" className="form-grid-tools">
                {t('form.rowTools')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {values.map((value, index) => {
            const place = `${pointer}/${index}`;
            const own = under(place);
            const row = t('form.row', { row: index + 1 });
            const open = reviewed === index;
            return (
              <Fragment key={index}>
                <tr onKeyDown={(event) => goAcross(event)}>
                  {isMap(value) ? (
                    columns.map((column, at) => (
                      <td key={column.canonical} onPaste={(event) => paste(event, index, at)}>
                        <Cell
                          pointer={place}
                          required={shape.required.has(column.canonical)}
                          column={column}
                          label={nameCell(column, index)}
                          value={value[column.canonical]}
                        />
                        <PartMarks
                          reviews={own.filter((each) => isWithin(each.pointer, `${place}/${column.canonical}`))}
                          label={nameCell(column, index)}
                          open={open}
                          onToggle={() => toggle(index)}
                        />
                      </td>
                    ))
                  ) : (
                    <td colSpan={columns.length}>
                      <RawText pointer={place} />
                    </td>
                  )}
                  {hasTools && (
                    <td className="form-grid-tools">
                      <ElementTools pointer={pointer} index={index} count={values.length} label={row} />
                      {reviews && (
                        <RowReviewButton reviews={own} row={row} open={open} onToggle={() => toggle(index)} />
                      )}
                      <PartMarks
                        reviews={own.filter(
                          (each) => !columns.some(({ canonical }) => isWithin(each.pointer, `${place}/${canonical}`)),
                        )}
                        label={row}
                        open={open}
                        onToggle={() => toggle(index)}
                      />
                      <Findings pointer={place} within={false} />
                    </td>
                  )}
                </tr>
                {reviews && open && (
                  <ReviewRow
                    reviews={own}
                    pointer={place}
                    row={row}
                    value={value}
                    columns={columns}
                    span={columns.length + 1}
                    onClose={() => setReviewed(null)}
                  />
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <GapFixes pointer={pointer} />
      {!readOnly && (
        <p className="form-grid-foot">
          <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
            {t('form.addRow')}
          </Button>
          <span className="quiet">{t('form.pasteHint')}</span>
        </p>
      )}
    </div>
  );
}

interface CellProps {
  /** Of the row. */
  readonly pointer: string;
  readonly required: boolean;
  readonly column: Property;
  readonly label: string;
  readonly value: CanonicalValue | undefined;
}

const Cell = memo(function Cell({ pointer, required, column, label, value }: CellProps) {
  const place = `${pointer}/${column.canonical}`;
  const wrong = useFindings(place, true).some(({ severity }) => severity === 'error');
  return (
    <div className={wrong ? 'form-cell form-cell-wrong' : 'form-cell'}>
      <FieldValue pointer={place} property={column} value={value} required={required} label={label} />
      <Findings pointer={place} within />
    </div>
  );
});

/** A new row: a name to be replaced in its first column, the amount of the row above. */
function newRow(columns: readonly Property[], above: CanonicalValue | undefined, name: string): FormValue {
  const row: FormDraft = {};
  // An identifier is for the author to give, where something speaks of the row.
  const named = columns.find(({ shape }) => shape.definition !== 'identifier');
  columns.forEach((column) => {
    const { canonical, shape } = column;
    if (column === named) row[canonical] = name;
    else if (shape.valueType === 'figure')
      row[canonical] = textOf(isMap(above) ? above[canonical] : undefined) || '1万元';
  });
  return row;
}

/** An identifier is not filled down: no two rows share one. */
function hasGaps(rows: readonly CanonicalValue[], column: Property): boolean {
  if (isIdentifier(column)) return false;
  const { canonical } = column;
  const stated = rows.map((row) => isMap(row) && row[canonical] !== undefined);
  return stated.includes(true) && stated.slice(stated.indexOf(true)).includes(false);
}

/** Up and down go to the same column of the next row, and so does Enter, as in a spreadsheet. */
function goAcross(event: KeyboardEvent<HTMLTableRowElement>): void {
  const { target, currentTarget: row } = event;
  const entered = event.shiftKey ? 'ArrowUp' : 'ArrowDown';
  const key = event.key === 'Enter' && !event.nativeEvent.isComposing ? entered : event.key;
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(target instanceof HTMLInputElement)) return;
  if (target.type !== 'text' || target.getAttribute('role') === 'combobox') return;
  const cell = target.closest('td');
  const step = key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling';
  let other = row[step];
  // What is said of a row stands between it and the next.
  while (other instanceof HTMLElement && other.dataset['reviewRow'] !== undefined) other = other[step];
  const next = cell && other?.children[cell.cellIndex]?.querySelector('input');
  if (!next) return;
  event.preventDefault();
  next.focus();
}
