import { Input } from 'antd';
import type { Shape } from '../../engine/index';
import { useFormScene, useSetValue } from './form-context';
import { readScalar } from './read-scalar';
import { useTyping } from './use-typing';

interface TextFieldProps {
  readonly pointer: string;
  readonly shape: Shape;
  readonly value: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly long?: boolean;
  readonly list?: string;
}

/** A field of text, of a figure or of a number; without text the key goes. */
export function TextField({ pointer, shape, value, label, placeholder, long = false, list }: TextFieldProps) {
  const { readOnly } = useFormScene();
  const set = useSetValue(pointer);
  const typing = useTyping(value, (text, session) => set(readScalar(text, shape), session));
  const common = {
    'aria-label': label,
    'data-pointer': pointer,
    value: typing.text,
    placeholder,
    readOnly,
    ...typing.fieldEvents,
  };
  if (long)
    return <Input.TextArea {...common} className="form-long" onChange={({ target }) => typing.type(target.value)} />;
  return (
    <Input {...common} list={list} onChange={({ target }) => typing.type(target.value)} onPressEnter={typing.flush} />
  );
}
