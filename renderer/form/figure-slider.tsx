import { Slider } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape } from '../../engine/index';
import { useFormScene, useSetValue } from './form-context';
import { readScalar } from './read-scalar';
import { rangeOf, readSlidable, writeSlidable } from './slidable-figure';
import { useTyping } from './use-typing';

interface FigureSliderProps {
  readonly pointer: string;
  readonly shape: Shape;
  readonly value: string;
}

/** Moves the number of a figure; the text follows while it is dragged, and each drag is one step of undo. */
export function FigureSlider({ pointer, shape, value }: FigureSliderProps) {
  const { t } = useTranslation('words');
  const { readOnly } = useFormScene();
  const set = useSetValue(pointer);
  const typing = useTyping(value, (text, session) => set(readScalar(text, shape), session));
  const dragged = useRef(false);
  // The scale stays while the figure moves: one that grew along with it could not be aimed.
  const [range, setRange] = useState(() => measure(value));
  const figure = readSlidable(typing.text);
  if (!figure || !range || readOnly) return null;
  const { onFocus, onBlur } = typing.fieldEvents;
  return (
    <div
      className="figure-slider"
      data-testid="figure-slider"
      onPointerDown={() => {
        dragged.current = true;
        onFocus();
      }}
      onFocus={() => {
        if (!dragged.current) onFocus();
      }}
      onBlur={onBlur}
    >
      <Slider
        min={range.min}
        max={Math.max(range.max, figure.number)}
        step={range.step}
        value={figure.number}
        ariaLabelForHandle={t('slider.move')}
        tooltip={{ formatter: (number) => (number === undefined ? '' : writeSlidable(figure, number, range)) }}
        onChange={(number) => typing.type(writeSlidable(figure, number, range))}
        onChangeComplete={() => {
          if (!dragged.current) return;
          dragged.current = false;
          onBlur();
          setRange(measure(typing.text));
        }}
      />
    </div>
  );
}

function measure(text: string) {
  const figure = readSlidable(text);
  return figure && rangeOf(figure);
}
