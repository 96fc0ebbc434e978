import type { DiagnosticCode } from '../diagnostics/catalogue';
import type { MessageArguments } from '../diagnostics/diagnose';
import type { Diagnostic, Fix, TextRange } from '../diagnostics/diagnostic';
import type { CanonicalPlace } from './canonical-places';
import type { Canonicalization } from './canonicalize';
import { parentPointer } from './pointer';

/** What an explanation works with. */
export interface ShapeScene {
  readonly canonical: Canonicalization;
  readonly file: string;
  /** Place of the value the error is about. */
  readonly place: CanonicalPlace;
  readonly pointer: string;
  diagnose(code: DiagnosticCode, range: TextRange, args?: MessageArguments, fixes?: readonly Fix[]): Diagnostic;
}

/** The key an error of a list item or of a value belongs to, as the author wrote it. */
export function writtenKey(scene: ShapeScene): string {
  for (let path: string | null = scene.pointer; path !== null; path = parentPointer(path)) {
    const key = scene.canonical.places.get(path)?.key;
    if (key) return key;
  }
  return '';
}
