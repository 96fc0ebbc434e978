import type { ClaimEvent } from './claim';
import type { PreparedRule } from './prepare-rule';

/**
 * Completes the facts of an event by the row of a table: a claim under the row is due only where the event is what the
 * row says, so that its title, level and family are known for the claim even where nobody filled them in.
 *
 * Shape: null where what is known of the event speaks against the row.
 */
export function pinEvent(event: ClaimEvent, { pinned }: PreparedRule): ClaimEvent | null {
  const { fields } = event.event;
  if (pinned.every(([field]) => fields[field] !== undefined)) return event;
  const contradicts = pinned.some(([field, value]) => fields[field] !== undefined && fields[field] !== value);
  if (contradicts) return null;
  return { ...event, event: { ...event.event, fields: { ...Object.fromEntries(pinned), ...fields } } };
}
