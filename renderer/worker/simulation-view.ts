import type { BudgetBalance, CalendarDate, FactNeed, MoneyInterval, Unit, WeighedChange } from '../../engine/index';
import type { ComparedWorlds } from './baseline';

/** What the simulation pane shows of all sample enterprises; the traces stay in the worker until asked for. */
export interface SimulationView {
  readonly year: number;
  readonly total: MoneyInterval;
  /** The same total under the baseline. */
  readonly baseTotal: MoneyInterval;
  /** False when an unquantified promise or a missing fact leaves part of the total unknown. */
  readonly complete: boolean;
  readonly individual: MoneyInterval;
  /** Enterprises with at least one payment. */
  readonly helped: number;
  readonly baseHelped: number;
  /** Enterprises of which a fact is missing. */
  readonly needing: number;
  /** The change of the total, divided among the enterprises. */
  readonly weighed: WeighedChange;
  /** What is left of the budgets that the policies state; null where none of them states one. */
  readonly budget: BudgetBalance | null;
  readonly without: ComparedWorlds['without'];
  readonly problem: ComparedWorlds['problem'];
  /** Enterprises that the baseline has and the present texts do not, with what they got. */
  readonly gone: { readonly count: number; readonly total: MoneyInterval };
  readonly policies: readonly PolicyTotal[];
  readonly rows: readonly EnterpriseRow[];
  /** Policies whose present text has errors: simulated as they were before. */
  readonly outdated: readonly string[];
  /** Policies that never were without errors: the wrong parts are left out. */
  readonly partial: readonly string[];
  /** Policies that were never readable: left out. */
  readonly missing: readonly string[];
}

export interface PolicyTotal {
  readonly policy: string;
  readonly path: string;
  readonly title: string;
  readonly total: MoneyInterval;
  readonly baseTotal: MoneyInterval;
  readonly others: OtherHelp;
}

/** What a policy gives beside money to enterprises. */
export interface OtherHelp {
  readonly individual: MoneyInterval;
  /** Enterprises with each of it, by what it is counted in. */
  readonly unquantified: number;
  readonly services: number;
  readonly rate: number;
  readonly quota: number;
  readonly persons: number;
}

export interface EnterpriseRow {
  readonly id: string;
  readonly name: string;
  readonly total: MoneyInterval;
  /** Null for an enterprise that the baseline does not have. */
  readonly baseTotal: MoneyInterval | null;
  readonly individual: MoneyInterval;
  readonly complete: boolean;
  readonly needs: readonly FactNeed[];
  readonly excluded: 'yes' | 'no' | 'unknown';
  readonly lines: readonly LineRow[];
  readonly refused: number;
  readonly unquantified: number;
  readonly services: number;
}

/** One payment, without its trace. */
export interface LineRow {
  readonly id: string;
  readonly path: string;
  readonly pointer: string;
  readonly clause: string | null;
  readonly article: string;
  readonly label: string;
  readonly date: CalendarDate;
  readonly amount: MoneyInterval;
  readonly entitled: MoneyInterval;
  readonly payee: 'enterprise' | 'individual';
  readonly unit: Unit;
  readonly incomplete: boolean;
  /** How the payment differs from the one under the baseline. */
  readonly change: 'same' | 'new' | 'changed';
}
