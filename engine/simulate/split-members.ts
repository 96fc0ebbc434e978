import { isNothing } from '../values/money';
import type { Limit } from '../compile/plan';
import type { Claim } from './claim';
import { bucketOf, groupKey, isKnown, reaches, type GroupKey } from './limit-group';

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
  /** Claims whose money may go to a claim of another group, so that this limit cuts nothing for certain. */
  readonly unsettled: readonly Member[];
  /** Claims left nothing to which the money of another may still go. */
  readonly waiting: readonly Member[];
}

const nobody: Members = { all: [], groups: [], ungrouped: [], unsettled: [], waiting: [] };

/** Sorts the claims a limit reaches into its groups. */
export function splitMembers(claims: readonly Claim[], limit: Limit): Members {
  const reached = claims
    .filter((claim) => reaches(limit, claim))
    .map((claim): Member => ({ claim, key: groupKey(claim, limit), bucket: bucketOf(claim, limit) }));
  if (reached.length === 0) return nobody;
  const keys = new Map(reached.map((member) => [member.claim.id, nameGroup(member)]));
  const all = reached.filter(({ claim }) => !isNothing(claim.amount));
  const staysInGroup = ({ claim }: Member): boolean =>
    claim.shiftsAmong.every((id) => keys.has(id) && keys.get(id) === keys.get(claim.id));
  const groups = new Map<string, Member[]>();
  const ungrouped: Member[] = [];
  const unsettled: Member[] = [];
  for (const member of all) {
    const name = nameGroup(member);
    if (name === null) ungrouped.push(member);
    else if (!staysInGroup(member)) unsettled.push(member);
    else groups.set(name, [...(groups.get(name) ?? []), member]);
  }
  const waiting = reached.filter(({ claim }) => isNothing(claim.amount) && claim.shiftedBy.length > 0);
  return { all, groups: [...groups.values()], ungrouped, unsettled, waiting };
}

function nameGroup({ key, bucket }: Member): string | null {
  return isKnown(key) && bucket !== null ? JSON.stringify(key) : null;
}
