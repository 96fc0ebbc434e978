import { Button } from 'antd';
import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../main/ipc/contract';
import { pointerSegments, type CanonicalValue } from '../../engine/index';
import { FieldSuggestions } from '../review/field-suggestions';
import { useServices } from '../ui/services';
import { textOf } from './document-access';
import { FieldValue, Findings } from './field';
import { FigureSlider } from './figure-slider';
import { FormProvider, nameField, useFormScene, useFormView } from './form-context';
import { Group } from './group-field';
import { shapeAt } from './shape-at';
import { undoByKey, useForm } from './use-form';
import './form.css';

interface FieldPopoverProps {
  readonly path: string;
  readonly pointer: string;
  /** Where it was asked for, in the window, and how far down the pane goes that it was asked in. */
  readonly place: {
    readonly left: number;
    readonly top: number;
    readonly bottom: number;
    readonly floor: number;
  };
  onClose(): void;
}

/** One field of a policy's form at the place of its figure: what is changed here is a step of the text like any other. */
export function FieldPopover({ path, pointer, place, onClose }: FieldPopoverProps) {
  const services = useServices();
  const { form } = useForm(path);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const leave = (event: Event) => {
      const { target } = event;
      if (!(target instanceof Element) || box.current?.contains(target)) return;
      // The lists of choices stand outside of what they belong to.
      if (!target.closest('.ant-select-dropdown')) onClose();
    };
    window.addEventListener('pointerdown', leave, { capture: true });
    return () => window.removeEventListener('pointerdown', leave, { capture: true });
  }, [onClose]);
  const name = useNameAt(form?.view.document ?? null, pointer, form?.scene.language ?? 'zh');
  const ready = form !== null;
  useEffect(() => {
    const field = box.current?.querySelector<HTMLElement>('.field-popover-body :is(input, textarea, button)');
    field?.focus();
    if (field instanceof HTMLInputElement && field.type === 'text') field.select();
  }, [ready]);
  if (!form) return null;
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={name}
      className="field-popover"
      data-testid="field-popover"
      data-form
      style={placeBox(place)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        undoByKey(event, services, path);
        if ((event.key === 'Escape' && !isInOpenList(event)) || isEnterInField(event)) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <FormProvider {...form}>
        <PopoverField name={name} pointer={pointer} onClose={onClose} />
      </FormProvider>
    </div>
  );
}

/** Escape closes an open list of choices first. */
function isInOpenList({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true';
}

/** Enter ends a field of one line; in a list of choices it chooses, in an input method it ends the composition. */
function isEnterInField({ key, target, nativeEvent }: KeyboardEvent): boolean {
  if (key !== 'Enter' || nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return false;
  return target.getAttribute('role') !== 'combobox' && target.type !== 'checkbox';
}

interface PopoverFieldProps {
  readonly name: string;
  readonly pointer: string;
  onClose(): void;
}

function PopoverField({ name, pointer, onClose }: PopoverFieldProps) {
  const { t } = useTranslation('words');
  const { path, language, showInText } = useFormScene();
  const found = shapeAt(useFormView().document, pointer);
  if (!found) return null;
  const { property, required, value } = found;
  const label = nameField(property, language);
  const isFigure = property.shape.valueType === 'figure' || pointer.startsWith('/parameters/');
  const isGroup = property.shape.types.has('object') && property.shape.properties.size > 0;
  return (
    <>
      <p className="field-popover-head">
        <span className="form-label">{name}</span>
        <Button size="small" type="link" onClick={() => showInText(pointer)}>
          {t('form.showInText')}
        </Button>
        <Button size="small" type="link" onClick={onClose}>
          {t('form.done')}
        </Button>
      </p>
      {parameterOf(pointer) !== null && <p className="quiet">{t('form.parameterHint')}</p>}
      <div className="field-popover-body">
        {isGroup ? (
          <Group pointer={pointer} shape={property.shape} value={value} />
        ) : (
          <>
            <FieldValue pointer={pointer} property={property} value={value} required={required} label={label} />
            {isFigure && <FigureSlider key={pointer} pointer={pointer} shape={property.shape} value={textOf(value)} />}
            <Findings pointer={pointer} within />
          </>
        )}
        {!isGroup && <FieldSuggestions path={path} pointer={pointer} />}
      </div>
    </>
  );
}

/** Names a field; a parameter by its own name too, for more figures than the one that was clicked may be it. */
function useNameAt(document: CanonicalValue, pointer: string, language: Language): string {
  const { t } = useTranslation('words');
  const found = shapeAt(document, pointer);
  const label = found ? nameField(found.property, language) : '';
  const parameter = parameterOf(pointer);
  if (parameter === null) return label;
  return t('form.ofParameter', { name: parameter, label: label === parameter ? '' : label }).trim();
}

/** The name of the parameter that a place lies in. */
function parameterOf(pointer: string): string | null {
  const [section, name = null] = pointerSegments(pointer);
  return section === 'parameters' ? name : null;
}

/**
 * Below the figure where there is room in its pane, so that what it changes is seen below; else above, or wherever there
 * is room in the window.
 */
function placeBox({ left, top, bottom, floor }: FieldPopoverProps['place']): CSSProperties {
  const width = Math.min(416, window.innerWidth - 24);
  const across = { left: Math.max(12, Math.min(left, window.innerWidth - width - 12)), width };
  const below = window.innerHeight - bottom;
  if (floor - bottom > 260 || (below > 260 && top < 260)) return { ...across, top: bottom + 6, maxHeight: below - 18 };
  return { ...across, bottom: window.innerHeight - top + 6, maxHeight: top - 18 };
}
