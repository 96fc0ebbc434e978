import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { CalendarDate } from '../../engine/values/calendar';
import type { Surface } from '../../engine/values/surface';
import type { StartPort } from '../population/population-process';

/** What a command sees of the world; a test gives its own. */
export interface CliHost {
  /** Folder that paths are relative to. */
  readonly folder: string;
  /** Folder of the samples that come with the program. */
  readonly samples: string;
  readonly today: CalendarDate;
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asks for a passphrase on the terminal, unseen; left out where there is nobody to ask. */
  readonly askSecret?: (question: string) => Promise<string>;
  /** Starts the process that computes populations. */
  readonly startPopulation?: StartPort;
  /** Calls back when the user interrupts; gives what takes the callback away again. */
  readonly onInterrupt?: (stop: () => void) => () => void;
  writeOut(text: string): void;
  writeError(text: string): void;
}

/** One option of a command; those without a value word are switches. */
export interface OptionWords {
  /** What stands for the value in the help: YEAR, DIR. */
  readonly value?: string;
  readonly words: Bilingual;
}

/** What was typed behind the name of a command. */
export interface Invocation {
  readonly host: CliHost;
  readonly language: Surface;
  readonly json: boolean;
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly switches: ReadonlySet<string>;
}

/** Exit codes: done, refused or findings of severity error, called wrongly. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly operand: { readonly name: string; readonly words: Bilingual };
  /** How many operands the command takes; one when left out. */
  readonly operands?: { readonly least: number; readonly most: number };
  readonly words: Bilingual;
  readonly options: Readonly<Record<string, OptionWords>>;
  readonly required?: readonly string[];
  /** What its exit codes say, where 1 is an answer; then it is 2 that tells a refusal. */
  readonly answers?: Bilingual;
  run(invocation: Invocation): Promise<ExitCode>;
}

/** The command line was called wrongly: the message says how it should be called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(readonly words: Bilingual) {
    super(words.en);
  }
}
