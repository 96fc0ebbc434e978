import { useState, useSyncExternalStore } from 'react';
import type { Action } from './actions';
import type { AppState } from './app-state';
import { reduce } from './reduce';
import { shareStructure } from './share-structure';

export interface Store {
  get(): AppState;
  dispatch(action: Action): void;
  /** Calls back after every change of the state; gives the way to stop. */
  subscribe(listener: (state: AppState, previous: AppState) => void): () => void;
}

/** Makes the one store of the window. */
export function createStore(initial: AppState): Store {
  let state = initial;
  const listeners = new Set<(state: AppState, previous: AppState) => void>();
  return {
    get: () => state,
    dispatch(action) {
      const previous = state;
      state = reduce(previous, action);
      if (state === previous) return;
      const reached = state;
      for (const listener of [...listeners]) listener(reached, previous);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads a part of the state and draws again when it changes; `select` must give the same object for the same state. */
export function useStore<Part>(store: Store, select: (state: AppState) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** Like `useStore`, for what `select` makes anew each time: whoever reads it draws again only when it says otherwise. */
export function useDerived<Part>(store: Store, select: (state: AppState) => Part): Part {
  const [keep] = useState(keepEqual<Part>);
  return useSyncExternalStore(store.subscribe, () => keep(select(store.get())));
}

/** Gives plain data as the objects it was before, as far as it is equal: what rests on it is not drawn again. */
export function useKept<Part>(next: Part): Part {
  const [keep] = useState(keepEqual<Part>);
  return keep(next);
}

function keepEqual<Part>(): (next: Part) => Part {
  let last: Part | undefined;
  return (next) => (last = shareStructure(last, next));
}
