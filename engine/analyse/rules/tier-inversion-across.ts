import type { Rule } from '../../compile/plan';
import type { Bilingual } from '../../diagnostics/diagnostic';
import type { Enterprise } from '../../enterprise/enterprise';
import { simulateEnterprise } from '../../simulate/simulate-enterprise';
import { compareIntervals, type MoneyInterval } from '../../values/money';
import { sayAmount } from '../amount-words';
import { affectedByLines, report, type Analysis } from '../analysis';
import { findWitness, withFact } from '../build-witness';
import type { Axis } from '../domain/axis';
import type { Box } from '../domain/box';
import type { PolicyScope } from '../policy-scope';
import { listLadders, type LadderStep } from '../ranked-cells';
import { swapValues } from '../repair-text';
import { meetSomewhere, sharedSpacesOf } from '../shared-spaces';

/** A rule that pays a fixed amount, with the cells of one graded fact it is for. */
interface Payment {
  readonly scope: PolicyScope;
  readonly rule: Rule;
  readonly amount: MoneyInterval;
  readonly boxes: readonly Box[];
}

interface Inversion {
  readonly axis: Axis;
  readonly high: Payment;
  readonly low: Payment;
  readonly higher: LadderStep;
  readonly lower: LadderStep;
}

/**
 * Two clauses, of one policy or of two that meet, never pay less for a higher level than for a lower one of the same
 * family on the same occasion. Rows of one table are the business of another rule.
 *
 * Cost: one simulation for each pair of clauses whose amounts stand the wrong way round.
 */
export function findInversionsAcross(analysis: Analysis): void {
  analysis.policies.forEach((scope, index) => {
    compare(analysis, [scope]);
    for (const other of analysis.policies.slice(index + 1))
      if (meetSomewhere(scope, other)) compare(analysis, [scope, other]);
  });
}

function compare(analysis: Analysis, scopes: readonly PolicyScope[]): void {
  const triggers = new Set(scopes.flatMap(({ plan }) => plan.rules.flatMap(({ trigger }) => trigger ?? [])));
  for (const trigger of triggers) {
    const payments = listPayments(analysis, scopes, trigger);
    if (payments.length < 2) continue;
    const told = new Set<string>();
    for (const axis of sharedSpacesOf(analysis).spaceFor(trigger, false).axes.values()) {
      if (axis.subject === 'enterprise' || !payments.some((each) => asks(each, axis))) continue;
      for (const { steps } of listLadders(axis, analysis.vocabulary))
        steps.forEach((lower, index) => {
          for (const higher of steps.slice(index + 1)) {
            if (higher.rank <= lower.rank) continue;
            const [high, low] = [bestAt(payments, axis, higher), bestAt(payments, axis, lower)];
            if (high && low) tell(analysis, scopes, { axis, high, low, higher, lower }, told);
          }
        });
    }
  }
}

function listPayments(analysis: Analysis, scopes: readonly PolicyScope[], trigger: string): readonly Payment[] {
  return scopes.flatMap((scope) =>
    [...scope.items.values()].flat().flatMap((rule): readonly Payment[] => {
      if (rule.trigger !== trigger || !rule.countsInTotal || rule.amount?.kind !== 'amount') return [];
      const amount = scope.constantOf(rule.amount.amount);
      const boxes = amount && sharedSpacesOf(analysis).boxes(scope, rule);
      return amount && boxes ? [{ scope, rule, amount, boxes }] : [];
    }),
  );
}

function asks({ boxes }: Payment, { id }: Axis): boolean {
  return boxes.some((box) => box.has(id));
}

/** The payment that gives most at a step of those that are about the fact at all. */
function bestAt(payments: readonly Payment[], axis: Axis, { index }: LadderStep): Payment | undefined {
  return payments
    .filter((each) => each.boxes.some((box) => ((box.get(axis.id) ?? 0n) & (1n << BigInt(index))) !== 0n))
    .reduce<Payment | undefined>(
      (best, each) => (best && compareIntervals(best.amount, each.amount) >= 0 ? best : each),
      undefined,
    );
}

