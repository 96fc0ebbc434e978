import type { Fen, MoneyInterval } from '../values/money';
import { compareStakes } from './reading-stake';

/** An open question of interpretation with what each answer costs; `Who` names enterprises, or counts them. */
export interface ReadingPrice<Who> {
  readonly policy: string;
  readonly policyTitle: string;
  /** The file of the policy. */
  readonly path: string;
  readonly reading: string;
  readonly question: string;
  readonly chosen: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  /** What all policies pay to all enterprises under the chosen reading. Units: fen. */
  readonly total: MoneyInterval;
  readonly alternatives: readonly AlternativePrice<Who>[];
  /** The most any alternative moves an end of the total; null is without limit. Units: fen. */
  readonly atStake: Fen | null;
}

export interface AlternativePrice<Who> {
  readonly name: string;
  /** Units: fen. */
  readonly total: MoneyInterval;
  /** The most it moves an end of the total; null is without limit. Units: fen. */
  readonly atStake: Fen | null;
  /** Enterprises that get more at one end and less at none; the reverse; and those it cannot be said of. */
  readonly win: Who;
  readonly lose: Who;
  readonly shift: Who;
}

/** Counts the enterprises that a price names. */
export function countEnterprises(price: ReadingPrice<readonly string[]>): ReadingPrice<number> {
  const alternatives = price.alternatives.map((each) => ({
    ...each,
    win: each.win.length,
    lose: each.lose.length,
    shift: each.shift.length,
  }));
  return { ...price, alternatives };
}

/** Orders prices: most money at stake first; ties by policy and identifier. */
export function compareByStake(a: ReadingPrice<unknown>, b: ReadingPrice<unknown>): number {
  return compareStakes(b.atStake, a.atStake) || (`${a.policy} ${a.reading}` < `${b.policy} ${b.reading}` ? -1 : 1);
}
