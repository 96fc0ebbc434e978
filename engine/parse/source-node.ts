import type { TextRange } from '../diagnostics/diagnostic';

/** A parsed YAML tree that knows where each part stands in the text. Keys and strings are as typed. */
export type SourceNode = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As typed for plain scalars (`1.10`, `360103`); the text itself for quoted and block scalars. */
  readonly text: string;
  /** The content as it stands in the file, from `contentStart` on, where folds or escapes make it differ from `text`. */
  readonly written?: string;
  readonly range: TextRange;
  /** Offset of the first character of the content: behind the quote for quoted scalars. */
  readonly contentStart: number;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
  /** Whether it is written in brackets. */
  readonly flow: boolean;
  readonly range: TextRange;
}

export interface MapNode {
  readonly kind: 'map';
  /** On the root: parts of the text could not be read, so what seems missing may stand there. */
  readonly damaged?: boolean;
  readonly entries: readonly MapEntry[];
  /** Whether it is written in braces. */
  readonly flow: boolean;
  /** Column of its keys in indented style, from 0. */
  readonly column: number;
  readonly range: TextRange;
}

export interface MapEntry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: SourceNode;
}
