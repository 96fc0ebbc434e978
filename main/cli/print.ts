import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { Invocation } from './command';

/** Prints a line of the result. */
export function printLine({ host }: Invocation, line = ''): void {
  host.writeOut(`${withoutControls(line)}\n`);
}

/** Prints a line about the result, where it does not mix with the result itself. */
export function printNote({ host, language }: Invocation, words: Bilingual): void {
  host.writeError(`${withoutControls(words[language])}\n`);
}

/** Prints the one JSON document of a command. */
export function printJson({ host }: Invocation, document: unknown): void {
  host.writeOut(`${JSON.stringify(document, null, 2)}\n`);
}

/** Texts come from files of others: a control sequence in a name must not reach the terminal. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

// C0 but tabs and line ends, C1, and the marks that turn the direction of writing.
const CONTROLS = /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
