import type { PolicyPlan } from './plan';

/**
 * Tells whether two plans say the same, wherever their parts stand in the text: after typing in a comment or a note,
 * everything made of the earlier plan still holds.
 */
export function samePlan(one: PolicyPlan, other: PolicyPlan): boolean {
  return sameValue(one, other);
}

function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((element, index) => sameValue(element, other[index]));
  }
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && (isPlace(left, key) || sameValue(left[key], right[key])))
  );
}

/** Only expressions have a `node` of text; a fact or parameter named `range` is a key of another map. */
function isPlace(record: Readonly<Record<string, unknown>>, key: string): boolean {
  return key === 'range' && typeof record['node'] === 'string' && 'type' in record;
}
