import { descend as descendOne } from '../validate/pointer';

/** Gives the JSON pointer of a descendant. */
export function descend(pointer: string, ...segments: readonly (string | number)[]): string {
  let descendant = pointer;
  for (const segment of segments) descendant = descendOne(descendant, segment);
  return descendant;
}
