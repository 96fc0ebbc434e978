import type { Bilingual, TextRange } from '../diagnostics/diagnostic';
import type { ExpressionType } from './types';

/** A word of an expression and what it stands for; ranges are offsets in the expression's text. */
export interface NameUse {
  readonly range: TextRange;
  readonly kind:
    'variable' | 'boundVariable' | 'field' | 'collection' | 'parameter' | 'definition' | 'function' | 'value';
  /** As written; texts without their quotes. */
  readonly written: string;
  /** Canonical identifier: `enterprise`, a field or collection id, a parameter's name, the id of a title. */
  readonly id: string;
  /** Record a field belongs to: a collection, or `enterprise`. Absent for other kinds. */
  readonly record?: string;
  readonly label: Bilingual;
  readonly type: ExpressionType | null;
}
