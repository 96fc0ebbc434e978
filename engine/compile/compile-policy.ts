import type { CheckedPolicy } from '../check/checked-policy';
import { itemsOfKind } from '../check/policy-item';
import { createCompileContext, type CompileContext } from './compile-context';
import { lowerAward } from './lower-award';
import { lowerEntitlement } from './lower-entitlement';
import { lowerExclusion, lowerSanction } from './lower-exclusion';
import { lowerDefinitions, lowerParameters } from './lower-parameters';
import { lowerRelationClauses, lowerRelations } from './lower-relations';
import { lowerStacking } from './lower-stacking';
import { lowerAllowance } from './lower-allowance';
import { lowerPricePreference } from './lower-price-preference';
import { lowerQuota } from './lower-quota';
import { lowerRepeals } from './lower-repeals';
import { lowerSubsidy } from './lower-subsidy';
import { lowerTarget } from './lower-target';
import type { LoweredItem } from './lowered-item';
import { orderLimits } from './order-limits';
import type { ClauseReference, Jurisdiction, PolicyPlan } from './plan';
import { referToClause } from './refer-to-clause';

/**
 * Compiles a checked policy to its plan: plain JSON, the same for the same text.
 *
 *     award, subsidy, allowance,                                ─┐
 *     quota, entitlement ─ rules + limits of the item           ─┤
 *     stacking ─ limits over rules, relations to other levels ──┼─ plan
 *     exclusion, sanction, eligibility, target, repeal, header ─┘
 *
 * Cost: rules times stacking items.
 */
export function compilePolicy(checked: CheckedPolicy): PolicyPlan {
  const context = createCompileContext(checked);
  const { policy, readings = [] } = checked.source.document;
  const lowered = lowerItems(context);
  const rules = lowered.flatMap((item) => item.rules);
  const stacking = itemsOfKind(context.items, 'stacking').flatMap(
    (placed) => lowerStacking(context, placed, rules) ?? [],
  );
  const exclusions = itemsOfKind(context.items, 'exclusion').flatMap(
    (placed) => lowerExclusion(context, placed, rules) ?? [],
  );
  return {
    id: policy.id,
    version: policy.version ?? '0.0.0',
    title: policy.title,
    docNumber: policy.docNumber ?? null,
    alternateDocNumbers: policy.alternateDocNumbers ?? [],
    region: policy.region,
    level: policy.fiscalLevel,
    window: checked.window,
    term: checked.term,
    startAssumed: checked.startAssumed,
    repeals: lowerRepeals(context),
    repealedBy: null,
    validityClause: findValidityClause(context),
    jurisdiction: lowerJurisdiction(context),
    rules,
    limits: orderLimits([...lowered.flatMap((item) => item.limits), ...stacking]),
    exclusions,
    sanctions: itemsOfKind(context.items, 'sanction')
      .map((placed) => lowerSanction(placed, exclusions))
      .filter(({ after }) => after.length > 0),
    targets: itemsOfKind(context.items, 'target').flatMap((placed) => lowerTarget(context, placed) ?? []),
    relations: lowerRelations(context),
    relationClauses: lowerRelationClauses(context),
    readings: readings.map(({ id, question, chosen }) => ({ id, question, chosen })),
    parameters: lowerParameters(checked),
    definitions: lowerDefinitions(checked),
  };
}

function lowerItems(context: CompileContext): readonly LoweredItem[] {
  return context.items.flatMap((placed): readonly LoweredItem[] => {
    const { item } = placed;
    switch (item.kind) {
      case 'award':
        return [lowerAward(context, { ...placed, item })];
      case 'subsidy':
        return [lowerSubsidy(context, { ...placed, item })];
      case 'allowance':
        return [lowerAllowance(context, { ...placed, item })];
      case 'pricePreference':
        return [lowerPricePreference(context, { ...placed, item })];
      case 'quota':
        return [lowerQuota(context, { ...placed, item })];
      case 'service':
      case 'unquantifiedMoney':
        return [lowerEntitlement(context, { ...placed, item })];
      default:
        return [];
    }
  });
}

/** Of several clauses about validity, the one that speaks of the years of the term; the first where none does. */
function findValidityClause(context: CompileContext): ClauseReference | null {
  const { term } = context.checked;
  const years = [term?.from, term?.to].flatMap((day) => day?.slice(0, 4) ?? []);
  const yearsIn = (text: string): number => years.filter((year) => text.includes(year)).length;
  const clauses = itemsOfKind(context.items, 'validity');
  const [first] = clauses.toSorted((left, right) => yearsIn(right.item.gist) - yearsIn(left.item.gist));
  return first ? referToClause(first) : null;
}

/** Where no clause says which place counts, the place of the event does, and the seat where an event has none. */
function lowerJurisdiction(context: CompileContext): Jurisdiction {
  const placed = itemsOfKind(context.items, 'eligibility').find(({ item }) => item.place !== undefined);
  return { place: placed?.item.place ?? 'event', from: placed ? referToClause(placed) : null };
}
