import type { PolicyPlan } from '../compile/plan';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { dialects, type DialectName } from './dialect';
import { listGaps, listReadFacts } from './list-gaps';
import { startLowering } from './lowering';
import type { NumberedRule } from './numbered-rules';
import { payPolicy } from './pay-policy';
import { yearsInForce } from './raise-claims';
import { examineEvents } from './refuse-events';
import { traceReasons } from './trace-reasons';
import { gapsTable, joinTables, type ReasonStatement } from './write-statements';

/**
 * Writes the statement that gives the reasons: every claim is traced through its steps, and every event of the year that
 * raised none is asked which checks it did not pass. Only facts that are known are reasoned about.
 * Errors: NotExpressible, where the payments are not expressible either.
 */
export function writeReasons(
  plans: readonly PolicyPlan[],
  rules: readonly NumberedRule[],
  year: number,
  { vocabulary, dialect: name }: { readonly vocabulary: Vocabulary; readonly dialect: DialectName },
): ReasonStatement {
  const lowering = startLowering(dialects[name], vocabulary, 'known');
  const { dialect } = lowering;
  const traced = plans.map((plan) => {
    const own = rules.filter((rule) => rule.plan === plan);
    const paid = payPolicy(plan, own, year, lowering, true);
    const examined = yearsInForce(plan, year, year).length === 0 ? [] : examineEvents(own, year, lowering);
    return { paid, examined };
  });
  const examined = traced.flatMap((each) => each.examined);
  const wide = traced.some(({ paid }) => paid.results.some((result) => result.wide));
  const told = traceReasons(
    traced.flatMap(({ paid }) => paid.traces),
    examined,
    { lowering, wide },
  );
  const facts = listReadFacts(lowering);
  const amounts = ['blo', 'bhi', 'lo', 'hi'].map(
    (column) => `${dialect.cast('NULL', wide ? 'wide' : 'big')} AS ${column}`,
  );
  const missing = facts.map(
    ({ table, isEvent, missing: isMissing }, index) =>
      `SELECT x.e, 0 AS r, ${isEvent ? 'x.n' : '0'} AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, ${index + 1} AS c, ${amounts.join(', ')}\n` +
      `FROM ${dialect.quote(table)} x\nWHERE ${isMissing}`,
  );
  const tables = [
    ...[...lowering.shared].map(([select, table]) => ({ name: table, select })),
    ...traced.flatMap(({ paid }) => paid.tables),
    ...examined.map(({ table }) => table),
    gapsTable(listGaps(lowering), lowering),
  ];
  const none =
    `SELECT e, 0 AS r, 0 AS n, ${dialect.day('1900-01-01')} AS d, 'amount' AS stage, 'refused' AS outcome, 0 AS c, ` +
    `${amounts.join(', ')}\nFROM enterprise WHERE FALSE`;
  const selects = told.length > 0 ? [...told, ...missing] : [none];
  const statement = joinTables(tables, selects.join('\nUNION ALL\n'), lowering);
  return { ...statement, facts: facts.map(({ table, field }) => `${table}.${field}`) };
}
