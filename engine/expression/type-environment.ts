import type { Vocabulary } from '../vocabulary/vocabulary';
import type { ExpressionType } from './types';

/** The names an expression may use and their types. */
export interface TypeEnvironment {
  readonly vocabulary: Vocabulary;
  /** Event collection that triggers the item, such as `recognitions`; null: no event in scope. */
  readonly trigger: string | null;
  readonly parameters: ReadonlyMap<string, ExpressionType>;
  /** Named conditions, all of type boolean. */
  readonly definitions: ReadonlySet<string>;
}
