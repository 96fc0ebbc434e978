/** Reads a word by its dotted key, outside of the language spoken now. */
export function readWord(words: object, key: string): string {
  const found = key.split('.').reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), words);
  if (typeof found !== 'string') throw new Error(`no word ${key}`);
  return found;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
