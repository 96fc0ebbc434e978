import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { listAt, moveElement, type FormValue } from './document-access';
import { useFormScene } from './form-context';

interface ElementToolsProps {
  readonly pointer: string;
  readonly index: number;
  readonly count: number;
  readonly label: string;
}

/** Moves an element of a list up or down, or takes it out; the last one of a list takes the list along. */
export const ElementTools = memo(function ElementTools({ pointer, index, count, label }: ElementToolsProps) {
  const { t } = useTranslation('words');
  const { readOnly, change } = useFormScene();
  if (readOnly) return null;
  const move = (button: HTMLButtonElement, by: -1 | 1) => {
    followElement(button, `${pointer}/${index + by}`);
    // Counted before the element is taken out.
    const to = by < 0 ? index - 1 : index + 2;
    void change((draft) => moveElement(draft, { list: pointer, index }, { list: pointer, index: to }));
  };
  const remove = () =>
    void change((draft) => {
      const list: FormValue[] = listAt(draft, pointer);
      list.splice(index, 1);
    });
  return (
    <span className="form-tools" data-tools={`${pointer}/${index}`}>
      <button
        type="button"
        disabled={index === 0}
        aria-label={t('form.moveUpNamed', { name: label })}
        title={t('form.moveUp')}
        data-tool="up"
        onClick={({ currentTarget }) => move(currentTarget, -1)}
      >
        <ArrowUpOutlined aria-hidden="true" />
      </button>
      <button
        type="button"
        disabled={index === count - 1}
        aria-label={t('form.moveDownNamed', { name: label })}
        title={t('form.moveDown')}
        data-tool="down"
        onClick={({ currentTarget }) => move(currentTarget, 1)}
      >
        <ArrowDownOutlined aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={t('form.removeNamed', { name: label })}
        title={t('form.remove')}
        onClick={remove}
      >
        <DeleteOutlined aria-hidden="true" />
      </button>
    </span>
  );
});

/** The keyboard goes along with the element, so that the same key moves it on. */
function followElement(button: HTMLButtonElement, place: string): void {
  const tools = button.closest('.form-paper')?.querySelector(`[data-tools="${CSS.escape(place)}"]`);
  const same = tools?.querySelector<HTMLButtonElement>(`[data-tool="${button.dataset['tool'] ?? ''}"]:not(:disabled)`);
  (same ?? tools?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
}
