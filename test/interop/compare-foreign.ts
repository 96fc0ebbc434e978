import { createRequire } from 'node:module';
import type * as Zen from '@gorules/zen-engine';
import { writeFacts } from '../../engine/bundle/write-outcome';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { compileJdm } from '../../engine/interop/jdm/compile-jdm';
import { compileJsonLogic } from '../../engine/interop/json-logic/compile-json-logic';
import type { InputDescription, NotExpressedPart } from '../../engine/interop/steps/program';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { applySteps, evaluateYears, nameMembers, type ForeignResult } from '../../reference/interop/run.mjs';

const require = createRequire(import.meta.url);
const { ZenEngine } = require('@gorules/zen-engine') as typeof Zen;
const jsonLogic = require('json-logic-js') as { readonly apply: (logic: unknown, data: unknown) => unknown };

export const foreignEngines = ['zen-engine', 'json-logic-js'] as const;
export type ForeignEngine = (typeof foreignEngines)[number];

/** A policy as a foreign engine runs it. */
export interface ForeignRules {
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  readonly engine: ForeignEngine;
  /** Why some items are always deferred. */
  readonly reasons: readonly string[];
  readonly evaluate: (facts: unknown, year: number) => Promise<ForeignResult | null>;
}

/** Compiles a policy for an engine, by way of the text that a bundle holds. */
export function loadForeign(plan: PolicyPlan, vocabulary: Vocabulary, engine: ForeignEngine): ForeignRules {
  if (engine === 'zen-engine') {
    const file = JSON.parse(JSON.stringify(compileJdm(plan, vocabulary))) as ReturnType<typeof compileJdm>;
    const decision = new ZenEngine().createDecision(file);
    const run = async (input: unknown): Promise<ForeignResult> =>
      (await decision.evaluate(input)).result as ForeignResult;
    return describe(plan, vocabulary, engine, file.cuoshi, (facts, year) =>
      evaluateYears(file.cuoshi.input, facts, year, run),
    );
  }
  const file = JSON.parse(JSON.stringify(compileJsonLogic(plan, vocabulary))) as ReturnType<typeof compileJsonLogic>;
  return describe(plan, vocabulary, engine, file, async (facts, year) => {
    const result = await evaluateYears(file.input, facts, year, (input) =>
      applySteps(file, input, (logic, data) => jsonLogic.apply(logic, data)),
    );
    const lines = result?.lines.map((line) => nameMembers(line as readonly unknown[], file.members.line));
    return result && { ...result, lines: lines ?? [] };
  });
}

function describe(
  plan: PolicyPlan,
  vocabulary: Vocabulary,
  engine: ForeignEngine,
  file: {
    readonly input: InputDescription;
    readonly notExpressed: readonly NotExpressedPart[];
  },
  evaluate: ForeignRules['evaluate'],
): ForeignRules {
  const reasons = file.notExpressed.flatMap(({ reason, defers }) => (defers ? [reason.en] : []));
  return { plan, vocabulary, engine, reasons, evaluate };
}

/** What became of a comparison: `deferred` where an item was left to an evaluator that knows missing facts. */
export type ForeignVerdict =
  | { readonly verdict: 'equal'; readonly lines: number }
  | { readonly verdict: 'deferred'; readonly lines: number; readonly items: readonly string[] }
  | { readonly verdict: 'different'; readonly reason: string };

/** Compares lines and totals of a foreign engine with ours, to the fen; of deferred results all that is not deferred. */
export async function compareForeign(
  { plan, vocabulary, evaluate }: ForeignRules,
  enterprise: Enterprise,
  year: number,
): Promise<ForeignVerdict> {
  const facts: unknown = JSON.parse(JSON.stringify(writeFacts(enterprise)));
  const theirs = await evaluate(facts, year);
  if (theirs === null) return { verdict: 'deferred', lines: 0, items: ['*'] };
  const ours = simulateEnterprise([plan], enterprise, { year, vocabulary });
  const itemOf = new Map(plan.rules.map((rule) => [rule.id, rule.from.itemId]));
  const deferred = new Set(theirs.deferred);
  const own = ours.lines
    .filter(({ rule }) => !deferred.has(itemOf.get(rule) ?? ''))
    .map(({ rule, events, amount }) =>
      writeLine(rule, events, Number(amount.min), amount.max === null ? null : Number(amount.max)),
    );
  const other = theirs.lines.map((line) => {
    const { rule, events, min, max } = line as ForeignLine;
    return writeLine(rule, events, min, max);
  });
  const [expected, given] = [own.sort().join('\n'), other.sort().join('\n')];
  const difference = (what: string, a: unknown, b: unknown): ForeignVerdict => ({
    verdict: 'different',
    reason: `${what}\n${JSON.stringify({ year, facts })}\nours ${String(a)}\ntheirs ${String(b)}\ndeferred ${theirs.deferred.join()}`,
  });
  if (expected !== given) return difference('lines', expected, given);
  if (deferred.size > 0) {
    if (theirs.total !== null)
      return difference('a total although items are deferred', '', JSON.stringify(theirs.total));
    return { verdict: 'deferred', lines: own.length, items: theirs.deferred };
  }
  const totals = [ours.totals.enterprise, ours.totals.individual].map(({ min, max }) => `${min} ${max ?? null}`).join();
  const sums = [theirs.total, theirs.individualTotal].map((each) => `${each?.min ?? '?'} ${each?.max ?? null}`).join();
  return totals === sums ? { verdict: 'equal', lines: own.length } : difference('totals', totals, sums);
}

interface ForeignLine {
  readonly rule: string;
  readonly events: readonly string[];
  readonly min: number;
  readonly max: number | null;
}

function writeLine(rule: string, events: readonly string[], min: number, max: number | null): string {
  return `${rule} ${[...events].sort().join()} ${min} ${max ?? 'open'}`;
}
