import { compileSql } from '../../engine/sql/compile-sql';
import { dialects, type DialectName } from '../../engine/sql/dialect';
import { createTables } from '../../engine/sql/create-tables';
import { listCauses } from '../../engine/sql/list-causes';
import type { PolicyStatements } from '../../engine/sql/write-statements';
import { assumeStartOption, assumeStarts } from './assume-starts';
import { choosePlans } from './choose-inputs';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { openWorkspace } from './open-workspace';
import { printJson, printLine, printNote } from './print';
import { readYear } from './read-year';

/** `cuoshi sql PATH --year Y`: the statement that computes a population in a database. */
export const sqlCommand: Command = {
  name: 'sql',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: { zh: '把政策编译成数据库可执行的 SQL', en: 'Compile policies to SQL for a database' },
  options: {
    year: { value: 'YEAR', words: { zh: '事件所属年度（必填）', en: 'calendar year of the events (required)' } },
    policy: { value: 'ID', words: { zh: '只用这一份政策', en: 'this policy only' } },
    dialect: {
      value: 'NAME',
      words: {
        zh: '数据库方言：duckdb、postgres、spark、clickhouse',
        en: 'dialect: duckdb, postgres, spark, clickhouse',
      },
    },
    result: {
      value: 'NAME',
      words: {
        zh: '结果：lines、totals、summary、byRule、reasons、deferred、gaps、tables',
        en: 'result: lines, totals, summary, byRule, reasons, deferred, gaps, tables',
      },
    },
    'assume-start': assumeStartOption,
  },
  required: ['year'],
  run: printSql,
};

async function printSql(invocation: Invocation): Promise<ExitCode> {
  const year = readYear(invocation);
  const dialect = readDialect(invocation);
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  const { vocabulary } = opened.workspace;
  const chosen = choosePlans(invocation, opened);
  if (chosen === null) return 1;
  const { value, diagnostics } = compileSql(assumeStarts(invocation, chosen), { year, vocabulary, dialect });
  if (!value) {
    for (const { message, hint } of diagnostics)
      printNote(invocation, { zh: `${message.zh}${hint.zh}`, en: `${message.en} ${hint.en}` });
    return 1;
  }
  const wanted = invocation.values['result'] ?? 'totals';
  if (wanted === 'tables') {
    for (const statement of createTables(vocabulary, dialects[dialect])) printLine(invocation, `${statement};`);
    return 0;
  }
  const statement = Object.hasOwn(value.statements, wanted) ? value.statements[wanted as keyof PolicyStatements] : null;
  if (!statement) throw new UsageError({ zh: `没有名为 ${wanted} 的结果`, en: `There is no result ${wanted}` });
  const rules = value.rules.map(({ number, plan, rule }) => ({
    r: number,
    policy: plan.id,
    rule: rule.id,
    label: rule.label,
  }));
  const causes = wanted === 'reasons' ? { causes: listCauses(value.rules) } : {};
  if (invocation.json) printJson(invocation, { ok: true, dialect, year, ...statement, rules, ...causes });
  else printLine(invocation, statement.text);
  return 0;
}

function readDialect({ values }: Invocation): DialectName {
  const name = values['dialect'] ?? 'duckdb';
  const found = Object.values(dialects).find((each) => each.name === name);
  if (found) return found.name;
  throw new UsageError({
    zh: `没有方言 ${name}。可用：duckdb、postgres、spark、clickhouse`,
    en: `There is no dialect ${name}. There are: duckdb, postgres, spark, clickhouse`,
  });
}
