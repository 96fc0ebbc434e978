import type { Command } from '../commands';
import { enWords, zhWords } from '../i18n/words';
import { readWord } from '../i18n/read-word';

/** Spells Chinese names in Latin letters: spellNames of spell-names.ts, loaded when the palette is first opened. */
export type Speller = (names: readonly string[]) => readonly string[];

/**
 * The commands that some words stand for, in their own order, but first the one that has them for its name, and those
 * only spelled so last. Every word must occur in a name of the command or of its group, in either language, or in its pinyin.
 */
export function findCommands(usable: readonly Command[], words: string, spell: Speller | null): readonly Command[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const named = (names: readonly string[]) => wanted.every((word) => names.some((name) => name.includes(word)));
  const typed = wanted.join(' ');
  const [exact, byName, bySpelling]: [Command[], Command[], Command[]] = [[], [], []];
  for (const command of usable) {
    const chinese = namesOf(command, zhWords);
    const names = [...chinese, ...namesOf(command, enWords)].map((name) => name.toLowerCase());
    if ([zhWords, enWords].some((each) => nameOf(command, each).toLowerCase() === typed)) exact.push(command);
    else if (named(names)) byName.push(command);
    else if (spell && named([...names, ...spell(chinese)])) bySpelling.push(command);
  }
  return [...exact, ...byName, ...bySpelling];
}

function namesOf(command: Command, words: typeof zhWords): readonly string[] {
  return [nameOf(command, words), readWord(words, `commandGroup.${command.group}`)];
}

function nameOf(command: Command, words: typeof zhWords): string {
  return readWord(words, `command.${command.id}`);
}
