import { firstDayOfYear, lastDayOfYear } from '../values/calendar';
import type { EventCollection } from '../vocabulary/vocabulary';
import { hasColumn, numberWords } from './fact-tables';
import { lowerCondition } from './lower-expression';
import type { Lowering, LoweringScope, ReferenceDay } from './lowering';
import { listAllMonths } from './month-days';
import type { NumberedRule } from './numbered-rules';
import type { CommonTable } from './pay-policy';
import { collectionOf, daysInForce, groupRows, matchWords, testPlace } from './raise-claims';

/** Something an event has to pass before it raises a claim; `c` counts the conditions of a rule from 1, and is else 0. */
export interface EventCheck {
  readonly stage: 'inForce' | 'jurisdiction' | 'eligibility';
  readonly c: number;
  /** Tables, the events among them as `s` with their rule `s.claim_r` and their day `s.claim_d`. */
  readonly from: string;
  /** Condition for an event not to pass. */
  readonly fails: string;
}

/** The events of the year that select a rule, and what they may fail. */
export interface ExaminedEvents {
  readonly table: CommonTable;
  readonly checks: readonly EventCheck[];
}

/**
 * Writes what the events of a year may fail under some rules. An event that selects another row of a table is not
 * examined under this one. Errors: NotExpressible.
 */
export function examineEvents(
  rules: readonly NumberedRule[],
  year: number,
  lowering: Lowering,
): readonly ExaminedEvents[] {
  return groupRows(rules).map((group) => examineGroup(group, year, lowering));
}

function examineGroup(group: readonly NumberedRule[], year: number, lowering: Lowering): ExaminedEvents {
  const [first] = group;
  if (!first) throw new Error('a group has rules');
  const { rule, plan } = first;
  const collection = collectionOf(rule.trigger ?? '', lowering);
  lowering.reads.add(`enterprise.${hasColumn(collection.id)}`);
  const timing = timeEvents(first, collection, year, lowering);
  const table: CommonTable = { name: lowering.nextAlias('examined'), select: listEvents(group, timing, lowering) };
  /** What is looked up for a row stands in WHERE: some engines make a join of it. */
  const check = (
    { stage, c }: Pick<EventCheck, 'stage' | 'c'>,
    write: (scope: LoweringScope) => string,
  ): EventCheck => {
    let joinsEnterprise = false;
    const sql = write({
      lowering,
      plan,
      year,
      e: 's.e',
      enterprise: () => {
        joinsEnterprise = true;
        return 'c';
      },
      event: { collection: collection.id, alias: 's' },
      asOf: timing.asOf,
      locals: new Map(),
    });
    const enterprise = joinsEnterprise ? ' JOIN enterprise c ON c.e = s.e' : '';
    return { stage, c, from: `${table.name} s${enterprise}`, fails: `NOT ${sql}` };
  };
  return {
    table,
    checks: [
      ...timing.inside.map((sql) => check({ stage: 'inForce', c: 0 }, () => sql)),
      check({ stage: 'jurisdiction', c: 0 }, (scope) => `(${testPlace(collection, scope).join(' AND ')})`),
      ...rule.conditions
        .filter(({ role }) => role !== 'match')
        .map(({ expression }, index) =>
          check({ stage: 'eligibility', c: index + 1 }, (scope) => lowerCondition(expression, scope)),
        ),
    ],
  };
}

interface EventTiming {
  readonly asOf: ReferenceDay;
  /** The day of an event `s`, or `x` where it is listed. */
  readonly day: string;
  /** Conditions for an event to be one of the year. */
  readonly where: readonly string[];
  /** Conditions on the examined event for it to lie in the period the policy applies to. */
  readonly inside: readonly string[];
  readonly join: string;
  readonly more: string;
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
    const inside = ['s.claim_t'];
    return { asOf: { sql: 's.claim_d' }, day, where: [], inside, join: ` ${join}`, more: ', w.t AS claim_t' };
  }
  if (collection.dateField === null) {
    const asOf = { day: rule.asOf === 'yearStart' ? days.from : days.to };
    return { asOf, day: dialect.day(days.to), where: [], inside: [], join: '', more: '' };
  }
  const date = `x.${dialect.quote(collection.dateField)}`;
  reads.add(`${collection.id}.${collection.dateField}`);
  const between = (day: string, from: string, to: string): string =>
    `(${day} BETWEEN ${dialect.day(from)} AND ${dialect.day(to)})`;
  const [first, last] = [firstDayOfYear(year), lastDayOfYear(year)];
  const isWhole = days.from === first && days.to === last;
  return {
    asOf: { sql: 's.claim_d' },
    day: date,
    where: [between(date, first, last)],
    inside: isWhole ? [] : [between('s.claim_d', days.from, days.to)],
    join: '',
    more: '',
  };
}

/** The events of the year, each with the rule whose row of a table it selects. */
function listEvents(group: readonly NumberedRule[], timing: EventTiming, lowering: Lowering): string {
  const [first] = group;
  if (!first) throw new Error('a group has rules');
  const { dialect } = lowering;
  const trigger = first.rule.trigger ?? '';
  const write = (number: string, join: string, matches: readonly string[]): string => {
    const where = [...timing.where, ...matches];
    return (
      `SELECT x.*, ${number} AS claim_r, ${timing.day} AS claim_d${timing.more}\n` +
      `FROM ${dialect.quote(trigger)} x${timing.join}${join}${where.length === 0 ? '' : `\nWHERE ${where.join(' AND ')}`}`
    );
  };
  if (group.length > 1) {
    const numbers = numberWords(lowering.vocabulary);
    const field = matchWords(first.rule)?.field ?? '';
    lowering.reads.add(`${trigger}.${field}`);
    const cells = group.flatMap(({ rule, number }) =>
      (matchWords(rule)?.words ?? []).map((word) => [`${numbers.get(word) ?? 0} /* ${word} */`, String(number)]),
    );
    return write('v.r', ` JOIN ${dialect.rows(['w', 'r'], cells)} v ON v.w = x.${dialect.quote(field)}`, []);
  }
  let joins = false;
  const matches = first.rule.conditions
    .filter(({ role }) => role === 'match')
    .map(({ expression }) =>
      lowerCondition(expression, {
        lowering,
        plan: first.plan,
        year: null,
        e: 'x.e',
        enterprise: () => {
          joins = true;
          return 'c';
        },
        event: { collection: trigger, alias: 'x' },
        asOf: 'day' in timing.asOf ? timing.asOf : { sql: timing.day },
        locals: new Map(),
      }),
    );
  return write(String(first.number), joins ? ' JOIN enterprise c ON c.e = x.e' : '', matches);
}
