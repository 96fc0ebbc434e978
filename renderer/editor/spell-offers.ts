import type { Speller } from '../ui/find-commands';

const spelt = new Map<string, readonly string[]>();

/** Loads the dictionary of pinyin with the first list of offers; the same offers come back with every letter typed. */
export async function loadSpeller(): Promise<Speller> {
  const { spellNames } = await import('../ui/spell-names');
  return (names) =>
    names.flatMap((name) => {
      const known = spelt.get(name) ?? spellNames([name]);
      spelt.set(name, known);
      return known;
    });
}
