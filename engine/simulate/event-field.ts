import type { Claim } from './claim';

/**
 * Reads an event field that groups claims; null when it is missing or the claim has no single event.
 *
 * Shape: canonical text of the value.
 */
export function readEventField(claim: Claim, field: string): string | null {
  const [first, ...others] = claim.events;
  const value = first?.event.fields[field];
  if (value === undefined || others.some(({ event }) => event.fields[field] !== value)) return null;
  return String(value);
}
