import type { DiagnosticCode } from '../diagnostics/catalogue';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { Diagnostic, Fix, TextRange } from '../diagnostics/diagnostic';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** What the readers of one file share: the words to look up and the place findings go to. */
export interface ReadingContext {
  readonly vocabulary: Vocabulary;
  readonly diagnostics: readonly Diagnostic[];
  report(code: DiagnosticCode, range: TextRange, args?: MessageArguments, fixes?: readonly Fix[]): void;
}

/** Starts the reading of a file. */
export function startReading(file: string, vocabulary: Vocabulary): ReadingContext {
  const diagnostics: Diagnostic[] = [];
  return {
    vocabulary,
    diagnostics,
    report: (code, range, args, fixes) => diagnostics.push(diagnose(code, file, range, args, fixes)),
  };
}

/** Offers to replace a word by the one that was probably meant. */
export function replaceWord(range: TextRange, word: string | null): readonly Fix[] {
  if (word === null) return [];
  return [{ title: { zh: `改为“${word}”`, en: `Change to “${word}”` }, edits: [{ range, text: word }] }];
}
