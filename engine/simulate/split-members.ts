import { isNothing } from '../values/money';
import type { Limit } from '../compile/plan';
import type { Claim } from './claim';
import { bucketOf, groupKey, isKnown, type GroupKey } from './limit-group';

/** A claim with the group it belongs to under a limit, as far as is known. */
export interface Member {
  readonly claim: Claim;
  readonly key: GroupKey;
  readonly bucket: string | null;
}

/** The claims a limit reaches. */
export interface Members {
  readonly all: readonly Member[];
  readonly groups: readonly (readonly Member[])[];
  /** Claims of which nobody knows to which group they belong. */
  readonly ungrouped: readonly Member[];
  /** Claims whose money may go to a claim of another group, or to one of no group, so that nothing is cut. */
  readonly unsettled: readonly Member[];
  /** Claims the limit does not reach, whose money may go to one that it does. */
  readonly outside: readonly Claim[];
  /** Claims left nothing to which the money of another may still go. */
  readonly waiting: readonly Member[];
}

/**
 * Gives the only claim a limit reaches, where its money can go to no other claim, as of most enterprises: there is none
 * that could displace it.
 */
export function findLone(reached: readonly Claim[], claims: readonly Claim[]): Claim | null {
  const [claim, second] = reached;
  if (!claim || second || isNothing(claim.amount) || claim.shifts || claim.shiftsAmong.length > 0) return null;
  if (claims.length > 1 && claims.some(({ shiftsAmong }) => shiftsAmong.includes(claim.id))) return null;
  return claim;
}

/** Gives the place of a lone claim, where its group and bucket are known: there is nothing to split. */
export function placeLone(claim: Claim, limit: Limit): Member | null {
  const member = place(claim, limit);
  return isKnown(member.key) && member.bucket !== null ? member : null;
}

function place(claim: Claim, limit: Limit): Member {
  return { claim, key: groupKey(claim, limit), bucket: bucketOf(claim, limit) };
}

/** Sorts the claims a limit reaches into its groups. */
export function splitMembers(given: readonly Claim[], claims: readonly Claim[], limit: Limit): Members {
  const reached = given.map((claim) => place(claim, limit));
  const keys = new Map(reached.map((member) => [member.claim.id, nameGroup(member)]));
  const all = reached.filter(({ claim }) => !isNothing(claim.amount));
  const staysInGroup = ({ claim }: Member): boolean =>
    claim.shiftsAmong.every((id) => keys.has(id) && keys.get(id) === keys.get(claim.id));
  const groups = new Map<string, Member[]>();
  const ungrouped: Member[] = [];
  const unsettled: Member[] = [];
  for (const member of all) {
    const name = nameGroup(member);
    if (name === null && isAlone(member)) ungrouped.push(member);
    else if (name === null || !staysInGroup(member)) unsettled.push(member);
    else groups.set(name, [...(groups.get(name) ?? []), member]);
  }
  const waiting = reached.filter(({ claim }) => isNothing(claim.amount) && claim.shifts);
  const outside = claims.filter(
    ({ id, amount, shiftsAmong }) =>
      !isNothing(amount) && !keys.has(id) && shiftsAmong.some((other) => keys.has(other)),
  );
  return { all, groups: [...groups.values()], ungrouped, unsettled, outside, waiting };
}

function isAlone({ claim }: Member): boolean {
  return claim.shiftsAmong.every((id) => id === claim.id);
}

function nameGroup({ key, bucket }: Member): string | null {
  return isKnown(key) && bucket !== null ? JSON.stringify(key) : null;
}
