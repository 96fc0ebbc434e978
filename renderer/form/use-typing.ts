import { startTransition, useEffect, useMemo, useState } from 'react';
import type { FormEdits } from './form-edits';
import { useApp, useServices } from '../ui/services';

type Write = (text: string, session: string) => Promise<unknown>;

let sessions = 0;

/**
 * A field in which something is typed: shown at once, written as fast as the text takes it, as one step of undo. An
 * empty field is written when it is left: until then it is not meant to go.
 */
class FieldTyping {
  private text: string | null = null;
  private written: string | null = null;
  /** What was written before the latest: the document may come to have it only after more was typed. */
  private readonly overtaken = new Set<string>();
  private value = '';
  private release: (() => void) | null = null;
  private underWay: Promise<void> | null = null;
  private composing = false;
  private session = '';
  private write: Write = () => Promise.resolve();

  constructor(
    private readonly forms: FormEdits,
    private readonly show: (text: string | null) => void,
  ) {}

  /** Takes the value of the document; one that comes from elsewhere, such as undo, replaces what was typed. */
  follow(value: string, write: Write): void {
    this.write = write;
    if (value === this.value) return;
    this.value = value;
    if (this.release || this.underWay || this.text === null || value === this.written?.trim()) return;
    if (this.overtaken.has(value)) return;
    this.drop();
  }

  focus(): void {
    this.session = `field ${(sessions += 1)}`;
  }

  type(text: string): void {
    if (this.session === '') this.focus();
    this.text = text;
    this.show(text);
    this.release ??= this.forms.hold(() => this.flush());
    if (!this.composing && text.trim() !== '') void this.flush();
  }

  compose(begins: boolean): void {
    this.composing = begins;
    if (!begins && this.text !== null) this.type(this.text);
  }

  /** Writes what is typed; what is typed meanwhile is written next. */
  async flush(): Promise<void> {
    while (this.text !== null && this.text !== (this.written ?? this.value)) {
      if (this.underWay) {
        await this.underWay;
        continue;
      }
      if (this.written !== null) this.overtaken.add(this.written.trim());
      this.overtaken.delete(this.text.trim());
      this.written = this.text;
      this.underWay = this.write(this.text, this.session).then(() => undefined);
      await this.underWay;
      this.underWay = null;
      if (this.composing) break;
    }
    this.letGo();
  }

  async leave(): Promise<void> {
    const { session } = this;
    await this.flush();
    await this.forms.settle();
    // The keyboard may be back in the field by now.
    if (this.session !== session) return;
    this.session = '';
    void this.forms.followed().then(() => {
      // Together with the document that has it: or what stood there before would be seen once more.
      if (this.session === '') startTransition(() => this.drop());
    });
  }

  private letGo(): void {
    this.release?.();
    this.release = null;
  }

  private drop(): void {
    this.text = null;
    this.written = null;
    this.overtaken.clear();
    this.show(null);
  }
}

export interface Typing {
  readonly text: string;
  readonly fieldEvents: {
    onFocus(): void;
    onBlur(): void;
    onCompositionStart(): void;
    onCompositionEnd(): void;
  };
  type(text: string): void;
  flush(): void;
}

/** Lets a field be typed in while its value is that of the document. */
export function useTyping(value: string, write: Write): Typing {
  const { forms, texts } = useServices();
  const active = useApp((state) => state.activeTab);
  const [shown, show] = useState<string | null>(null);
  const [typing] = useState(() => new FieldTyping(forms, show));
  useEffect(() => typing.follow(value, write));
  // A field that goes, such as when another item is chosen, leaves what was typed in it behind in the text.
  useEffect(() => () => void typing.flush(), [typing]);
  // The same ones each time: fields whose text stays are not drawn anew at each key in another.
  const handlers = useMemo(
    () => ({
      fieldEvents: {
        onFocus: () => typing.focus(),
        onBlur: () => void typing.leave().then(() => active !== null && texts.endStep(active)),
        onCompositionStart: () => typing.compose(true),
        onCompositionEnd: () => typing.compose(false),
      },
      type: (text: string) => typing.type(text),
      flush: () => void typing.flush(),
    }),
    [typing, texts, active],
  );
  return { text: shown ?? value, ...handlers };
}
