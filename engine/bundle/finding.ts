import type { DiagnosticCode } from '../diagnostics/catalogue';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';

type WithoutPrefix<Code> = Code extends `bundle/${infer Name}` ? Name : never;

/** A code of the bundle section of the catalogue, without its prefix. */
export type BundleFault = WithoutPrefix<DiagnosticCode>;

/** Makes a finding about a file of a bundle. Bundles are read by programs: a finding names the file, not a place in it. */
export function findFault(fault: BundleFault, file: string, args: MessageArguments = {}): Diagnostic {
  const short = Object.entries(args).map(([name, value]) => [name, shorten(value)] as const);
  return diagnose(`bundle/${fault}`, file, { start: 0, end: 0 }, Object.fromEntries(short));
}

/** Longest part of a message that comes from the bundle: whoever made it may have made it to fill the screen. */
const LONGEST = 300;

function shorten(value: MessageArguments[string]): MessageArguments[string] {
  const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? cut(value) : { zh: cut(value.zh), en: cut(value.en) };
}
