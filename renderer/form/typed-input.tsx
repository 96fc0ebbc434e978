import { Input } from 'antd';
import { memo } from 'react';
import type { Typing } from './use-typing';

interface TypedInputProps extends Pick<Typing, 'text' | 'type' | 'fieldEvents'> {
  readonly label: string;
  readonly pointer: string;
  readonly readOnly: boolean;
  readonly placeholder?: string | undefined;
  /** Of the list with what is offered. */
  readonly list?: string | undefined;
  onEnter?(): void;
}

/** A field of one line, drawn anew only when its own text changes: there are dozens of them in a form. */
export const TypedInput = memo(function TypedInput(props: TypedInputProps) {
  const { text, type, fieldEvents, label, pointer, readOnly, placeholder, list, onEnter } = props;
  return (
    <Input
      aria-label={label}
      data-pointer={pointer}
      value={text}
      readOnly={readOnly}
      placeholder={placeholder}
      list={list}
      {...fieldEvents}
      onChange={({ target }) => type(target.value)}
      onPressEnter={() => onEnter?.()}
    />
  );
});
