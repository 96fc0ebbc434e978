import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import type { Invocation } from './command';
import { printJson } from './print';
import { formatFindings, hasErrors, jsonFindings, type Sources } from './report-findings';

/**
 * Tells whether a command may go on. Where there are errors it prints them and says no: amounts worked out from a
 * policy with errors would be wrong.
 */
export function requireSound(invocation: Invocation, diagnostics: readonly Diagnostic[], sources: Sources): boolean {
  if (!hasErrors(diagnostics)) return true;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (invocation.json) printJson(invocation, { ok: false, diagnostics: jsonFindings(errors, sources, invocation) });
  else for (const line of formatFindings(errors, sources, invocation)) invocation.host.writeError(`${line}\n`);
  return false;
}
