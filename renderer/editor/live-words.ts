/** What says words of the editor that are kept, in the order in which they were first said. */
const kept: (() => void)[] = [];

/** Says kept words now, and again whenever the language changes. Monaco's modules call it: scripts/follow-words.mjs. */
export function tellAndRetell(tell: () => void): void {
  kept.push(tell);
  tell();
}

/** Says all kept words again, from the table that holds now. */
export function retellWords(): void {
  for (const tell of kept) tell();
}
