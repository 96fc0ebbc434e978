import type { PolicyPlan } from '../../engine/compile/plan';
import type { ClauseReference } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { raiseClaims } from '../../engine/simulate/raise-claims';
import type { EnterpriseResult, Line, Step } from '../../engine/simulate/result';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { say } from '../../engine/simulate/step-messages';
import { setYearContext } from '../../engine/simulate/year-context';
import type { SqlProgram } from '../../engine/sql/compile-sql';
import { tellReason } from '../../engine/sql/tell-reason';
import type { SqlStatement } from '../../engine/sql/write-statements';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

export type Cells = Readonly<Record<string, unknown>>;

export interface ReasonComparison {
  /** Enterprises whose reasons are those of the interpreter. */
  readonly compared: number;
  /** Enterprises of which a fact is missing. */
  readonly missing: number;
  /** How often each stage was told with each outcome. */
  readonly told: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

/** Compares what SQL says of every claim and refused event of some enterprises with the steps of the interpreter. */
export async function compareReasons(
  program: SqlProgram,
  plans: readonly PolicyPlan[],
  enterprises: readonly Enterprise[],
  { year, vocabulary }: { readonly year: number; readonly vocabulary: Vocabulary },
  query: (statement: SqlStatement) => Promise<readonly Cells[]>,
): Promise<ReasonComparison> {
  const { reasons } = program.statements;
  const byOwner = new Map<number, Cells[]>();
  for (const row of await query(reasons))
    byOwner.set(Number(row['e']), [...(byOwner.get(Number(row['e'])) ?? []), row]);
  const told = new Map<string, number>();
  const differences: string[] = [];
  let missing = 0;
  for (const [index, enterprise] of enterprises.entries()) {
    const own = byOwner.get(index + 1) ?? [];
    const result = simulateEnterprise(plans, enterprise, { year, vocabulary });
    for (const row of own) count(told, `${textOf(row['stage'])} ${textOf(row['outcome'])}`);
    const report = (problem: string): void =>
      void differences.push(`${enterprise.id}: ${problem}\n ${JSON.stringify(enterprise)}`);
    if (own.some((row) => row['stage'] === 'facts')) {
      missing += 1;
      const facts = own.map((row) => (row['stage'] === 'facts' ? pathOf(row, reasons.facts) : 'a reason'));
      const unsaid = result.lines.flatMap(({ needs }) => needs).filter(({ path }) => !facts.includes(path));
      if (facts.includes('a reason')) report('has reasons although a fact is missing');
      if (unsaid.length > 0) report(`${unsaid.map(({ path }) => path).join()} is missing too`);
      continue;
    }
    const actual = own.map((row) => describeRow(row, program)).sort();
    const expected = listExpected(result, program, enterprise, { year, vocabulary }).sort();
    if (expected.join('\n') !== actual.join('\n'))
      report(`\n interpreter:\n  ${expected.join('\n  ')}\n sql:\n  ${actual.join('\n  ')}`);
    for (const problem of checkWhyNot(result, own, program)) report(problem);
  }
  return { compared: enterprises.length - missing, missing, told: Object.fromEntries([...told].sort()), differences };
}

function count(told: Map<string, number>, key: string): void {
  told.set(key, (told.get(key) ?? 0) + 1);
}

/** What takes away, or gives, of the steps of the claims; and the steps that events did not pass. */
function listExpected(
  result: EnterpriseResult,
  { rules }: SqlProgram,
  enterprise: Enterprise,
  { year, vocabulary }: { readonly year: number; readonly vocabulary: Vocabulary },
): string[] {
  const claims = [...result.lines, ...result.refused].flatMap((line) =>
    line.steps.filter(({ outcome }) => outcome !== 'passed').map((step) => describeStep(line, step, rules)),
  );
  const contexts = new Map(
    [...new Set(rules.map(({ plan }) => plan))].map((plan) => [
      plan,
      setYearContext(plan, enterprise, year, vocabulary),
    ]),
  );
  const refusals = rules.flatMap(({ plan, rule }) => {
    const context = contexts.get(plan);
    if (!context?.days) return [];
    return raiseClaims(rule, context)
      .refused.filter(({ verdict }) => verdict === 'refused')
      .flatMap(({ event, steps }) =>
        steps
          .filter(({ outcome }) => outcome === 'refused')
          .map(
            ({ stage, outcome, from }) =>
              `${plan.id}/${rule.id}/${event?.path ?? ''} ${event?.event.date ?? ''} ${stage} ${outcome} ${placeOf(from)}`,
          ),
      );
  });
  return [...claims, ...refusals];
}

function describeStep(line: Line, { stage, outcome, from, before, after }: Step, rules: SqlProgram['rules']): string {
  const isYearly = rules.some(
    ({ plan, rule }) => plan.id === line.policy && rule.id === line.rule && rule.claim === 'year',
  );
  return (
    `${line.policy}/${line.rule}/${isYearly ? '' : line.events.join()} ${line.date} ${stage} ${outcome} ${placeOf(from)} ` +
    `${before?.min ?? ''}..${before?.max ?? ''} to ${after?.min ?? ''}..${after?.max ?? ''}`
  );
}

function describeRow(row: Cells, { rules }: SqlProgram): string {
  const reason = tellReason(
    {
      r: Number(row['r']),
      n: Number(row['n']),
      stage: textOf(row['stage']),
      outcome: textOf(row['outcome']),
      c: Number(row['c']),
    },
    rules,
  );
  if (!reason) throw new Error('a row that is no missing fact has a rule');
  const { rule, event, stage, outcome, from } = reason;
  const isRefusal = ['inForce', 'jurisdiction', 'eligibility'].includes(stage);
  const hasDay = !isRefusal || hasDays(rule.rule.trigger ?? '', rule.rule.monthly !== null);
  const amounts = isRefusal
    ? ''
    : ` ${textOf(row['blo'])}..${textOf(row['bhi'])} to ${textOf(row['lo'])}..${textOf(row['hi'])}`;
  return `${rule.plan.id}/${rule.rule.id}/${event ?? ''} ${hasDay ? textOf(row['d']) : ''} ${stage} ${outcome} ${placeOf(from)}${amounts}`;

  function hasDays(trigger: string, isMonthly: boolean): boolean {
    return isMonthly || !undated.has(trigger);
  }
}

/** Kinds of events that carry no day; the interpreter tells none of them. */
const undated = new Set<string>();

/** Names the kinds of events without a day. */
export function rememberUndated({ facts }: Vocabulary): void {
  for (const { id, dateField } of facts.collections) if (dateField === null) undated.add(id);
}

function placeOf(from: ClauseReference | null): string {
  return from === null ? '-' : `${from.clause ?? ''} ${from.itemId} ${from.pointer}`;
}

function pathOf(row: Cells, facts: readonly string[]): string {
  const [table = '', field = ''] = (facts[Number(row['c']) - 1] ?? '').split('.');
  return table === 'enterprise' ? field : `${table}[${textOf(row['n'])}].${field}`;
}

/** What the interpreter shows of an item that gave nothing is in what SQL says of its rules, and the other way round. */
function checkWhyNot(result: EnterpriseResult, own: readonly Cells[], { rules }: SqlProgram): readonly string[] {
  return result.policies.flatMap(({ policy, whyNot }) =>
    whyNot.flatMap(({ from, partly, steps }) => {
      const numbers = rules.filter(({ plan, rule }) => plan.id === policy && rule.from.itemId === from.itemId);
      const rows = own.filter((row) => numbers.some(({ number }) => number === Number(row['r'])));
      const telling = steps.filter(
        ({ stage, outcome, message }) => outcome === 'refused' && stage !== 'trigger' && message.zh !== say.noRow().zh,
      );
      const stages = new Set(rows.map((row) => textOf(row['stage'])));
      const unsaid = telling.filter(({ stage }) => !stages.has(stage));
      if (numbers.length > 0 && rows.length > 0 && unsaid.length > 0)
        return [`${policy}/${from.itemId}: ${unsaid.map(({ stage }) => stage).join()} is not said`];
      // Nothing said means that there was no event, or that the policy was not in force.
      const isSilent = steps.every(
        ({ stage, message }) => stage === 'trigger' || stage === 'inForce' || message.zh === say.noRow().zh,
      );
      return rows.length === 0 && !partly && !isSilent ? [`${policy}/${from.itemId}: nothing is said`] : [];
    }),
  );
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}
