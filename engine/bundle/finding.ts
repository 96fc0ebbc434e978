import type { DiagnosticCode } from '../diagnostics/catalogue';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';

type WithoutPrefix<Code> = Code extends `bundle/${infer Name}` ? Name : never;

/** A code of the bundle section of the catalogue, without its prefix. */
export type BundleFault = WithoutPrefix<DiagnosticCode>;

/** Makes a finding about a file of a bundle. Bundles are read by programs: a finding names the file, not a place in it. */
export function findFault(fault: BundleFault, file: string, args: MessageArguments = {}): Diagnostic {
  return diagnose(`bundle/${fault}`, file, { start: 0, end: 0 }, args);
}
