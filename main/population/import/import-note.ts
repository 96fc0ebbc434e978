import type { Bilingual } from '../../../engine/diagnostics/diagnostic';

/**
 * What became of a row or a cell that did not go in as it stood. `rejected`: the row was not taken; `emptied`: the cell
 * counts as not known; `repaired`: read otherwise than written; `flagged`: taken as written, but look at it.
 */
export type NoteKind = 'rejected' | 'emptied' | 'repaired' | 'flagged';

export interface ImportNote {
  readonly kind: NoteKind;
  readonly reason: Bilingual;
}

/** Numbers notes, so that the database holds numbers in their place. */
export class NoteBook {
  readonly #notes: ImportNote[] = [];
  readonly #numbers = new Map<string, number>();

  get notes(): readonly ImportNote[] {
    return this.#notes;
  }

  /** The number of a note; the same for the same words. */
  number(note: ImportNote): number {
    const key = `${note.kind}\n${note.reason.en}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#notes.push(note);
    this.#numbers.set(key, this.#notes.length);
    return this.#notes.length;
  }
}
