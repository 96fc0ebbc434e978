import type { DuckDBConnection } from '@duckdb/node-api';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { compileSql, type SqlProgram } from '../../engine/sql/compile-sql';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { loadEnterprises } from '../../main/population/fact-database';

export interface Comparison {
  readonly compared: number;
  readonly deferred: number;
  readonly lines: number;
  readonly differences: readonly string[];
}

/** Computes enterprises both ways and lists every difference in their lines and totals. */
export async function compareWithSql(
  connection: DuckDBConnection,
  plans: readonly PolicyPlan[],
  enterprises: readonly Enterprise[],
  { year, vocabulary }: { readonly year: number; readonly vocabulary: Vocabulary },
): Promise<Comparison> {
  const { value: program, diagnostics } = compileSql(plans, { year, vocabulary, dialect: 'duckdb' });
  if (!program) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  await loadEnterprises(connection, enterprises, vocabulary);
  const totals = await run(connection, program.statements.totals);
  const lines = await run(connection, program.statements.lines);
  const byEnterprise = new Map(totals.map((row) => [Number(row['e']), row]));
  const byOwner = new Map<number, Record<string, unknown>[]>();
  for (const line of lines) {
    const listed = byOwner.get(Number(line['e']));
    if (listed) listed.push(line);
    else byOwner.set(Number(line['e']), [line]);
  }
  const differences: string[] = [];
  let deferred = 0;
  let compared = 0;
  for (const [index, enterprise] of enterprises.entries()) {
    const row = byEnterprise.get(index + 1);
    if (!row) throw new Error(`no total of ${enterprise.id}`);
    if (row['deferred'] === true) {
      deferred += 1;
      continue;
    }
    compared += 1;
    const result = simulateEnterprise(plans, enterprise, { year, vocabulary });
    const expected = [
      ...result.lines.map(
        (line) =>
          `${line.policy}/${line.rule}/${line.rule && line.events.length === 1 && isByEvent(program, line.policy, line.rule) ? line.events[0] : ''} ${line.date} ${line.amount.min}..${line.amount.max ?? ''}`,
      ),
      `total ${result.totals.enterprise.min}..${result.totals.enterprise.max ?? ''} individual ${result.totals.individual.min}..${result.totals.individual.max ?? ''}`,
    ].sort();
    const own = byOwner.get(index + 1) ?? [];
    const actual = [
      ...own.map((line) => describeLine(program, line)),
      `total ${textOf(row['lo'])}..${textOf(row['hi'])} individual ${textOf(row['ilo'])}..${textOf(row['ihi'])}`,
    ].sort();
    if (expected.join('\n') !== actual.join('\n'))
      differences.push(
        `${enterprise.id}\n interpreter:\n  ${expected.join('\n  ')}\n sql:\n  ${actual.join('\n  ')}\n ${JSON.stringify(enterprise.events)}`,
      );
  }
  return { compared, deferred, lines: lines.length, differences };
}

function isByEvent({ rules }: SqlProgram, policy: string, id: string): boolean {
  return rules.some(({ plan, rule }) => plan.id === policy && rule.id === id && rule.claim === 'event');
}

function describeLine({ rules }: SqlProgram, line: Record<string, unknown>): string {
  const found = rules.find(({ number }) => number === Number(line['r']));
  if (!found) throw new Error(`no rule ${textOf(line['r'])}`);
  const event = found.rule.claim === 'event' ? `${found.rule.trigger ?? ''}[${textOf(line['n'])}]` : '';
  return `${found.plan.id}/${found.rule.id}/${event} ${textOf(line['d'])} ${textOf(line['lo'])}..${textOf(line['hi'])}`;
}

async function run(
  connection: DuckDBConnection,
  { text, parameters }: SqlProgram['statements']['lines'],
): Promise<readonly Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(text, [...parameters]);
  return reader.getRowObjectsJson();
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}
