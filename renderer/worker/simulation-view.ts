import type { CalendarDate, FactNeed, MoneyInterval, Unit } from '../../engine/index';

/** What the simulation pane shows of all sample enterprises; the traces stay in the worker until asked for. */
export interface SimulationView {
  readonly year: number;
  readonly total: MoneyInterval;
  /** The same total with the texts as last saved. */
  readonly savedTotal: MoneyInterval;
  /** False when an unquantified promise or a missing fact leaves part of the total unknown. */
  readonly complete: boolean;
  readonly individual: MoneyInterval;
  /** Enterprises with at least one payment. */
  readonly helped: number;
  readonly savedHelped: number;
  /** Enterprises of which a fact is missing. */
  readonly needing: number;
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
  readonly savedTotal: MoneyInterval;
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
  /** Null for an enterprise that the saved texts do not have. */
  readonly savedTotal: MoneyInterval | null;
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
  /** How the payment differs from the one under the saved texts. */
  readonly change: 'same' | 'new' | 'changed';
}
