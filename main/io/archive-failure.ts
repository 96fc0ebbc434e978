import type { Diagnostic } from '../../engine/diagnostics/diagnostic';

/** An archive that is refused: the finding says why, with one of the codes `bundle/archive-…`. */
export class ArchiveFailure extends Error {
  override readonly name = 'ArchiveFailure';

  constructor(readonly finding: Diagnostic) {
    super(`${finding.code}: ${finding.message.en}`);
  }
}
