import type { ScenarioDocument } from '../../schemas/generated/types';
import type { DiagnosticCode } from '../diagnostics/catalogue';
import type { MessageArguments } from '../diagnostics/diagnose';
import type { TextRange } from '../diagnostics/diagnostic';
import type { CanonicalDocument } from '../validate/canonical-document';

/** A scenario file under reading: its document, and where findings about it go. */
export interface ScenarioText {
  readonly canonical: CanonicalDocument<ScenarioDocument>;
  report(code: DiagnosticCode, range: TextRange, args?: MessageArguments): void;
}
