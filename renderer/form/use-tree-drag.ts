import { useRef, type DragEvent } from 'react';
import { findDropPlace, type DropPlace, type ElementPlace, placeOf } from './drop-place';

interface TreeDrag {
  readonly canMove: boolean;
  readonly countAt: (list: string) => number;
  readonly move: (from: ElementPlace, to: ElementPlace) => void;
}

/** Handlers for the whole tree: the parts of it need not know that one of them is dragged. */
export interface TreeDragHandlers {
  onDragStart(event: DragEvent<HTMLElement>): void;
  onDragOver(event: DragEvent<HTMLElement>): void;
  onDragLeave(event: DragEvent<HTMLElement>): void;
  onDrop(event: DragEvent<HTMLElement>): void;
  onDragEnd(): void;
}

/** Lets the parts of the tree be dragged; what is dragged here from elsewhere is not taken. */
export function useTreeDrag({ canMove, countAt, move }: TreeDrag): TreeDragHandlers {
  const dragged = useRef<string | null>(null);
  const marked = useRef<HTMLElement | null>(null);

  const unmark = (): void => {
    marked.current?.removeAttribute('data-drop');
    marked.current = null;
  };
  const mark = (tree: HTMLElement, { shownAt, shownAs }: DropPlace): void => {
    const node = tree.querySelector<HTMLElement>(`[data-pointer="${shownAt}"]`);
    if (marked.current !== node) unmark();
    node?.setAttribute('data-drop', shownAs);
    marked.current = node;
  };
  const findDrop = (event: DragEvent<HTMLElement>): DropPlace | null => {
    const node = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-pointer]') : null;
    const over = node?.dataset['pointer'];
    if (!canMove || dragged.current === null || !node || over === undefined) return null;
    const { top, height } = node.getBoundingClientRect();
    const half = event.clientY < top + height / 2 ? 'upper' : 'lower';
    return findDropPlace(dragged.current, over, half, countAt);
  };

  return {
    onDragStart: (event) => {
      const node = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-pointer]') : null;
      dragged.current = node?.dataset['pointer'] ?? null;
      // A kind of its own: a field of the form that it is let go over takes no text from it.
      event.dataTransfer.setData('application/x-cuoshi-part', dragged.current ?? '');
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event) => {
      const drop = findDrop(event);
      if (!drop) return unmark();
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      mark(event.currentTarget, drop);
    },
    onDragLeave: (event) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) unmark();
    },
    onDrop: (event) => {
      const drop = findDrop(event);
      const from = dragged.current;
      unmark();
      if (!drop || from === null) return;
      event.preventDefault();
      move(placeOf(from), drop.to);
    },
    onDragEnd: () => {
      unmark();
      dragged.current = null;
    },
  };
}
