import { readFileSync } from 'node:fs';
import { findUnbackedFigures } from '../../engine/coverage/find-unbacked-figures';
import { listItems } from '../../engine/check/policy-item';
import type { PolicyPlan } from '../../engine/compile/plan';
import { readPolicy, type PolicyReading, type Workspace } from '../../engine/pipeline';
import { runExamples } from '../../engine/simulate/run-examples';
import type { SourceFile } from '../../engine/source/source-file';
import { formatMoney, yuanToFen } from '../../engine/values/money';
import type { AmountFigure } from '../../engine/expression/amount-figure';
import type { AcceptanceCase } from '../../main/cli/acceptance-case';
import { hasPassed, modelledPolicies, runCases } from '../../main/cli/run-cases';
import { findReadingDifferences, type ReadingDifferences } from './reading-differences';

/** Who noticed a change; null where nobody did. */
export type Notice = 'finding' | 'example' | 'clause row' | 'case' | 'reading' | null;

/** A row of the clause inventory. Units: yuan. */
interface ClauseRow {
  readonly id: string;
  readonly kind: string;
  readonly article: string;
  readonly amount: number | null;
}

export interface Oracle {
  readonly baseline: PolicyReading;
  judge(text: string): Notice;
}

interface OracleInput {
  readonly file: SourceFile;
  readonly workspace: Workspace;
  readonly cases: readonly AcceptanceCase[];
  readonly rows: readonly ClauseRow[];
  readonly readings: ReadingDifferences;
}

/** Reads the clause inventory of the tests. */
export function readClauseRows(file: string): readonly ClauseRow[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly ClauseRow[];
}

/** Makes what notices changes of one policy; throws when it finds something wrong with the policy as it is. */
export function createOracle({ file, workspace, cases, rows, readings }: OracleInput): Oracle {
  const { vocabulary } = workspace;
  const baseline = workspace.policies.find((each) => each.file.path === file.path);
  if (!baseline?.checked || !baseline.plan) throw new Error(`${file.path} cannot be read`);
  const known = countFindings(baseline);
  const document = rowsOf(baseline);
  const prefix = [...document.keys()][0]?.slice(0, 4) ?? '';
  const expected = rows.filter(({ id }) => id.startsWith(prefix));
  const concerned = cases.filter(({ docs }) => docs.includes(prefix.slice(0, 3)));
  const sound = JSON.stringify(baseline.plan);
  const wanted = JSON.stringify(readings);
  // What noticed one change is likely to notice the next.
  let order = [...concerned];
  const examplesFirst = baseline.checked.examples.map(({ name }) => name);

  const oracle = {
    baseline,
    judge: (text: string): Notice => judge(readPolicy({ path: file.path, text }, vocabulary)),
  };
  const notice = judge(baseline);
  if (notice !== null) throw new Error(`${file.path} is not in order: ${notice}`);
  return oracle;

  function judge(reading: PolicyReading): Notice {
    const { checked, plan } = reading;
    if (!checked?.complete || !plan || hasNewFindings(reading)) return 'finding';
    const same = reading !== baseline && JSON.stringify(plan) === sound;
    if (!same) {
      if (hasFailingExample(plan, reading)) return 'example';
      if (!agreesWithRows(reading)) return 'clause row';
      if (hasFailingCase(reading)) return 'case';
    } else if (!agreesWithRows(reading)) return 'clause row';
    const document = checked.source.document.readings;
    const readingsSame = same && JSON.stringify(document) === JSON.stringify(baseline?.canonical?.document.readings);
    return !readingsSame && JSON.stringify(findReadingDifferences(reading, vocabulary)) !== wanted ? 'reading' : null;
  }

  function hasNewFindings(reading: PolicyReading): boolean {
    const found = countFindings(reading);
    return [...found].some(([code, count]) => count > (known.get(code) ?? 0));
  }

  function hasFailingExample(plan: PolicyPlan, { checked }: PolicyReading): boolean {
    const examples = [...(checked?.examples ?? [])].sort(
      (a, b) => examplesFirst.indexOf(a.name) - examplesFirst.indexOf(b.name),
    );
    for (const example of examples) {
      const [outcome] = runExamples(plan, [example], vocabulary);
      if (outcome?.passed) continue;
      examplesFirst.splice(examplesFirst.indexOf(example.name), 1);
      examplesFirst.unshift(example.name);
      return true;
    }
    return false;
  }

  function hasFailingCase(reading: PolicyReading): boolean {
    const policies = workspace.policies.map((each) => (each.file.path === file.path ? reading : each));
    const modelled = modelledPolicies(policies);
    for (const each of order) {
      if (runCases([each], workspace, modelled).every(hasPassed)) continue;
      order = [each, ...order.filter((other) => other !== each)];
      return true;
    }
    return false;
  }

  function agreesWithRows(reading: PolicyReading): boolean {
    const actual = rowsOf(reading);
    return (
      actual.size === expected.length &&
      expected.every(({ id, kind, article, amount }) => {
        const row = actual.get(id);
        const camel = kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        return row?.kind === camel && row.article === article && (amount === null || row.amounts.includes(fen(amount)));
      })
    );
  }
}

function fen(yuan: number): string {
  return formatMoney(yuanToFen(String(yuan)) ?? (0n as never), 'zh');
}

/** Findings by code and what they are about, but for where they stand. */
function countFindings(reading: PolicyReading): ReadonlyMap<string, number> {
  const { checked, plan, diagnostics } = reading;
  const all = [...diagnostics, ...(checked && plan ? findUnbackedFigures(checked, plan) : [])];
  const counts = new Map<string, number>();
  for (const { code } of all) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

interface PlacedRow {
  readonly kind: string;
  readonly article: string;
  /** What the rule pays and where it is capped, as drafters write it. */
  readonly amounts: readonly string[];
}

function rowsOf({ canonical, plan }: PolicyReading): ReadonlyMap<string, PlacedRow> {
  if (!canonical || !plan) return new Map();
  return new Map(
    listItems(canonical.document).flatMap(({ item, article }) => {
      const table = 'table' in item ? (item.table ?? []).flatMap((row) => row.clause ?? []) : [];
      return [...(item.clause === undefined ? [] : [item.clause]), ...table].map((clause) => {
        const rules = plan.rules.filter(({ from }) => from.clause === clause);
        const figures = rules.flatMap((rule) => [
          ...(rule.amount?.kind === 'amount' ? [rule.amount.amount] : []),
          ...plan.limits.flatMap(({ operation, rules: reached }) =>
            operation.kind === 'cap' && reached.includes(rule.id) ? [operation.amount] : [],
          ),
        ]);
        const row = {
          kind: item.kind,
          article: article.number,
          amounts: figures.flatMap((each) => valuesOf(each, plan)),
        };
        return [clause, row] as const;
      });
    }),
  );
}

function valuesOf(figure: AmountFigure, plan: PolicyPlan): readonly string[] {
  const ends = figure.modality === 'between' ? [figure.low, figure.high] : [figure.value];
  return ends.flatMap((end) => {
    const value = end.node === 'parameter' ? plan.parameters[end.name]?.value : end;
    if (value?.node !== 'literal' || typeof value.value !== 'string') return [];
    const amount = yuanToFen(value.value);
    return amount === null ? [] : [formatMoney(amount, 'zh')];
  });
}
