import { isDeepStrictEqual } from 'node:util';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { writeModelInput } from '../../reference/interop/facts.mjs';
import { bundledFacts, bundledVocabulary } from './bundled-facts';
import type { DmnProgram } from './dmn-evaluator';

/** What became of one enterprise under a model; `detail` tells in what it differs from the engine. */
export interface DmnOutcome {
  readonly outcome: 'equal' | 'deferred' | 'different';
  readonly detail: string | null;
  /** Whether there is a line at all. */
  readonly paid: boolean;
}

interface DmnResult {
  readonly deferred: boolean;
  readonly lines: readonly DmnLine[];
  readonly total: DmnInterval;
  readonly individual_total: DmnInterval;
}

interface DmnInterval {
  readonly low: number;
  readonly high: number | null;
}

interface DmnLine extends DmnInterval {
  readonly rule: string;
  readonly event: number | null;
  readonly day: string | null;
}

/** Runs a model and compares every line and both totals with what the engine gives. */
export function compareDmn(
  program: DmnProgram,
  plan: PolicyPlan,
  enterprise: Enterprise,
  year: number,
  vocabulary: Vocabulary,
): DmnOutcome {
  const facts = writeModelInput(bundledVocabulary(vocabulary), bundledFacts(enterprise));
  if (facts === null) return { outcome: 'deferred', detail: null, paid: false };
  const { lines, totals } = simulateEnterprise([plan], enterprise, { year, vocabulary });
  const ours = {
    lines: lines
      .map(({ rule, events, date, amount }) => write([rule, placeOf(rule, events, plan), date], amount))
      .sort(),
    total: write([], totals.enterprise),
    individual: write([], totals.individual),
  };
  const result = program.run({ enterprise: facts, year }) as DmnResult | null;
  const paid = lines.length > 0;
  if (result?.deferred === true) return { outcome: 'deferred', detail: null, paid };
  const theirs = result && {
    lines: result.lines
      .map(({ rule, event, day, low, high }) => write([rule, event, day], { min: low, max: high }))
      .sort(),
    total: write([], { min: result.total.low, max: result.total.high }),
    individual: write([], { min: result.individual_total.low, max: result.individual_total.high }),
  };
  if (isDeepStrictEqual(ours, theirs)) return { outcome: 'equal', detail: null, paid };
  const detail = JSON.stringify({ plan: plan.id, year, facts, ours, theirs });
  return { outcome: 'different', detail, paid };
}

/** The place of the event a line rests on; none for a claim over a year. */
function placeOf(rule: string, events: readonly string[], { rules }: PolicyPlan): number | null {
  if (rules.find(({ id }) => id === rule)?.claim === 'year') return null;
  return Number(/\[(\d+)\]$/.exec(events[0] ?? '')?.[1] ?? -1);
}

function write(
  names: readonly (string | number | null)[],
  { min, max }: { readonly min: bigint | number; readonly max: bigint | number | null },
): string {
  return [...names, min, max ?? 'open'].join(' ');
}
