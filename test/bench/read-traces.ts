import type { EnterpriseResult } from '../../engine/simulate/result';

/** Reads every reason of a result, also of what was not granted, and counts the steps. */
export function readTraces({ lines, refused, unquantified, services, policies, totals }: EnterpriseResult): number {
  const told = [...lines, ...refused, ...unquantified, ...services, ...policies.flatMap(({ whyNot }) => whyNot)];
  return told.reduce((sum, { steps }) => sum + steps.length, totals.needs.length);
}
