import type { CheckedPolicy } from '../check/checked-policy';
import { sumIntervals, yuanToFen, type Fen, type MoneyInterval } from '../values/money';

/** What a policy spends in a year, and what it states as its budget of a year; null where it states none. */
export interface Spending {
  readonly policy: string;
  readonly budget: Fen | null;
  readonly spent: MoneyInterval;
  /** Money is promised beside it without an amount. */
  readonly promises: boolean;
}

/** What is left of the stated budgets of a year; below zero is spent beyond them. Units: fen. */
export interface BudgetBalance {
  readonly budget: Fen;
  /** What the policies with a budget spend. */
  readonly spent: MoneyInterval;
  /** When the most is spent; null where spending has no upper end. */
  readonly least: bigint | null;
  /** When the least is spent. */
  readonly most: bigint;
  /** Money is promised without an amount beside what is spent: less may be left. */
  readonly promises: boolean;
  /** Policies that state a budget, and those that pay without one. */
  readonly stated: readonly string[];
  readonly unstated: readonly string[];
}

/** Weighs what policies spend against the budgets they state; null where none of them states one. */
export function weighBudget(spendings: readonly Spending[]): BudgetBalance | null {
  const stated = spendings.filter(({ budget }) => budget !== null);
  if (stated.length === 0) return null;
  const budget = stated.reduce((sum, each) => sum + (each.budget ?? 0n), 0n) as Fen;
  const spent = sumIntervals(stated.map((each) => each.spent));
  return {
    budget,
    spent,
    least: spent.max === null ? null : budget - spent.max,
    most: budget - spent.min,
    promises: stated.some((each) => each.promises),
    stated: stated.map(({ policy }) => policy),
    unstated: spendings
      .filter(({ budget: own, spent: { max }, promises }) => own === null && (max !== 0n || promises))
      .map(({ policy }) => policy),
  };
}

/** Reads the budget of a year that a policy states; null where it states none that can be read. Units: fen. */
export function readBudget({ figures }: CheckedPolicy): Fen | null {
  const figure = figures.get('/policy/annualBudget');
  if (figure?.modality !== 'exactly' || figure.value.node !== 'literal') return null;
  return typeof figure.value.value === 'string' ? yuanToFen(figure.value.value) : null;
}
