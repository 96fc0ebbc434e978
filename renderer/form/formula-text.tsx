import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../ui/services';
import { textOf } from './document-access';
import { itemAround } from './document-choices';
import { useFormScene, useFormSkeleton } from './form-context';
import { pickOffers, type FormulaOffer } from './formula-offers';
import { useTyping } from './use-typing';
import './formula-text.css';

interface FormulaTextProps {
  /** Of the condition, or of the whole that it is a part of. */
  readonly pointer: string;
  readonly text: string;
  readonly label: string;
  readonly placeholder?: string;
  /** Whether the field stands for the value at the pointer. */
  readonly whole?: boolean;
  write(text: string, session: string): Promise<unknown>;
}

/**
 * A formula as text. What fits where the cursor stands is offered below: arrow keys choose, Enter or Tab takes,
 * Escape closes. While an input method composes, its keys are its own.
 */
export function FormulaText({ pointer, text, label, placeholder, whole = false, write }: FormulaTextProps) {
  const { t } = useTranslation('words');
  const { engine } = useServices();
  const { readOnly, path } = useFormScene();
  const skeleton = useFormSkeleton();
  const typing = useTyping(text, write);
  const field = useRef<TextAreaRef>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const [offers, setOffers] = useState<readonly FormulaOffer[]>([]);
  const [at, setAt] = useState(0);
  const asked = useRef(0);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    const area = field.current?.resizableTextArea?.textArea;
    if (caret.current === null || !area) return;
    area.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [typing.text]);
  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, offers]);
  const close = () => {
    asked.current += 1;
    setOffers([]);
  };
  const ask = async (formula: string, offset: number) => {
    const turn = (asked.current += 1);
    const trigger = textOf(itemAround(skeleton, pointer)?.['trigger']) || null;
    const found = await engine.ask('language:formula', { file: path, text: formula, offset, trigger });
    if (turn !== asked.current) return;
    setOffers(pickOffers(found ?? [], formula, offset));
    setAt(0);
  };
  const take = (offer: FormulaOffer) => {
    caret.current = offer.caret;
    typing.type(offer.formula);
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === COMPOSING) return;
    if (event.ctrlKey && event.key === ' ') {
      event.preventDefault();
      void ask(typing.text, event.currentTarget.selectionStart);
      return;
    }
    const [offer] = offers.slice(at);
    if (!offer) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((at + step + offers.length) % offers.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offer);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="formula-text">
      <Input.TextArea
        ref={field}
        className="form-code"
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={offers.length > 0 ? id : undefined}
        aria-activedescendant={offers.length > 0 ? `${id}-${at}` : undefined}
        {...(whole && { 'data-pointer': pointer })}
        placeholder={placeholder}
        autoSize={{ minRows: 1, maxRows: 12 }}
        value={typing.text}
        readOnly={readOnly}
        {...typing.fieldEvents}
        onBlur={() => {
          close();
          typing.fieldEvents.onBlur();
        }}
        onKeyDown={onKeyDown}
        onChange={({ target, nativeEvent }) => {
          typing.type(target.value);
          if ((nativeEvent as InputEvent).isComposing) close();
          else if (isWorthAsking(target.value, target.selectionStart)) void ask(target.value, target.selectionStart);
          else close();
        }}
        onCompositionEnd={({ currentTarget }) => {
          typing.fieldEvents.onCompositionEnd();
          void ask(currentTarget.value, currentTarget.selectionStart);
        }}
      />
      {offers.length > 0 && (
        <ul id={id} ref={list} className="formula-offers" role="listbox" aria-label={t('form.offers')}>
          {offers.map((offer, index) => (
            <li
              key={`${offer.label} ${index}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => {
                // The keyboard stays in the field.
                event.preventDefault();
                take(offer);
              }}
            >
              <span>{offer.label}</span>
              <span className="quiet">{offer.detail}</span>
            </li>
          ))}
        </ul>
      )}
      <span className="visually-hidden" role="status">
        {offers.length > 0 && t('form.offerCount', { count: offers.length })}
      </span>
    </div>
  );
}

/** What browsers give as the code of a key that belongs to an input method. */
const COMPOSING = 229;

/** A word, a dot or a quote has begun: behind a blank or a bracket nothing is asked for. */
function isWorthAsking(formula: string, caret: number): boolean {
  return /[\p{L}\p{N}_."“]$/u.test(formula.slice(0, caret));
}
