import type { Limit } from '../compile/plan';
import { cutsEachEvent } from './appraise-claim';
import { isOpen, paymentOf, type Claim } from './claim';
import { readEventField } from './event-field';
import type { FactNeed } from './result';
import type { YearContext } from './year-context';

/** What the group of a claim is made of: null where a fact is missing. */
export type GroupKey = readonly (string | null)[];

/** Gives the key of the group a claim belongs to under a limit. */
export function groupKey(claim: Claim, limit: Limit): GroupKey {
  const kind = limit.groupBy.length > 0 ? (claim.rule.trigger ?? '') : '';
  const event = limit.within === 'event' ? claim.events.map(({ path }) => path).join() : '';
  return [kind, event, ...limit.groupBy.map((field) => groupValue(limit, readEventField(claim, field)))];
}

/** Values that count as one stand under the first of them. */
export function groupValue({ alike = [] }: Limit, value: string | null): string | null {
  return alike.find((values) => value !== null && values.includes(value))?.[0] ?? value;
}

/** Gives the bucket of a claim in its group: what does not compete with one another; null where a fact is missing. */
export function bucketOf(claim: Claim, limit: Limit): string | null {
  // The limit of a table picks among the very rows that are one payment for all limits after it.
  if (limit.operation.kind === 'highest' && limit.stage === 'itemCap') return `claim ${claim.id}`;
  const differing = limit.operation.kind === 'highest' ? limit.operation.differing : null;
  if (differing === null) return paymentOf(claim);
  const value = readEventField(claim, differing);
  return value === null ? null : `value ${value}`;
}

/** Tells whether a limit reaches a claim. */
export function reaches(limit: Limit, claim: Claim): boolean {
  // Claims nobody filled in may belong to many groups, each with a limit of its own: nothing is cut that may be due.
  if (isOpen(claim) && (limit.groupBy.length > 0 || limit.within === 'event')) return false;
  // Each event of a share over a year was cut when the claim was appraised.
  if (cutsEachEvent(limit, claim.rule)) return false;
  return claim.standsFor.every((rule) => limit.rules.includes(rule));
}

/** Tells whether a limit may reach a claim, or any of those it stands for. */
export function mayReach(limit: Limit, claim: Claim): boolean {
  return claim.standsFor.some((rule) => limit.rules.includes(rule));
}

/** Tells whether every part of a key is known. */
export function isKnown(key: GroupKey): boolean {
  return !key.includes(null);
}

/** Tells whether two keys are known to be of one group. */
export function sameKey(a: GroupKey, b: GroupKey): boolean {
  return isKnown(a) && isKnown(b) && maySame(a, b);
}

/** Tells whether two keys are of one group, as far as is known. */
export function maySame(a: GroupKey, b: GroupKey): boolean {
  return a.every((part, index) => part === null || b[index] === null || part === b[index]);
}

/** Names the facts that would tell to which group and bucket a claim belongs. */
export function missingFields({ events, rule, needs }: Claim, limit: Limit, context: YearContext): readonly FactNeed[] {
  if (!rule.trigger) return [];
  const { id, fields, label } = context.collection(rule.trigger);
  if (events.length === 0) return [{ path: id, label }];
  const differing = limit.operation.kind === 'highest' ? limit.operation.differing : null;
  const wanted = differing === null ? limit.groupBy : [...limit.groupBy, differing];
  const missing = wanted.flatMap((field) =>
    events
      .filter(({ event }) => event.fields[field] === undefined)
      .map(({ path }) => ({
        path: `${path}.${field}`,
        label: fields.find((each) => each.id === field)?.label ?? label,
      })),
  );
  return missing.length > 0 ? missing : needs;
}
