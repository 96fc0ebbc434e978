import { isNothing, sameInterval, type MoneyInterval } from '../values/money';
import type { Unit } from '../values/quantity';
import type { Limit } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { FactNeed, StepOutcome } from './result';
import type { BareStep } from './trail';
import { say } from './step-messages';

/** What a limit did to one claim. */
export interface LimitEffect {
  readonly before: MoneyInterval;
  readonly after: MoneyInterval;
  /** The amount of a cap; null for other limits. */
  readonly cap: MoneyInterval | null;
  readonly by: string | null;
  /** What the amounts are counted in. */
  readonly unit: Unit;
  /** Facts that would tell to which group the claim belongs. */
  readonly missing: readonly FactNeed[];
  /** Whether it is open if the limit takes anything from the claim. */
  readonly isOpen: boolean;
}

/** Puts the effect of a limit on a claim into a step. */
export function describeAllotment(limit: Limit, effect: LimitEffect): Omit<BareStep, 'stage'> {
  const { before, after, cap, by, unit, missing, isOpen } = effect;
  const facts = missing.map(({ path, label }) => ({ path, label, value: null }));
  const tell = (outcome: StepOutcome, message: Bilingual) => ({ outcome, message, from: limit.from, facts, by });
  if (sameInterval(before, after)) return tell('passed', keptMessage(limit, after, effect));
  if (isOpen) return tell('unknown', missing.length > 0 ? say.groupUnknown() : say.winnerOpen());
  const gone = isNothing(after) ? 'superseded' : 'reduced';
  switch (limit.operation.kind) {
    case 'highest':
      return tell(gone, say.superseded());
    case 'count':
      return tell(gone, say.beyondCount(limit.operation.times));
    case 'cap':
      return tell('reduced', say.cutByCap(cap ?? after, unit));
  }
}

function keptMessage({ operation }: Limit, amount: MoneyInterval, { cap, unit }: LimitEffect) {
  switch (operation.kind) {
    case 'highest':
      return say.highest();
    case 'count':
      return say.withinCount(operation.times);
    case 'cap':
      return say.withinCap(cap ?? amount, unit);
  }
}
