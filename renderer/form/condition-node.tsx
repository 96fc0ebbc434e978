import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConditionPart } from '../../engine/index';
import { ConditionRowFields, useStartingCondition } from './condition-row';
import { readRow, writeRow } from './condition-words';
import { factOfPath } from './document-choices';
import { useFormScene, useFormSkeleton } from './form-context';
import { FormulaText } from './formula-text';

type Group = Extract<ConditionPart, { readonly parts: readonly ConditionPart[] }>;

interface ConditionNodeProps {
  readonly part: ConditionPart | null;
  /** Of the whole condition. */
  readonly pointer: string;
  readonly root?: boolean;
  /** Gets nothing when the part is taken out. */
  onChange(part: ConditionPart | null, session?: string): Promise<unknown>;
}

/** One part of a condition: a group, a line, or text. */
export function ConditionNode({ part, pointer, root = false, onChange }: ConditionNodeProps) {
  const { readOnly } = useFormScene();
  if (part === null) return readOnly ? null : <AddButtons onAdd={(added) => void onChange(added)} pointer={pointer} />;
  if ('parts' in part) return <ConditionGroup group={part} pointer={pointer} root={root} onChange={onChange} />;
  return (
    <>
      <ConditionLine part={part} pointer={pointer} onChange={onChange} />
      {root && !readOnly && (
        <AddButtons pointer={pointer} onAdd={(added) => void onChange({ part: 'all', parts: [part, added] })} />
      )}
    </>
  );
}

interface ConditionGroupProps extends Required<Pick<ConditionNodeProps, 'pointer' | 'root' | 'onChange'>> {
  readonly group: Group;
}

function ConditionGroup({ group, pointer, root, onChange }: ConditionGroupProps) {
  const { t } = useTranslation('words');
  const { readOnly } = useFormScene();
  const { parts } = group;
  const replace = (index: number, part: ConditionPart | null, session?: string) => {
    const next = part ? parts.with(index, part) : parts.filter((_, at) => at !== index);
    const [only] = next;
    return onChange(next.length === 0 ? null : next.length === 1 && only ? only : { ...group, parts: next }, session);
  };
  return (
    <div className="condition-group">
      <div className="condition-head">
        <Select
          size="small"
          aria-label={t('form.condition.group')}
          disabled={readOnly}
          value={group.part}
          options={[
            { value: 'all', label: t('form.condition.all') },
            { value: 'any', label: t('form.condition.any') },
          ]}
          onChange={(chosen: Group['part']) => void onChange({ ...group, part: chosen })}
        />
        {!root && !readOnly && <RemoveButton onRemove={() => void onChange(null)} />}
      </div>
      {parts.map((part, index) => (
        <ConditionNode
          key={index}
          part={part}
          pointer={pointer}
          onChange={(next, session) => replace(index, next, session)}
        />
      ))}
      {!readOnly && (
        <AddButtons pointer={pointer} onAdd={(added) => void onChange({ ...group, parts: [...parts, added] })} />
      )}
    </div>
  );
}

interface ConditionLineProps extends Pick<ConditionNodeProps, 'pointer' | 'onChange'> {
  readonly part: Exclude<ConditionPart, Group>;
}

function ConditionLine({ part, pointer, onChange }: ConditionLineProps) {
  const { t } = useTranslation('words');
  const { vocabulary, readOnly } = useFormScene();
  const skeleton = useFormSkeleton();
  const negated = part.part === 'not';
  const inner = negated ? part.of : part;
  const write = (next: ConditionPart | null, session?: string) =>
    onChange(next && negated ? { part: 'not', of: next } : next, session);
  const row = readRow(inner, (path) => factOfPath(path, skeleton, pointer, vocabulary));
  const isGroup = 'parts' in inner;
  return (
    <div className="condition-line">
      <Checkbox
        aria-label={t('form.condition.negate')}
        checked={negated}
        disabled={readOnly}
        onChange={({ target }) => void onChange(target.checked ? { part: 'not', of: inner } : inner)}
      >
        {t('form.condition.not')}
      </Checkbox>
      {row ? (
        <ConditionRowFields row={row} pointer={pointer} onChange={(next, session) => write(writeRow(next), session)} />
      ) : isGroup || inner.part === 'not' ? (
        <ConditionNode part={inner} pointer={pointer} onChange={write} />
      ) : (
        // What no line can say, as it is written.
        <FormulaText
          pointer={pointer}
          text={inner.part === 'text' ? inner.text : ''}
          label={t('form.condition.text')}
          write={(typed, session) => {
            const text = typed.trim();
            return write(text === '' ? null : { part: 'text', text }, session);
          }}
        />
      )}
      {!readOnly && <RemoveButton onRemove={() => void onChange(null)} />}
    </div>
  );
}

function RemoveButton({ onRemove }: { onRemove(): void }) {
  const { t } = useTranslation('words');
  return (
    <button
      type="button"
      className="form-tool"
      aria-label={t('form.condition.remove')}
      title={t('form.condition.remove')}
      onClick={onRemove}
    >
      <DeleteOutlined aria-hidden="true" />
    </button>
  );
}

interface AddButtonsProps {
  readonly pointer: string;
  onAdd(part: ConditionPart): void;
}

function AddButtons({ pointer, onAdd }: AddButtonsProps) {
  const { t } = useTranslation('words');
  const start = useStartingCondition(pointer);
  return (
    <div className="condition-add">
      <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={() => onAdd(start)}>
        {t('form.condition.addCondition')}
      </Button>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onAdd({ part: 'any', parts: [start, start] })}
      >
        {t('form.condition.addGroup')}
      </Button>
    </div>
  );
}
