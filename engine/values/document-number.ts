/** Gives a document number in one form: numbers are written with several kinds of brackets and with or without spaces. */
export function foldDocumentNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〔[(【]/g, '(')
    .replace(/[〕\])】]/g, ')');
}
