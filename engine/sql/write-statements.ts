import { unbounded } from './lower-amount';
import type { Lowering } from './lowering';
import type { NumberedRule } from './numbered-rules';
import type { CommonTable, PaidClaims } from './pay-policy';

/** One statement with the texts that go along with it, in the order of their numbers. */
export interface SqlStatement {
  readonly text: string;
  readonly parameters: readonly string[];
}

export interface PolicyStatements {
  /** `e, r, n, d, lo, hi`: one row for each payment with something left to pay; hi NULL has no upper end. */
  readonly lines: SqlStatement;
  /** As `lines`, and one row with `r` 0 and nothing else for each enterprise the interpreter has to finish. */
  readonly answers: SqlStatement;
  /** `e, lo, hi, ilo, ihi, deferred`: one row for each enterprise; amounts NULL where deferred. */
  readonly totals: SqlStatement;
  /** One row: `enterprises, deferred, helped, lo, hi, ilo, ihi`. */
  readonly summary: SqlStatement;
  /** `r, payments, helped, lo, hi`: one row for each rule that pays. */
  readonly byRule: SqlStatement;
  /** One row: `gaps`, the number of enterprises of which a fact is missing that is read. */
  readonly gaps: SqlStatement;
  /** `e`: the enterprises the interpreter has to finish. */
  readonly deferred: SqlStatement;
  /**
   * `e, r, n, d, stage, outcome, c, blo, bhi, lo, hi`: why each claim is what it is, and why events raised none.
   * Enterprises of which a fact is missing have a row for each of these facts, with `r` 0, and no others.
   */
  readonly reasons: ReasonStatement;
}

export interface ReasonStatement extends SqlStatement {
  /** What `c` stands for in rows of missing facts, from 1: `enterprise.FIELD`, `enterprise.EVENTS` or `EVENTS.FIELD`. */
  readonly facts: readonly string[];
}

export interface StatementParts {
  readonly lowering: Lowering;
  readonly paid: readonly PaidClaims[];
  readonly rules: readonly NumberedRule[];
  readonly gaps: string | null;
  /** What the policies pay to enterprises of which a fact is missing; null where all of them are deferred. */
  readonly open: { readonly lowering: Lowering; readonly paid: readonly PaidClaims[] } | null;
}

/** Payments by groups of rules of which none looks at what another pays: each can be computed by itself. */
export interface PaymentParts {
  /** One for each part, in a fixed order: as long as it is the same, so are the payments from the same facts. */
  readonly keys: readonly string[];
  /**
   * `p, e, r, n, d, lo, hi`: the rows of `lines` of some parts, with their places in the order, for enterprises of which
   * no fact is missing that any part reads.
   */
  write(places: readonly number[]): SqlStatement;
}

/** Cuts what policies pay, where no fact is missing, into parts. */
export function writeParts({ lowering, paid, gaps }: Omit<StatementParts, 'open'>): PaymentParts {
  const results = paid.flatMap((each) => each.results);
  const tables = [...listShared(lowering), ...paid.flatMap((each) => each.tables), gapsTable(gaps, lowering)];
  const wide = results.some((each) => each.wide);
  const select = (place: number, first: string): Select => {
    const { name, wide: own } = results[place] ?? absentPart(place);
    const cast = (column: string): string => (wide ? lowering.dialect.cast(column, 'wide') : column);
    const amounts = `${cast('s.lo')} AS lo, ${cast(openEnd('s.hi', own))} AS hi`;
    return { text: `SELECT ${first}s.e, s.r, s.n, s.d, ${amounts} FROM ${name} s`, where: 's.hi > 0' };
  };
  const write = (selects: readonly Select[], first: string): SqlStatement => {
    const columns = [...(first === '' ? [] : [first]), 'e', 'r', 'n', 'd', 'lo', 'hi'];
    return joinTables(tables, keepFrom(selects, 'gaps', columns, lowering), lowering);
  };
  return {
    keys: results.map((_, place) => {
      const { text, parameters } = write([select(place, '')], '');
      return JSON.stringify([text, parameters]);
    }),
    write: (places) =>
      write(
        places.map((place) => select(place, `${place} AS p, `)),
        'p',
      ),
  };
}

function absentPart(place: number): never {
  throw new Error(`there is no part ${place}`);
}

function listShared({ shared }: Lowering): readonly CommonTable[] {
  return [...shared].map(([select, name]) => ({ name, select }));
}

function openEnd(column: string, wide: boolean): string {
  return wide ? `CASE WHEN ${column} >= ${unbounded} THEN NULL ELSE ${column} END` : column;
}

