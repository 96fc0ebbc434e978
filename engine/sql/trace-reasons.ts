import type { Limit } from '../compile/plan';
import type { StepOutcome, StepStage } from '../simulate/result';
import { unbounded } from './lower-amount';
import type { Lowering } from './lowering';
import type { ClaimTrace } from './pay-policy';
import type { ExaminedEvents } from './refuse-events';

/** What the columns of amounts are written as. */
export interface ReasonWriting {
  readonly lowering: Lowering;
  readonly wide: boolean;
}

/**
 * Writes the reasons as SELECTs of `e, r, n, d, stage, outcome, c, blo, bhi, lo, hi`: what claims were worth by their
 * rule, what each limit and exclusion left of them, and why events raised none.
 */
export function traceReasons(
  traces: readonly ClaimTrace[],
  examined: readonly ExaminedEvents[],
  writing: ReasonWriting,
): readonly string[] {
  return [
    ...traces.flatMap((trace) => traceClaims(trace, writing)),
    ...examined.flatMap((each) => tellRefusals(each, writing)),
  ];
}

/** Ends of an amount in the row `s`. */
interface Ends {
  readonly low: string;
  readonly high: string;
}

interface ReasonRow {
  readonly stage: StepStage;
  /** SQL of the outcome. */
  readonly outcome: string;
  /** SQL of the number of the condition, limit or exclusion. */
  readonly c: string;
  readonly before: Ends | null;
  readonly after: Ends | null;
}

function traceClaims(trace: ClaimTrace, writing: ReasonWriting): readonly string[] {
  const { table, steps, cuts, excluded, plan, where } = trace;
  // What a step left is what the next one found, and at last what the claim comes to.
  const found = (step: number): Ends => endsOf(step > steps.length ? '' : String(step));
  const worth = cuts.length > 0 ? endsOf('0') : found(1);
  const write = (row: ReasonRow, conditions: readonly string[], join = ''): string =>
    writeRow(row, `${table} s${join}`, [...(where === null ? [] : [where]), ...conditions], writing);
  const place = (limit: Limit | undefined): number => (limit ? plan.limits.indexOf(limit) + 1 : 0);
  const granted = `CASE WHEN ${worth.high} > 0 THEN ${say('granted')} ELSE ${say('refused')} END`;
  const rows = [write({ stage: 'amount', outcome: granted, c: '0', before: null, after: worth }, [])];
  if (cuts.length > 0) {
    const c = chooseByRule(cuts.map(({ number, limit }) => [[number], place(limit)]));
    const after = found(1);
    rows.push(write({ stage: 'itemCap', outcome: say('reduced'), c, before: worth, after }, [differs(worth, after)]));
  }
  for (const [index, { limits, members }] of steps.entries()) {
    const [limit] = limits;
    if (!limit) throw new Error('a step has limits');
    const [before, after] = [found(index + 1), found(index + 2)];
    const gone = `CASE WHEN ${after.high} > 0 THEN ${say('reduced')} ELSE ${say('superseded')} END`;
    const c = chooseByRule(members.map((rules, at) => [rules.map(({ number }) => number), place(limits[at])]));
    const outcome = limit.operation.kind === 'cap' ? say('reduced') : gone;
    rows.push(write({ stage: limit.stage, outcome, c, before, after }, [differs(before, after)]));
  }
  if (excluded !== null) {
    const after = { low: '0', high: '0' };
    rows.push(
      write(
        { stage: 'exclusion', outcome: say('excluded'), c: 'v.q', before: endsOf(''), after },
        ['s.hi > 0'],
        ` JOIN ${excluded} v ON v.e = s.e`,
      ),
    );
  }
  return rows;
}

function tellRefusals({ checks }: ExaminedEvents, writing: ReasonWriting): readonly string[] {
  const claim = { r: 's.claim_r', d: 's.claim_d' };
  return checks.map(({ stage, c, from, fails }) => {
    const row = { stage, outcome: say('refused'), c: String(c), before: null, after: null };
    return writeRow(row, from, [fails], writing, claim);
  });
}

function writeRow(
  { stage, outcome, c, before, after }: ReasonRow,
  from: string,
  conditions: readonly string[],
  { lowering: { dialect }, wide }: ReasonWriting,
  claim = { r: 's.r', d: 's.d' },
): string {
  const cast = (sql: string): string => dialect.cast(sql, wide ? 'wide' : 'big');
  const high = (sql: string): string => cast(wide ? `CASE WHEN ${sql} >= ${unbounded} THEN NULL ELSE ${sql} END` : sql);
  const amounts = (ends: Ends | null, prefix: string): string =>
    ends === null
      ? `${cast('NULL')} AS ${prefix}lo, ${cast('NULL')} AS ${prefix}hi`
      : `${cast(ends.low)} AS ${prefix}lo, ${high(ends.high)} AS ${prefix}hi`;
  const known = 'NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)';
  return (
    `SELECT s.e, ${claim.r} AS r, s.n, ${claim.d} AS d, '${stage}' AS stage, ${outcome} AS outcome, ${c} AS c, ${amounts(before, 'b')}, ${amounts(after, '')}\n` +
    `FROM ${from}\nWHERE ${[...conditions, known].join(' AND ')}`
  );
}

function endsOf(suffix: string): Ends {
  return { low: `s.lo${suffix}`, high: `s.hi${suffix}` };
}

function differs(a: Ends, b: Ends): string {
  return `(${a.low} <> ${b.low} OR ${a.high} <> ${b.high})`;
}

function say(outcome: StepOutcome): string {
  return `'${outcome}'`;
}

/** The number that goes with the rule of a row. */
function chooseByRule(choices: readonly (readonly [rules: readonly number[], number: number])[]): string {
  const [only] = choices;
  if (only && choices.length === 1) return String(only[1]);
  return `CASE ${choices.map(([rules, number]) => `WHEN s.r IN (${rules.join(', ')}) THEN ${number}`).join(' ')} ELSE 0 END`;
}
