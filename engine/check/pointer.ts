import { descend as descendOne } from '../validate/pointer';

/** Gives the JSON pointer of a descendant. */
export function descend(pointer: string, ...segments: readonly (string | number)[]): string {
  return segments.reduce<string>(descendOne, pointer);
}
