/**
 * Brings a name to the form names are compared in: full-width and compatibility characters are folded, quotation
 * marks, brackets, middle dots and spaces dropped, Latin letters in lower case. Official names carry all of these in
 * changing spellings.
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s“”„‟"'‘’`「」『』《》〈〉()[\]【】·・•]/g, '')
    .toLowerCase();
}
