import { capFigure, type AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import { evaluate, evaluateSilently } from '../expression/evaluate-expression';
import type { EvaluationScope } from '../expression/evaluation-scope';
import type { FactNeed, FactRead } from '../expression/facts-read';
import type { MoneyInterval } from '../values/money';
import { roundHalfUpToPart, type QuantityInterval, type Unit } from '../values/quantity';
import { add, compareRationals, formatRational, fromInteger, multiply, zero, type Rational } from '../values/rational';

export type Truth = 'true' | 'false' | 'unknown';

/** Whether a condition holds, the facts that are missing, and, told when asked for, those that were read. */
export interface Judgement {
  readonly truth: Truth;
  readonly facts: () => readonly FactRead[];
  readonly needs: readonly FactNeed[];
}

/** An amount with the facts it rests on, which are told when asked for. */
export interface Appraisal {
  readonly amount: QuantityInterval;
  readonly facts: () => readonly FactRead[];
  readonly needs: readonly FactNeed[];
}

/** Evaluates a condition; a value that is absent for good does not fulfil it. */
export function judge(expression: CheckedExpression, scope: EvaluationScope): Judgement {
  const value = evaluateSilently(expression, scope);
  const facts = (): readonly FactRead[] => evaluate(expression, scope).facts;
  if (value.kind === 'unknown') return { truth: 'unknown', facts, needs: value.needs };
  return { truth: value.kind === 'boolean' && value.value ? 'true' : 'false', facts, needs: [] };
}

/** An interval of exact numbers; null has no upper end. */
interface Range {
  readonly low: Rational;
  readonly high: Rational | null;
  readonly facts: () => readonly FactRead[];
  readonly needs: readonly FactNeed[];
}

/** Evaluates an amount with its modality. Units: parts of the unit, fen for money. */
export function appraiseFigure(figure: AmountFigure, scope: EvaluationScope, unit: Unit = 'money'): Appraisal {
  return isWritten(figure) ? recallWritten(figure, scope, unit) : toAppraisal(rangeOf(figure, scope), unit);
}

/** Tells whether a figure is a number that rests on nothing. */
function isWritten(figure: AmountFigure): boolean {
  return figure.modality !== 'between' && figure.value.node === 'literal';
}

const written = new WeakMap<AmountFigure, Map<Unit, Appraisal>>();

/** What a written figure comes to, once for all enterprises: a figure must not change. */
function recallWritten(figure: AmountFigure, scope: EvaluationScope, unit: Unit): Appraisal {
  const units = written.get(figure) ?? new Map<Unit, Appraisal>();
  let appraisal = units.get(unit);
  if (!appraisal) {
    appraisal = { amount: toAppraisal(rangeOf(figure, scope), unit).amount, facts: noFacts, needs: [] };
    written.set(figure, units.set(unit, appraisal));
  }
  return appraisal;
}

/**
 * Evaluates an amount once for each event of a claim, cuts each at `caps`, adds up and rounds once. Units: parts of the
 * unit.
 */
export function appraiseEach(
  figure: AmountFigure,
  scopes: readonly ShareScope[],
  caps: readonly AmountFigure[],
  unit: Unit,
): Appraisal {
  const amounts = scopes.map(({ scope, certain }) => {
    const range = cutEach(rangeOf(figure, scope), caps, scope);
    return certain ? range : { ...range, low: zero };
  });
  return toAppraisal(addRanges(amounts), unit);
}

/** Evaluates a cap: 'at most 500,000' is a cap of 500,000, whatever modality it is written with. */
export function appraiseCap(figure: AmountFigure, scope: EvaluationScope, unit: Unit): Appraisal {
  return appraiseFigure(capFigure(figure), scope, unit);
}

/** A share with what it was taken of. */
export interface AppraisedShare extends Appraisal {
  readonly base: () => MoneyInterval;
  /** As shown to a reader: 30%, or several where a parameter changed during the year. */
  readonly rate: () => string;
}

/** The base of one event, and whether the event is sure to count. */
export interface ShareScope {
  readonly scope: EvaluationScope;
  readonly certain: boolean;
}

/**
 * Evaluates a share of a base over the events of one claim, cuts the share of each event at `caps`, and rounds once.
 * Units: fen, rounded half up at the claim.
 */
export function appraiseShare(
  base: CheckedExpression,
  rate: AmountFigure,
  scopes: readonly ShareScope[],
  caps: readonly AmountFigure[],
): AppraisedShare {
  const bases = scopes.map(({ scope, certain }) => {
    const range = evaluateRange(base, scope);
    return certain ? range : { ...range, low: zero };
  });
  const rates = scopes.map(({ scope }) => rangeOf(rate, scope));
  const shares = scopes.map(({ scope }, index) =>
    cutEach(multiplyRanges(bases[index] ?? nothingKnown, rates[index] ?? nothingKnown), caps, scope),
  );
  return {
    ...toAppraisal(addRanges(shares)),
    base: () => toAppraisal(addRanges(bases)).amount,
    rate: () => [...new Set(rates.map(showRate))].join(' / '),
  };
}

const noFacts = (): readonly FactRead[] => [];
const nothingKnown: Range = { low: zero, high: null, facts: noFacts, needs: [] };

function showRate({ low, high }: Range): string {
  const percent = (share: Rational): string => `${formatRational(multiply(share, fromInteger(100n)))}%`;
  if (high === null) return `≥ ${percent(low)}`;
  return low.n === high.n && low.d === high.d ? percent(low) : `${percent(low)}–${percent(high)}`;
}

function rangeOf(figure: AmountFigure, scope: EvaluationScope): Range {
  switch (figure.modality) {
    case 'exactly':
      return evaluateRange(figure.value, scope);
    case 'upTo':
      return { ...evaluateRange(figure.value, scope), low: zero };
    case 'atLeast':
      return { ...evaluateRange(figure.value, scope), high: null };
    case 'between': {
      const low = evaluateRange(figure.low, scope);
      const high = evaluateRange(figure.high, scope);
      return {
        low: low.low,
        high: high.high,
        facts: () => [...low.facts(), ...high.facts()],
        needs: [...low.needs, ...high.needs],
      };
    }
  }
}

/** Money is never negative: a formula that falls below zero pays nothing. */
function evaluateRange(expression: CheckedExpression, scope: EvaluationScope): Range {
  const value = evaluateSilently(expression, scope);
  const facts = (): readonly FactRead[] => evaluate(expression, scope).facts;
  if (value.kind === 'number') {
    const amount = value.value.n < 0n ? zero : value.value;
    return { low: amount, high: amount, facts, needs: [] };
  }
  if (value.kind === 'null') return { low: zero, high: zero, facts, needs: [] };
  if (value.kind !== 'unknown') throw new Error(`a figure evaluated to a ${value.kind}`);
  const low = value.bounds?.low ?? zero;
  return { low: low.n < 0n ? zero : low, high: value.bounds?.high ?? null, facts, needs: value.needs };
}

function multiplyRanges(a: Range, b: Range): Range {
  return {
    low: multiply(a.low, b.low),
    high: a.high === null || b.high === null ? null : multiply(a.high, b.high),
    facts: () => [...a.facts(), ...b.facts()],
    needs: [...a.needs, ...b.needs],
  };
}

function cutEach(range: Range, caps: readonly AmountFigure[], scope: EvaluationScope): Range {
  return caps.reduce((cut, cap) => cutRange(cut, rangeOf(capFigure(cap), scope)), range);
}

function cutRange(a: Range, cap: Range): Range {
  const lesser = (x: Rational | null, y: Rational | null): Rational | null =>
    x === null || (y !== null && compareRationals(y, x) < 0) ? y : x;
  return {
    low: lesser(a.low, cap.low) ?? zero,
    high: lesser(a.high, cap.high),
    facts: () => [...a.facts(), ...cap.facts()],
    needs: [...a.needs, ...cap.needs],
  };
}

function addRanges(ranges: readonly Range[]): Range {
  let [low, high]: [Rational, Rational | null] = [zero, zero];
  for (const range of ranges) {
    low = add(low, range.low);
    high = high === null || range.high === null ? null : add(high, range.high);
  }
  const facts = (): readonly FactRead[] => ranges.flatMap((range) => range.facts());
  return { low, high, facts, needs: ranges.flatMap(({ needs }) => needs) };
}

function toAppraisal({ low, high, facts, needs }: Range, unit: Unit = 'money'): Appraisal {
  const min = roundHalfUpToPart(low, unit);
  return { amount: { min, max: high === null ? null : roundHalfUpToPart(high, unit) }, facts, needs };
}