function tell(analysis: Analysis, scopes: readonly PolicyScope[], inversion: Inversion, told: Set<string>): void {
  const { high, low, higher, lower } = inversion;
  const isOneItem = high.scope === low.scope && high.rule.from.itemId === low.rule.from.itemId;
  // Between two policies only; what one of them does by itself is told of it alone.
  if (isOneItem || (scopes.length > 1 && high.scope === low.scope)) return;
  const key = `${high.scope.plan.id} ${high.rule.id} ${low.rule.id}`;
  if (compareIntervals(high.amount, low.amount) >= 0 || told.has(key)) return;
  const shown = show(analysis, scopes, inversion);
  if (!shown) return;
  told.add(key);
  const places = [high, low].map(({ rule }) => `${rule.from.pointer}/amount`);
  const concerned = [high, low].map(({ scope, rule }) => `${scope.plan.id} ${rule.id}`);
  report(analysis, high.scope, {
    code: 'analyse/tier-inversion-across',
    at: { pointer: `${high.rule.from.pointer}/amount` },
    args: {
      item: high.scope === low.scope ? nameInPolicy(high, low) : high.rule.label,
      other: nameOf(low, high),
      higher: higher.label,
      lower: lower.label,
      less: sayAmount(shown.less),
      more: sayAmount(shown.more),
    },
    witness: {
      enterprise: shown.enterprise,
      contrast: shown.contrast,
      policies: scopes.map(({ plan }) => plan.id),
    },
    affected: affectedByLines(analysis, ({ policy, rule }) => concerned.includes(`${policy} ${rule}`)),
    // Two policies are two files, and two offices: nobody writes in both with one key.
    fixes: high.scope === low.scope ? swapValues(analysis, high.scope, places[0] ?? '', places[1] ?? '') : [],
  });
}

/** Two clauses of one title are told apart by their identifiers. */
function nameInPolicy({ rule }: Payment, other: Payment): string {
  return rule.label === other.rule.label ? `${rule.label}（${rule.from.itemId}）` : rule.label;
}

function nameOf(payment: Payment, from: Payment): Bilingual {
  const name = nameInPolicy(payment, from);
  if (payment.scope === from.scope) return { zh: `“${name}”`, en: `"${name}"` };
  const { title } = payment.scope.plan;
  return { zh: `《${title}》的“${payment.rule.label}”`, en: `"${payment.rule.label}" of ${title}` };
}

interface Shown {
  readonly enterprise: Enterprise;
  readonly contrast: Enterprise;
  readonly less: MoneyInterval;
  readonly more: MoneyInterval;
}

/** An enterprise with one event at the higher level, and the same at the lower: all that the policies pay is compared. */
function show(
  analysis: Analysis,
  scopes: readonly PolicyScope[],
  { axis, high, low, higher, lower }: Inversion,
): Shown | null {
  const { vocabulary } = analysis;
  const { scope, rule } = high;
  const fields = axis.cells[lower.index]?.fields;
  if (!fields || rule.trigger === null) return null;
  const run = (enterprise: Enterprise) =>
    simulateEnterprise(
      scopes.map(({ plan }) => plan),
      enterprise,
      { year: scope.year, vocabulary },
    );
  const contrastOf = (enterprise: Enterprise) => withFact(enterprise, rule.trigger, fields, vocabulary);
  const pays = (enterprise: Enterprise, { scope: { plan }, rule: { id } }: Payment): boolean =>
    run(enterprise).lines.some((line) => line.policy === plan.id && line.rule === id);
  const wish = {
    rule,
    condition: scope.conditionOf(rule),
    space: sharedSpacesOf(analysis).spaceFor(rule.trigger, false),
    within: new Map([[axis.id, 1n << BigInt(higher.index)]]),
  };
  const inverted = (enterprise: Enterprise): boolean => {
    const contrast = contrastOf(enterprise);
    const [less, more] = [run(enterprise), run(contrast)].map(({ totals }) => totals.enterprise);
    const isLess = less !== undefined && more !== undefined && compareIntervals(less, more) < 0;
    return isLess && pays(enterprise, high) && pays(contrast, low);
  };
  const enterprise = findWitness(scope, wish, inverted);
  if (!enterprise) return null;
  const contrast = contrastOf(enterprise);
  return { enterprise, contrast, less: run(enterprise).totals.enterprise, more: run(contrast).totals.enterprise };
}
