import { useEffect, useState } from 'react';
import type { Speller } from './find-commands';

/** The way to spell Chinese names; its dictionary is loaded apart, and commands are found by their names meanwhile. */
export function useSpeller(): Speller | null {
  const [spell, setSpell] = useState<Speller | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('./spell-names').then(({ spellNames }) => wanted && setSpell(() => spellNames));
    return () => {
      wanted = false;
    };
  }, []);
  return spell;
}
