import type { CheckedExpression } from '../expression/checked-expression';
import type { PolicyPlan } from '../compile/plan';
import type { SqlValue } from './sql-value';

/** Writes `within(region, area)`: the codes of an area are one run of numbers. Null where SQL cannot say it. */
export function lowerWithin(region: SqlValue, area: CheckedExpression | undefined, plan: PolicyPlan): string | null {
  const code = area ? areaCode(area, plan) : null;
  if (region.kind !== 'region' || code === null) return null;
  const inside = liesIn(region.sql, code);
  return region.none === null ? inside : `(CASE WHEN ${region.none} THEN FALSE ELSE ${inside} END)`;
}

function areaCode(area: CheckedExpression, plan: PolicyPlan): string | null {
  if (area.node === 'literal' && typeof area.value === 'string') return area.value;
  return area.node === 'variable' && area.name === 'policyRegion' ? plan.region : null;
}

/** Tells in SQL whether a region lies in an area given by its code. */
export function liesIn(region: string, area: string): string {
  const first = Number(area);
  if (first === 0) return `(${region} >= 0)`;
  const run = first % 10_000 === 0 ? 10_000 : first % 100 === 0 ? 100 : 1;
  return run === 1 ? `(${region} = ${first})` : `(${region} BETWEEN ${first} AND ${first + run - 1})`;
}
