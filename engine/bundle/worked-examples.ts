import type { BundleExample, ComputedLine } from '../../schemas/generated/types';
import { diagnose } from '../diagnostics/diagnose';
import type { Bilingual, Diagnostic, Staged } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import type { EnterpriseResult, Line, Step } from '../simulate/result';
import type { ExampleOutcome } from '../simulate/run-examples';
import type { SourceMap } from '../validate/canonical-document';
import { formatInterval, sameInterval } from '../values/money';
import { formatQuantity, type Unit } from '../values/quantity';
import { quantityTextInterval, yuanTextInterval } from './yuan-text';

/** Where the examples of a policy stand. */
export interface ExampleSetting {
  readonly file: string;
  readonly map: SourceMap;
}

/**
 * Puts what the drafter stated of the worked examples beside what the engine computed for the policy alone.
 * Errors: bundle/example-differs where they are not the same.
 */
export function computeExamples(
  outcomes: readonly ExampleOutcome[],
  { file, map }: ExampleSetting,
): Staged<readonly BundleExample[]> {
  const diagnostics: Diagnostic[] = [];
  const value = outcomes.map((outcome) => {
    if (!outcome.passed) {
      const { name, pointer } = outcome.task;
      const args = { name, difference: describeDifference(outcome) };
      diagnostics.push(diagnose('bundle/example-differs', file, map.valueRange(`${pointer}/expect`), args));
    }
    return writeExample(outcome);
  });
  return { value, diagnostics };
}

function describeDifference({ task, result }: ExampleOutcome): Bilingual {
  const actual = result.totals.enterprise;
  if (!sameInterval(actual, task.total)) {
    return {
      zh: `预期合计 ${formatInterval(task.total, 'zh')}，算得 ${formatInterval(actual, 'zh')}`,
      en: `expected a total of ${formatInterval(task.total, 'en')}, computed ${formatInterval(actual, 'en')}`,
    };
  }
  const write = (surface: 'zh' | 'en') =>
    result.lines
      .map(({ from, amount, unit }) => `${from.clause ?? from.itemId} ${formatQuantity(amount, unit, surface)}`)
      .join(surface === 'zh' ? '、' : ', ') || (surface === 'zh' ? '无' : 'none');
  return {
    zh: `合计相同，其余不同，算得明细 ${write('zh')}`,
    en: `the total agrees, the rest does not; computed lines: ${write('en')}`,
  };
}

function writeExample({ task, result }: ExampleOutcome): BundleExample {
  return {
    name: task.name,
    year: task.year,
    enterprise: writeEnterprise(task.enterprise),
    stated: {
      total: yuanTextInterval(task.total),
      individualTotal: task.individual && yuanTextInterval(task.individual),
      unquantified: task.unquantified && [...task.unquantified],
      lines:
        task.lines?.map(({ clause, amount, unit }) => ({ clause, unit, amount: quantityTextInterval(amount, unit) })) ??
        null,
    },
    computed: {
      total: yuanTextInterval(result.totals.enterprise),
      individualTotal: yuanTextInterval(result.totals.individual),
      complete: result.totals.complete,
      lines: result.lines.map(writeLine),
      unquantified: entitlementClauses(result.unquantified),
      services: entitlementClauses(result.services),
    },
  };
}

/** Facts and events by their canonical identifiers, as an enterprise file has them; amounts are decimal text in yuan. */
function writeEnterprise({ fields, events }: Enterprise): BundleExample['enterprise'] {
  const lists = Object.entries(events).map(([id, list]) => [id, list.map((event) => event.fields)]);
  return { ...fields, ...Object.fromEntries(lists) } as BundleExample['enterprise'];
}

function writeLine(line: Line): ComputedLine {
  return {
    policy: line.policy,
    rule: line.rule,
    clause: line.from.clause,
    label: line.label,
    date: line.date,
    events: [...line.events],
    payer: line.payer,
    payee: line.payee,
    unit: line.unit,
    countsInTotal: line.countsInTotal,
    amount: quantityTextInterval(line.amount, line.unit),
    steps: line.steps.map((step) => writeStep(step, line.unit)),
  };
}

function writeStep({ stage, outcome, from, before, after, by }: Step, unit: Unit): ComputedLine['steps'][number] {
  return {
    stage,
    outcome,
    clause: from?.clause ?? null,
    before: before && quantityTextInterval(before, unit),
    after: after && quantityTextInterval(after, unit),
    by,
  };
}

function entitlementClauses(lines: EnterpriseResult['services']): string[] {
  return lines.map(({ from }) => from.clause ?? from.itemId);
}
