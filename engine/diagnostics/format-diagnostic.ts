import type { Bilingual, Diagnostic } from './diagnostic';
import { lineAndColumn } from './line-index';

/** Writes a diagnostic as one line for a terminal: `file:line:column code message`. */
export function formatDiagnostic(diagnostic: Diagnostic, text: string, language: keyof Bilingual): string {
  const { line, column } = lineAndColumn(text, diagnostic.range.start);
  return `${diagnostic.file}:${line}:${column} ${diagnostic.code} ${diagnostic.message[language]}`;
}
