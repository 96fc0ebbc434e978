import { createRequire } from 'node:module';
import type * as Zen from '@gorules/zen-engine';
import { writeFacts } from '../../engine/bundle/write-outcome';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { payEnterprise, simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { loadForeign, type ForeignRules } from '../interop/compare-foreign';
import { writeGraph } from './hand-written-graph';
import { payByHand } from './hand-written-loop';
import { interleave, perOne, summarise, type Times } from './measure';
import { writePlainly } from './plain-enterprise';
import { readTraces } from './read-traces';

const require = createRequire(import.meta.url);
const { ZenDecisionContent, ZenEngine } = require('@gorules/zen-engine') as typeof Zen;

/** Those that take a thousand times as long are measured on fewer enterprises. */
const FEW = 200;
const year = 2023;

/** Both ends of what a whole list of enterprises is paid. Units: fen. */
export interface GrandTotal {
  readonly lo: bigint;
  readonly hi: bigint;
}

type Contender = 'hand' | 'interpreter' | 'zen' | 'exportedZen' | 'jsonLogic';

export interface ContenderTimes {
  readonly enterprises: number;
  readonly few: number;
  readonly total: GrandTotal;
  /** Money of one enterprise. Units: milliseconds. */
  readonly perEnterprise: Readonly<Record<Contender, Times>>;
  /** Money of one enterprise with every reason, also of what was not granted. Units: milliseconds. */
  readonly trace: Times;
}

/**
 * Measures the money of one enterprise in several engines, in turn. Throws where they do not agree on what all
 * enterprises are paid.
 */
export async function measureContenders(
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
  enterprises: readonly Enterprise[],
  rounds: number,
): Promise<ContenderTimes> {
  const plain = enterprises.map(writePlainly);
  const few = enterprises.slice(0, FEW);
  const facts = few.map((each): unknown => JSON.parse(JSON.stringify(writeFacts(each))));
  const graph = new ZenEngine().createDecision(new ZenDecisionContent(writeGraph()));
  const exported = (engine: 'zen-engine' | 'json-logic-js') =>
    plans.map((plan) => loadForeign(plan, vocabulary, engine));
  const [zen, jsonLogic] = [exported('zen-engine'), exported('json-logic-js')];
  const byInterpreter = (list: readonly Enterprise[]) => sumUp(list, (each) => interpret(plans, each, vocabulary));
  const tasks = {
    hand: () => sumUp(plain, payByHand),
    interpreter: () => byInterpreter(enterprises),
    zen: () => sumUpInTurn(plain.slice(0, FEW), async (each) => (await graph.evaluate(each)).result as PlainMoney),
    exportedZen: () => sumUpInTurn(facts, (each) => payForeign(zen, each)),
    jsonLogic: () => sumUpInTurn(facts, (each) => payForeign(jsonLogic, each)),
  };
  const total = agreeOn([tasks.hand(), tasks.interpreter()]);
  agreeOn([byInterpreter(few), await tasks.zen(), await tasks.exportedZen(), await tasks.jsonLogic()]);
  const times = await interleave(tasks, rounds);
  const share = (name: Contender, count: number): Times => perOne(times[name], count);
  return {
    enterprises: enterprises.length,
    few: few.length,
    total,
    perEnterprise: {
      hand: share('hand', plain.length),
      interpreter: share('interpreter', enterprises.length),
      zen: share('zen', few.length),
      exportedZen: share('exportedZen', few.length),
      jsonLogic: share('jsonLogic', few.length),
    },
    trace: measureTrace(plans, vocabulary, enterprises),
  };
}

interface PlainMoney {
  readonly lo: number;
  readonly hi: number;
}

function interpret(plans: readonly PolicyPlan[], enterprise: Enterprise, vocabulary: Vocabulary): PlainMoney {
  const { min, max } = payEnterprise(plans, enterprise, { year, vocabulary }).enterprise;
  if (max === null) throw new Error(`what ${enterprise.id} is paid has no upper end`);
  return { lo: Number(min), hi: Number(max) };
}

async function payForeign(rules: readonly ForeignRules[], facts: unknown): Promise<PlainMoney> {
  const money = { lo: 0, hi: 0 };
  for (const { evaluate } of rules) {
    const { min, max } = (await evaluate(facts, year))?.total ?? {};
    if (typeof min !== 'number' || typeof max !== 'number') throw new Error('a total was left to another engine');
    money.lo += min;
    money.hi += max;
  }
  return money;
}

function sumUp<One>(list: readonly One[], pay: (one: One) => PlainMoney): PlainMoney {
  const sum = { lo: 0, hi: 0 };
  for (const one of list) {
    const { lo, hi } = pay(one);
    sum.lo += lo;
    sum.hi += hi;
  }
  return sum;
}

async function sumUpInTurn<One>(list: readonly One[], pay: (one: One) => Promise<PlainMoney>): Promise<PlainMoney> {
  const sum = { lo: 0, hi: 0 };
  for (const one of list) {
    const { lo, hi } = await pay(one);
    sum.lo += lo;
    sum.hi += hi;
  }
  return sum;
}

/** No time counts before all agree on the money. */
function agreeOn(totals: readonly PlainMoney[]): GrandTotal {
  const [first = { lo: NaN, hi: NaN }] = totals;
  if (!totals.every(({ lo, hi }) => Number.isSafeInteger(hi) && lo === first.lo && hi === first.hi))
    throw new Error(`the contenders do not agree: ${JSON.stringify(totals)}`);
  return { lo: BigInt(first.lo), hi: BigInt(first.hi) };
}

/** Takes the time of each enterprise by itself, once the program is warm. */
function measureTrace(plans: readonly PolicyPlan[], vocabulary: Vocabulary, enterprises: readonly Enterprise[]): Times {
  const taken: number[] = [];
  let steps = 0;
  for (const [index, enterprise] of enterprises.slice(0, 8000).entries()) {
    const start = performance.now();
    steps += readTraces(simulateEnterprise(plans, enterprise, { year, vocabulary }));
    if (index >= 3000) taken.push(performance.now() - start);
  }
  if (steps === 0) throw new Error('the results have no reasons');
  return summarise(taken);
}