/** Puts the statements together out of what the policies pay. */
export function writeStatements(parts: StatementParts, reasons: () => ReasonStatement): PolicyStatements {
  const { lowering, paid, gaps, open: unsure } = parts;
  const results = paid.flatMap((each) => each.results);
  const openResults = unsure?.paid.flatMap((each) => each.results) ?? [];
  const wide = [...results, ...openResults].some((each) => each.wide);
  const tables = [
    ...listShared(lowering),
    ...paid.flatMap((each) => each.tables),
    gapsTable(gaps, lowering),
    ...(unsure?.paid.flatMap((each) => each.tables) ?? []),
    {
      name: 'deferred',
      select: unsure === null ? 'SELECT e FROM gaps' : lowering.dialect.eachOnce(indent(uniteUnsettled(unsure.paid))),
    },
    {
      name: 'claims',
      select: [
        unite(
          results.map(({ name }) => name),
          wide,
          lowering,
          'gaps',
        ),
        ...(openResults.length > 0
          ? [
              unite(
                openResults.map(({ name }) => name),
                wide,
                lowering,
                'deferred',
              ),
            ]
          : []),
      ].join('\nUNION ALL\n'),
    },
  ];
  const open = (column: string): string => openEnd(column, wide);
  const make = (more: readonly CommonTable[], select: string): SqlStatement =>
    joinTables([...tables, ...more], select, lowering);
  const counted = numbersOf(parts.rules, ({ rule }) => rule.countsInTotal);
  const money = numbersOf(parts.rules, ({ rule }) => rule.unit === 'money');
  const individual = numbersOf(parts.rules, ({ rule }) => rule.unit === 'money' && rule.payee === 'individual');
  const sums: CommonTable = {
    name: 'sums',
    select:
      `SELECT s.e, ${sumOver('lo', counted)} AS lo, ${sumOver('hi', counted)} AS hi, ` +
      `${sumOver('lo', individual)} AS ilo, ${sumOver('hi', individual)} AS ihi,\n` +
      `  ${counted === null && money === null ? sumOver('hi', null) : countOver(money)} AS helped\nFROM claims s GROUP BY s.e`,
  };
  const totals: CommonTable = {
    name: 'totals',
    select:
      `SELECT c.e, g.e IS NOT NULL AS deferred, ${['lo', 'hi', 'ilo', 'ihi'].map((column) => `CASE WHEN g.e IS NULL THEN COALESCE(t.${column}, 0) END AS ${column}`).join(', ')}\n` +
      `FROM enterprise c LEFT JOIN sums t ON t.e = c.e LEFT JOIN deferred g ON g.e = c.e`,
  };
  // Each is written when it is asked for: seldom are all of them.
  return {
    get lines() {
      return make([], `SELECT s.e, s.r, s.n, s.d, s.lo, ${open('s.hi')} AS hi\nFROM claims s\nWHERE s.hi > 0`);
    },
    get answers() {
      return make(
        [],
        `SELECT s.e, s.r, s.n, s.d, s.lo, ${open('s.hi')} AS hi\nFROM claims s\nWHERE s.hi > 0\n` +
          `UNION ALL\nSELECT e, 0, NULL, NULL, NULL, NULL FROM deferred`,
      );
    },
    get totals() {
      return make(
        [sums, totals],
        `SELECT e, deferred, lo, ${open('hi')} AS hi, ilo, ${open('ihi')} AS ihi FROM totals`,
      );
    },
    get summary() {
      return make(
        [sums],
        `SELECT (SELECT count(*) FROM enterprise) AS enterprises, (SELECT count(*) FROM deferred) AS deferred,\n` +
          `  COALESCE(sum(CASE WHEN t.helped > 0 THEN 1 ELSE 0 END), 0) AS helped,\n  COALESCE(sum(t.lo), 0) AS lo, ${open('COALESCE(sum(t.hi), 0)')} AS hi, ` +
          `COALESCE(sum(t.ilo), 0) AS ilo, ${open('COALESCE(sum(t.ihi), 0)')} AS ihi\n` +
          `FROM sums t`,
      );
    },
    get byRule() {
      return make(
        [],
        `SELECT s.r, count(*) AS payments, count(DISTINCT s.e) AS helped, sum(s.lo) AS lo, ${open('sum(s.hi)')} AS hi\n` +
          `FROM claims s\nWHERE s.hi > 0\nGROUP BY s.r`,
      );
    },
    get deferred() {
      return make([], `SELECT e FROM deferred`);
    },
    get gaps() {
      return make([], `SELECT count(*) AS gaps FROM gaps`);
    },
    get reasons() {
      return reasons();
    },
  };
}

