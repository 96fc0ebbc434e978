import type { CanonicalValue } from '../validate/canonicalize';

/** What changes between two versions of a document; pointers name places of the version before. */
export type DocumentChange = SetValue | RemoveKey | ArrangeList;

/** The value of a key is another one, or the key is new. */
export interface SetValue {
  readonly kind: 'set';
  readonly pointer: string;
  readonly value: CanonicalValue;
}

export interface RemoveKey {
  readonly kind: 'remove';
  readonly pointer: string;
}

/** The elements of a list are others, fewer, more, or stand in another order. */
export interface ArrangeList {
  readonly kind: 'arrange';
  readonly pointer: string;
  readonly slots: readonly ListSlot[];
}

/**
 * An element of the list afterwards: one that was there, by its place before, or a new one. `origin`: where in the
 * document before the very same element stood, in a list that it leaves.
 */
export type ListSlot =
  | { readonly kind: 'kept'; readonly index: number }
  | { readonly kind: 'new'; readonly value: CanonicalValue; readonly origin?: string };
