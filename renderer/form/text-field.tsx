import { Input } from 'antd';
import type { Shape } from '../../engine/index';
import { useFormScene, useSetValue } from './form-context';
import { readScalar } from './read-scalar';
import { TypedInput } from './typed-input';
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
  if (long)
    return (
      <Input.TextArea
        aria-label={label}
        data-pointer={pointer}
        value={typing.text}
        placeholder={placeholder}
        readOnly={readOnly}
        {...typing.fieldEvents}
        className="form-long"
        onChange={({ target }) => typing.type(target.value)}
      />
    );
  const { text, type, fieldEvents, flush } = typing;
  return <TypedInput {...{ text, type, fieldEvents, label, pointer, readOnly, placeholder, list }} onEnter={flush} />;
}
