import type { TextRange } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import type { Surface } from '../values/surface';

export type { Surface };

/** Where a canonical JSON pointer (RFC 6901, canonical English keys) stands in the text. */
export interface SourceMap {
  /** Range of the value at `pointer`, or of its nearest existing ancestor. */
  valueRange(pointer: string): TextRange;
  /** Range of the key at `pointer`; that of the value where there is no key (list items). */
  keyRange(pointer: string): TextRange;
  /** The source node at `pointer`, if the document has it. */
  node(pointer: string): SourceNode | undefined;
}

/** A document whose keys and enumerated values are canonical, with the way back to the text. */
export interface CanonicalDocument<Document> {
  readonly document: Document;
  readonly map: SourceMap;
  /** The surface most keys are written in. */
  readonly surface: Surface;
  readonly file: string;
}
