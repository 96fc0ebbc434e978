import { useState } from 'react';

/** What was typed and not sent yet, by what it is about: it is there again when the panel is shown again. */
const unsent = new Map<string, string>();

/** A text that outlives its field until it is sent; emptied, it is forgotten. */
export function useUnsent(about: string): readonly [string, (text: string) => void] {
  const [, redraw] = useState(0);
  const set = (text: string) => {
    if (text === '') unsent.delete(about);
    else unsent.set(about, text);
    redraw((count) => count + 1);
  };
  return [unsent.get(about) ?? '', set];
}
