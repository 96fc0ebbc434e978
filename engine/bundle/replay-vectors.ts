import type { BundlePlan, BundleVector, BundleVectors, VectorOutcome } from '../../schemas/generated/types';
import type { PolicyPlan } from '../compile/plan';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { canonicalJson, type CanonicalValue } from './canonical-json';
import { VECTORS_PATH } from './layout';
import { readFacts } from './read-facts';
import type { VerifiedBundle } from './verify-bundle';
import { writeOutcome } from './write-outcome';

/** The rules and the vectors of a bundle. */
export interface VectorSet {
  readonly plan: BundlePlan;
  readonly vocabulary: CanonicalValue;
  readonly vectors: readonly BundleVector[];
}

/** Reads the vectors of a verified bundle; it may have none. */
export function readVectors({ plan, texts }: Pick<VerifiedBundle, 'plan' | 'texts'>): VectorSet {
  // Others in vectors/ are reserved, and of no form that was checked.
  const vectors = JSON.parse(texts.get(VECTORS_PATH) ?? '{"vectors":[]}') as BundleVectors;
  return {
    plan,
    vocabulary: JSON.parse(texts.get('vocabulary/vocabulary.json') ?? 'null') as CanonicalValue,
    vectors: vectors.vectors,
  };
}

/** Evaluates one vector with this engine. */
export function answerVector({ plan, vocabulary }: VectorSet, { enterprise, year }: BundleVector): VectorOutcome {
  // A verified bundle has the shapes that its schemas say; they are written from these types.
  const words = vocabulary as unknown as Vocabulary;
  const rules = plan as unknown as PolicyPlan;
  return writeOutcome(simulateEnterprise([rules], readFacts(enterprise, words), { year, vocabulary: words }));
}

/** What an answer says otherwise than a vector, and which members it does not speak of. */
export interface AnswerComparison {
  readonly differences: readonly string[];
  readonly leftOut: readonly string[];
}

/** Members without which an answer says nothing: what is paid, in all and by which rules. */
const NEEDED = ['total', 'lines'];
const NEEDED_OF_LINES = ['rule', 'events', 'amount'];

/**
 * Compares what an evaluator answered with what is expected. It may leave members out, such as reasons or the facts
 * that are missing; what it says has to be equal, and the totals and lines have to be there.
 */
export function compareAnswer(answer: unknown, expected: BundleVector['expected']): AnswerComparison {
  const differences: string[] = [];
  const leftOut = new Set<string>();
  compareMembers(answer, expected, '', NEEDED);
  return { differences, leftOut: [...leftOut].sort() };

  function compareMembers(given: unknown, wanted: object, place: string, needed: readonly string[]): void {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      differences.push(`${place || '/'}: ${show(given)}`);
      return;
    }
    const members = new Map(Object.entries(given));
    for (const [name, value] of Object.entries(wanted)) {
      const path = `${place}/${name}`;
      const said: unknown = members.get(name);
      if (said === undefined && !needed.includes(name)) leftOut.add(path.replaceAll(/\/\d+/g, ''));
      else if (name === 'lines' && place === '') compareLines(said, value as readonly object[], path);
      else if (canonicalOr(said) !== canonicalOr(value)) differences.push(`${path}: ${show(said)} ≠ ${show(value)}`);
    }
  }

  function compareLines(given: unknown, wanted: readonly object[], place: string): void {
    const lines: readonly unknown[] | null = Array.isArray(given) ? given : null;
    if (lines?.length !== wanted.length) {
      differences.push(`${place}: ${lines ? lines.length : show(given)} ≠ ${wanted.length}`);
      return;
    }
    // Their order is no part of what is paid.
    const left = [...lines].sort((a, b) => (lineKey(a) < lineKey(b) ? -1 : 1));
    const right = [...wanted].sort((a, b) => (lineKey(a) < lineKey(b) ? -1 : 1));
    right.forEach((line, index) => compareMembers(left[index], line, `${place}/${index}`, NEEDED_OF_LINES));
  }
}

function lineKey(line: unknown): string {
  const { rule, events } = (line ?? {}) as { readonly rule?: unknown; readonly events?: unknown };
  return canonicalOr([rule ?? null, events ?? null]);
}

/** Answers come from elsewhere: what is no canonical JSON is still to be shown. */
function canonicalOr(value: unknown): string {
  try {
    return canonicalJson(value as CanonicalValue);
  } catch {
    return JSON.stringify(value) ?? 'undefined';
  }
}

function show(value: unknown): string {
  const text = value === undefined ? '–' : canonicalOr(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
