import type { Limit } from '../compile/plan';
import type { Claim } from './claim';
import { readEventField } from './event-field';

/** Key of the group a claim belongs to under a limit; claims with an unknown value stand alone. */
export function groupKey(claim: Claim, limit: Limit): string {
  const parts = limit.groupBy.map((field) => readEventField(claim, field) ?? `?${claim.id}`);
  const kind = limit.groupBy.length > 0 ? (claim.rule.trigger ?? '') : '';
  const event = limit.within === 'event' ? claim.events.map(({ path }) => path).join() : '';
  return JSON.stringify([kind, event, ...parts]);
}
