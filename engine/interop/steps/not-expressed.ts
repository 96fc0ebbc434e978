import type { Bilingual } from '../../diagnostics/diagnostic';

/** Thrown inside the lowering where a construct cannot be said; caught where the item is told as not expressed. */
export class NotExpressed extends Error {
  constructor(readonly construct: Bilingual) {
    super(construct.en);
  }
}

/** Says in both languages what is not expressed. */
export function refuse(zh: string, en: string): never {
  throw new NotExpressed({ zh, en });
}
