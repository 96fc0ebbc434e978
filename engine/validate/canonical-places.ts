import type { TextRange } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import { descend } from './pointer';
import type { Shape } from './shape';

/** One place of a canonical document. */
export interface CanonicalPlace {
  readonly node: SourceNode;
  readonly shape: Shape | null;
  readonly keyRange: TextRange | null;
  /** The key as the author wrote it. */
  readonly key: string | null;
  /** The canonical key, or the position in a list. */
  readonly segment: string | number;
  readonly parent: CanonicalPlace | null;
  readonly children: readonly CanonicalPlace[];
}

/**
 * The places of a document by their pointers. They are kept as a tree, since a document has thousands of them and few
 * are asked for: their pointers are written then.
 */
export class CanonicalPlaces {
  constructor(private readonly root: CanonicalPlace) {}

  get(pointer: string): CanonicalPlace | undefined {
    const { place, isWhole } = this.follow(pointer);
    return isWhole ? place : undefined;
  }

  has(pointer: string): boolean {
    return this.follow(pointer).isWhole;
  }

  /** The place of a pointer, or of the nearest part around it that the document has. */
  nearest(pointer: string): CanonicalPlace {
    return this.follow(pointer).place;
  }

  /** Calls for every place; for each part before what it holds. */
  forEach(visit: (place: CanonicalPlace) => void): void {
    forEachWithin(this.root, visit);
  }

  private follow(pointer: string): { readonly place: CanonicalPlace; readonly isWhole: boolean } {
    let place = this.root;
    for (let start = 1; start <= pointer.length;) {
      const slash = pointer.indexOf('/', start);
      const end = slash === -1 ? pointer.length : slash;
      const child = findChild(place, pointer.slice(start, end));
      if (!child) return { place, isWhole: false };
      place = child;
      start = end + 1;
    }
    return { place, isWhole: true };
  }
}

function forEachWithin(place: CanonicalPlace, visit: (place: CanonicalPlace) => void): void {
  visit(place);
  for (const child of place.children) forEachWithin(child, visit);
}

/** Writes the pointer of a place. */
export function pointerOf({ parent, segment }: CanonicalPlace): string {
  return parent ? descend(pointerOf(parent), segment) : '';
}

function findChild({ node, children }: CanonicalPlace, written: string): CanonicalPlace | undefined {
  if (node.kind === 'list') return /^(?:0|[1-9]\d*)$/.test(written) ? children[Number(written)] : undefined;
  const segment = written.includes('~') ? written.replaceAll('~1', '/').replaceAll('~0', '~') : written;
  return children.find((child) => child.segment === segment);
}
