/** Evaluates parsed plans for one enterprise and year; see evaluate.mjs. */
export function evaluatePolicies(
  plans: readonly unknown[],
  vocabulary: unknown,
  enterprise: unknown,
  year: number,
): unknown;