/** Joins a SELECT with the common tables that it needs. */
export function joinTables(
  tables: readonly CommonTable[],
  select: string,
  { dialect, parameters }: Lowering,
): SqlStatement {
  const { used, mentions } = keepUsed(tables, select);
  const written = used.map(({ name, select: text }) => {
    const keyword = (mentions.get(name) ?? 0) > 1 ? dialect.materialized : 'AS';
    return `${name} ${keyword} (\n${indent(text)}\n)`;
  });
  return { text: dialect.finish(`WITH ${written.join(', ')}\n${select}`), parameters };
}

/** The enterprises of which a fact is missing that a statement reads. */
export function gapsTable(gaps: string | null, { dialect }: Lowering): CommonTable {
  return { name: 'gaps', select: dialect.eachOnce(indent(gaps ?? 'SELECT e FROM enterprise WHERE FALSE')) };
}

/** A SELECT of rows `s`, and the condition on them. */
interface Select {
  readonly text: string;
  readonly where: string | null;
}

/** The rows of some SELECTs of enterprises that are not in a table; where a join says so, it is one for all of them. */
function keepFrom(
  selects: readonly Select[],
  table: string,
  columns: readonly string[],
  { dialect }: Pick<Lowering, 'dialect'>,
): string {
  const { join, where } = dialect.absentFrom(table, 'g');
  const written = selects
    .map((select) => {
      const conditions = [select.where, where].filter((each) => each !== null);
      return conditions.length === 0 ? select.text : `${select.text} WHERE ${conditions.join(' AND ')}`;
    })
    .join('\nUNION ALL\n');
  if (join === '') return written;
  return `SELECT ${columns.map((column) => `s.${column}`).join(', ')} FROM (\n${indent(written)}\n) s${join}`;
}

function uniteUnsettled(paid: readonly PaidClaims[]): string {
  const selects = [...new Set(paid.flatMap(({ unsettled }) => unsettled))];
  return selects.length === 0 ? 'SELECT e FROM enterprise WHERE FALSE' : selects.join('\nUNION ALL\n');
}

function unite(names: readonly string[], wide: boolean, lowering: Lowering, except: string): string {
  const { dialect } = lowering;
  if (names.length === 0) {
    const none = dialect.rows(['e', 'r', 'n', 'd', 'lo', 'hi'], [['0', '0', '0', dialect.day('1900-01-01'), '0', '0']]);
    return `SELECT * FROM ${none} v WHERE FALSE`;
  }
  const cast = (column: string): string => (wide ? `${dialect.cast(column, 'wide')} AS ${column.slice(2)}` : column);
  const selects = names.map((name) => ({
    text: `SELECT s.e, s.r, s.n, s.d, ${cast('s.lo')}, ${cast('s.hi')} FROM ${name} s`,
    where: null,
  }));
  return keepFrom(selects, except, ['e', 'r', 'n', 'd', 'lo', 'hi'], lowering);
}

/** Rules by number; null for all of them. */
function numbersOf(rules: readonly NumberedRule[], choose: (rule: NumberedRule) => boolean): readonly number[] | null {
  const chosen = rules.filter(choose);
  return chosen.length === rules.length ? null : chosen.map(({ number }) => number);
}

function sumOver(column: string, numbers: readonly number[] | null): string {
  if (numbers === null) return `sum(s.${column})`;
  if (numbers.length === 0) return '0';
  return `sum(CASE WHEN s.r IN (${numbers.join(', ')}) THEN s.${column} ELSE 0 END)`;
}

function countOver(numbers: readonly number[] | null): string {
  if (numbers === null) return 'sum(CASE WHEN s.hi > 0 THEN 1 ELSE 0 END)';
  if (numbers.length === 0) return '0';
  return `sum(CASE WHEN s.hi > 0 AND s.r IN (${numbers.join(', ')}) THEN 1 ELSE 0 END)`;
}

/** Common tables that the statement needs, in order, and how often they and the statement name each. */
function keepUsed(
  tables: readonly CommonTable[],
  select: string,
): { readonly used: readonly CommonTable[]; readonly mentions: ReadonlyMap<string, number> } {
  const mentions = new Map(tables.map(({ name }) => [name, 0]));
  const count = (text: string): void => {
    for (const word of text.match(/\w+/g) ?? []) {
      const known = mentions.get(word);
      if (known !== undefined) mentions.set(word, known + 1);
    }
  };
  count(select);
  // A table is named by later ones only.
  const used = tables.toReversed().filter((table) => {
    if (mentions.get(table.name) === 0) return false;
    count(table.select);
    return true;
  });
  return { used: used.reverse(), mentions };
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
