import { compareText, type Claim } from './claim';

/**
 * Reads an event field that groups claims; null when it is missing from an event of the claim, or there is no event.
 * A claim over several events stands with those that have the same values, once it is known which events count.
 *
 * Shape: canonical text of the value, or of the values.
 */
export function readEventField(claim: Claim, field: string): string | null {
  const [only, second] = claim.events;
  if (only && !second) {
    const value = only.event.fields[field];
    return value === undefined ? null : String(value);
  }
  const values = new Set<string>();
  for (const { event } of claim.events) {
    const value = event.fields[field];
    if (value === undefined) return null;
    values.add(String(value));
  }
  if (values.size > 1 && claim.needs.length > 0) return null;
  return values.size === 0 ? null : [...values].sort(compareText).join(' + ');
}
