import type { PolicyPlan } from '../../engine/compile/plan';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { defineTables } from '../../engine/sql/create-tables';
import { dialects } from '../../engine/sql/dialect';
import { writeSqlFiles } from '../../engine/sql/write-sql-files';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { writeRows, type WrittenRow } from '../../reference/interop/facts.mjs';
import { bundledFacts, bundledVocabulary } from './bundled-facts';
import type { Tally, Trial } from './compare-dmn';
import type { Row, SqlEngine } from './sql-engine';

const ROWS_AT_ONCE = 500;

/** Runs the SQL that the bundle of a policy carries on enterprises, and compares every line with the engine's. */
export async function compareSqlOn(engine: SqlEngine, plan: PolicyPlan, trials: Iterable<Trial>): Promise<Tally> {
  const files = new Map(writeSqlFiles(plan, builtinVocabulary).files.map(({ path, text }) => [path, text]));
  const listed = [...trials];
  const stored = await loadTrials(engine, files.get(`${engine.folder}/schema.sql`) ?? '', listed);
  const counts = { equal: 0, deferred: 0, different: 0, deferredThoughKnown: 0, paid: 0 };
  let difference: string | null = null;
  const names = new Map((await engine.query('SELECT r, rule FROM cuoshi_rules')).map(([r, rule]) => [r, rule]));
  for (const year of new Set(listed.map((trial) => trial.year))) {
    const query = files.get(`${engine.folder}/query-${year}.sql`);
    const answers = groupBy(query === undefined ? [] : await engine.query(query), ([e]) => Number(e));
    for (const [index, { enterprise, isKnown }] of listed.entries()) {
      if (listed[index]?.year !== year) continue;
      const rows = answers.get(index + 1) ?? [];
      if (!stored.has(index + 1) || rows.some(([, r]) => r === '0')) {
        counts.deferred += 1;
        if (isKnown) counts.deferredThoughKnown += 1;
        continue;
      }
      const { lines } = simulateEnterprise([plan], enterprise, { year, vocabulary: builtinVocabulary });
      const isByEvent = (id: string) => plan.rules.some((rule) => rule.id === id && rule.claim === 'event');
      const ours = lines
        .map(({ rule, events, date, amount: { min, max } }) =>
          [rule, isByEvent(rule) ? /\d+/.exec(events[0] ?? '')?.[0] : '', date, min, max ?? 'open'].join(' '),
        )
        .sort();
      const theirs = rows.map((row) => writeRow(row, names, isByEvent)).sort();
      if (ours.join('\n') === theirs.join('\n')) {
        counts.equal += 1;
        if (lines.length > 0) counts.paid += 1;
        continue;
      }
      counts.different += 1;
      difference ??= JSON.stringify({ plan: plan.id, year, enterprise, ours, theirs });
    }
  }
  return { ...counts, difference };
}

function writeRow(
  [, r, n, d, lo, hi]: Row,
  names: ReadonlyMap<string | null | undefined, string | null | undefined>,
  isByEvent: (rule: string) => boolean,
): string {
  const rule = names.get(r) ?? '';
  return [rule, isByEvent(rule) ? n : '', d, lo, hi ?? 'open'].join(' ');
}

/**
 * Makes the tables by the file of the bundle and fills them as its module writes facts; gives the numbers of the
 * enterprises that it could write.
 */
async function loadTrials(engine: SqlEngine, schema: string, trials: readonly Trial[]): Promise<ReadonlySet<number>> {
  const tables = defineTables(builtinVocabulary, dialects[engine.folder === 'duckdb' ? 'duckdb' : 'postgres']);
  const drops = [...tables.map(({ name }) => name), 'cuoshi_words', 'cuoshi_rules'];
  await engine.run(drops.map((name) => `DROP TABLE IF EXISTS "${name}";`).join('\n'));
  await engine.run(schema);
  const words = new Map(
    (await engine.query('SELECT word, number FROM cuoshi_words')).map(([word, number]) => [word ?? '', Number(number)]),
  );
  const vocabulary = bundledVocabulary(builtinVocabulary);
  const written = trials.map(({ enterprise }, index) =>
    writeRows(vocabulary, words, bundledFacts(enterprise), index + 1),
  );
  await fillTables(
    engine,
    written.flatMap((each) => each ?? []),
  );
  return new Set(written.flatMap((each, index) => (each === null ? [] : [index + 1])));
}

/** Puts rows into the fact tables. */
export async function fillTables(engine: SqlEngine, rows: readonly WrittenRow[]): Promise<void> {
  const statements: string[] = [];
  for (const [name, own] of groupBy(rows, ({ table }) => table)) {
    const columns = Object.keys(own[0]?.cells ?? {});
    const listed = columns.map((column) => `"${column}"`).join(', ');
    for (let start = 0; start < own.length; start += ROWS_AT_ONCE) {
      const values = own
        .slice(start, start + ROWS_AT_ONCE)
        .map(({ cells }) => `(${columns.map((column) => writeCell(cells[column] ?? null)).join(', ')})`);
      statements.push(`INSERT INTO "${name}" (${listed}) VALUES\n${values.join(',\n')};`);
    }
  }
  // Without figures about its tables PostgreSQL takes many times as long.
  if (engine.folder === 'postgresql') statements.push('ANALYZE;');
  // At once: each run of PostgreSQL is a program that is started.
  await engine.run(statements.join('\n'));
}

function writeCell(cell: WrittenRow['cells'][string]): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
