import type { Bilingual } from '../../engine/diagnostics/diagnostic';

/** A figure cannot be varied as was asked; the message says why. */
export class FigureRefusal extends Error {
  override readonly name = 'FigureRefusal';

  constructor(readonly words: Bilingual) {
    super(words.en);
  }
}
