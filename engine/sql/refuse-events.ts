import { firstDayOfYear, lastDayOfYear } from '../values/calendar';
import type { EventCollection } from '../vocabulary/vocabulary';
import { hasColumn, numberWords } from './fact-tables';
import { lowerCondition } from './lower-expression';
import type { Lowering, LoweringScope, ReferenceDay } from './lowering';
import { listAllMonths } from './month-days';
import type { NumberedRule } from './numbered-rules';
import type { CommonTable } from './pay-policy';
import { collectionOf, daysInForce, groupRows, matchWords, testPlace } from './raise-claims';

/** What an event is tested for before it raises a claim; `c` counts the conditions of a rule from 1, and is else 0. */
export interface EventCheck {
  readonly stage: 'inForce' | 'jurisdiction' | 'eligibility';
  readonly c: number;
  /** Column that tells whether the event passed. */
  readonly column: string;
}

/** Events of the year that raised no claim: a common table of `e, r, n, d` and a column for each check. */
export interface RefusedEvents {
  readonly table: CommonTable;
  readonly checks: readonly EventCheck[];
}

/**
 * Writes the events of a year that rules refuse, with the checks that they did not pass. An event that selects another row of a
 * table is no refusal of this one. Errors: NotExpressible.
 */
export function refuseEvents(
  rules: readonly NumberedRule[],
  year: number,
  lowering: Lowering,
): readonly RefusedEvents[] {
  return groupRows(rules).flatMap((group) => {
    const refused = refuseGroup(group, year, lowering);
    return refused === null ? [] : [refused];
  });
}

function refuseGroup(group: readonly NumberedRule[], year: number, lowering: Lowering): RefusedEvents | null {
  const [first] = group;
  if (!first) throw new Error('a group has rules');
  const { rule, plan } = first;
  const collection = collectionOf(rule.trigger ?? '', lowering);
  const { dialect } = lowering;
  lowering.reads.add(`enterprise.${hasColumn(collection.id)}`);
  const timing = timeEvents(first, collection, year, lowering);
  let joinsEnterprise = false;
  const scope: LoweringScope = {
    lowering,
    plan,
    year,
    e: 'x.e',
    enterprise: () => {
      joinsEnterprise = true;
      return 'c';
    },
    event: { collection: collection.id, alias: 'x' },
    asOf: timing.asOf,
    locals: new Map(),
  };
  const chosen = chooseRows(group, scope);
  const tests: readonly (Omit<EventCheck, 'column'> & { readonly sql: string })[] = [
    ...timing.inside.map((sql) => ({ stage: 'inForce', c: 0, sql }) as const),
    { stage: 'jurisdiction', c: 0, sql: testPlace(collection, scope).join(' AND ') },
    ...rule.conditions
      .filter(({ role }) => role !== 'match')
      .map(
        ({ expression }, index) =>
          ({ stage: 'eligibility', c: index + 1, sql: lowerCondition(expression, scope) }) as const,
      ),
  ];
  const columns = tests.map(({ sql }, index) => `${sql} AS t${index}`);
  const enterprise = joinsEnterprise ? ' JOIN enterprise c ON c.e = x.e' : '';
  const where = [...timing.where, ...chosen.where];
  const examined =
    `SELECT x.e, ${chosen.rule} AS r, x.n, ${timing.day} AS d, ${columns.join(', ')}\n` +
    `FROM ${dialect.quote(collection.id)} x${timing.join}${chosen.join}${enterprise}` +
    (where.length === 0 ? '' : `\nWHERE ${where.join(' AND ')}`);
  const passed = tests.map((_, index) => `s.t${index}`).join(' AND ');
  return {
    table: {
      name: lowering.nextAlias('refused'),
      select: `SELECT s.* FROM (\n${examined}\n) s WHERE NOT (${passed})`,
    },
    checks: tests.map(({ stage, c }, index) => ({ stage, c, column: `t${index}` })),
  };
}

interface EventTiming {
  readonly asOf: ReferenceDay;
  readonly day: string;
  /** Conditions for an event to be one of the year. */
  readonly where: readonly string[];
  /** Conditions for it to lie in the period the policy applies to. */
  readonly inside: readonly string[];
  readonly join: string;
}

function timeEvents(
  { rule, plan }: NumberedRule,
  collection: EventCollection,
  year: number,
  lowering: Lowering,
): EventTiming {
  const { dialect, reads } = lowering;
  const days = daysInForce(plan, year, year);
  if (rule.monthly) {
    const { join, day } = listAllMonths(rule.monthly, collection.id, year, plan, lowering);
    return { asOf: { sql: day }, day, where: [], inside: ['w.t'], join: ` ${join}` };
  }
  if (collection.dateField === null) {
    const asOf = { day: rule.asOf === 'yearStart' ? days.from : days.to };
    return { asOf, day: dialect.day(days.to), where: [], inside: [], join: '' };
  }
  const date = `x.${dialect.quote(collection.dateField)}`;
  reads.add(`${collection.id}.${collection.dateField}`);
  const between = (from: string, to: string): string => `(${date} BETWEEN ${dialect.day(from)} AND ${dialect.day(to)})`;
  const [first, last] = [firstDayOfYear(year), lastDayOfYear(year)];
  const isWhole = days.from === first && days.to === last;
  return {
    asOf: { sql: date },
    day: date,
    where: [between(first, last)],
    inside: isWhole ? [] : [between(days.from, days.to)],
    join: '',
  };
}

/** The row of a table that an event selects. */
function chooseRows(group: readonly NumberedRule[], scope: LoweringScope) {
  const [first] = group;
  if (!first) throw new Error('a group has rules');
  const { lowering } = scope;
  if (group.length === 1) {
    const matches = first.rule.conditions.filter(({ role }) => role === 'match');
    const where = matches.map(({ expression }) => lowerCondition(expression, scope));
    return { rule: String(first.number), join: '', where };
  }
  const numbers = numberWords(lowering.vocabulary);
  const field = matchWords(first.rule)?.field ?? '';
  lowering.reads.add(`${first.rule.trigger}.${field}`);
  const cells = group.flatMap(({ rule, number }) =>
    (matchWords(rule)?.words ?? []).map((word) => [`${numbers.get(word) ?? 0} /* ${word} */`, String(number)]),
  );
  const join = ` JOIN ${lowering.dialect.rows(['w', 'r'], cells)} v ON v.w = x.${lowering.dialect.quote(field)}`;
  return { rule: 'v.r', join, where: [] };
}
