import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
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
export function ElementTools({ pointer, index, count, label }: ElementToolsProps) {
  const { t } = useTranslation('words');
  const { readOnly, change } = useFormScene();
  if (readOnly) return null;
  const move = (to: number) =>
    void change((draft) => moveElement(draft, { list: pointer, index }, { list: pointer, index: to }));
  const remove = () =>
    void change((draft) => {
      const list: FormValue[] = listAt(draft, pointer);
      list.splice(index, 1);
    });
  return (
    <span className="form-tools">
      <button
        type="button"
        disabled={index === 0}
        aria-label={t('form.moveUpNamed', { name: label })}
        title={t('form.moveUp')}
        onClick={() => move(index - 1)}
      >
        <ArrowUpOutlined aria-hidden="true" />
      </button>
      <button
        type="button"
        disabled={index === count - 1}
        aria-label={t('form.moveDownNamed', { name: label })}
        title={t('form.moveDown')}
        onClick={() => move(index + 2)}
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
}
