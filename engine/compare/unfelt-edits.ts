import type { PolicyPlan } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import { compareDocuments } from './compare-documents';
import { describeDifference } from './describe-difference';
import type { DocumentDifference } from './document-difference';
import { reachedRules, reachOf, type EditReach } from './edit-reach';
import type { PolicyRun, ReachInBoth } from './policy-run';
import { explainUnfelt, type UnfeltCause } from './unfelt-causes';

/** A change of the rules that nobody among the enterprises feels. */
export interface UnfeltEdit {
  readonly words: Bilingual;
  /** Where it stands in the later document, or stood in the earlier one. */
  readonly pointer: string;
  readonly isGone: boolean;
  readonly causes: readonly UnfeltCause[];
}

/** What became of the differences between two texts of a policy. */
export interface EditEffect {
  /** Differences that the rules know of, and those for readers alone. */
  readonly rules: number;
  readonly wording: number;
  /** The first of the differences that change nothing for anybody. */
  readonly unfelt: readonly UnfeltEdit[];
  /** Further ones that are not listed. */
  readonly more: number;
}

/** So many are explained; more would be read by nobody. */
const MOST_EXPLAINED = 12;

/**
 * Finds the differences between two texts of a policy that nobody feels, and says of each why.
 *
 * Shape: a difference is felt where any enterprise gets something else from the rules it reaches; two differences that
 * reach the same rule are told apart by nothing, so both count as felt.
 * Cost: one comparison of the documents, and for each difference one pass through the lines of all enterprises.
 */
export function findUnfeltEdits(before: PolicyRun, after: PolicyRun, year: number): EditEffect {
  const differences = compareDocuments(before.checked, after.checked);
  const edits = differences.filter(({ weight }) => weight === 'rules');
  const reached = edits.map((difference) => ({
    difference,
    reach: {
      before: reachIn(before.plan, difference.pointer.before),
      after: reachIn(after.plan, difference.pointer.after),
    },
  }));
  const old = indexResults(
    before,
    reached.map(({ reach }) => reach.before),
  );
  const fresh = indexResults(
    after,
    reached.map(({ reach }) => reach.after),
  );
  const unfelt = reached.filter(({ reach }) => !isFelt(old, fresh, reach));
  return {
    rules: edits.length,
    wording: differences.length - edits.length,
    unfelt: unfelt.slice(0, MOST_EXPLAINED).map(({ difference, reach }) => ({
      words: describeDifference(difference),
      ...placeOf(difference),
      causes: explainUnfelt({ before, after, reach, difference, year }),
    })),
    more: Math.max(0, unfelt.length - MOST_EXPLAINED),
  };
}

function reachIn(plan: PolicyPlan, pointer: string | null): EditReach | null {
  return pointer === null ? null : reachOf(plan, pointer);
}

function placeOf({ pointer }: DocumentDifference): { readonly pointer: string; readonly isGone: boolean } {
  return { pointer: pointer.after ?? pointer.before ?? '', isGone: pointer.after === null };
}

/** What each enterprise is given, by enterprise and rule, as text that is the same where the same is given. */
type GivenByRule = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Only what some difference reaches: of a policy with hundreds of rules that is little. */
function indexResults({ plan, results }: PolicyRun, reaches: readonly (EditReach | null)[]): GivenByRule {
  const isWhole = reaches.some((reach) => reach?.whole === true);
  const rules = new Set(
    plan.rules
      .filter(({ id }) => isWhole || reaches.some((reach) => reach?.rules.has(id) === true))
      .map(({ id }) => id),
  );
  // Lists of services are made when they are read; most differences are about money.
  const reads = (kind: 'unquantifiedMoney' | 'service') =>
    plan.rules.some((rule) => rule.kind === kind && rules.has(rule.id));
  const [readsPromises, readsServices] = [reads('unquantifiedMoney'), reads('service')];
  return new Map(
    results.map((result) => {
      const given = new Map<string, string[]>();
      const note = (rule: string, text: string): void => {
        const known = given.get(rule);
        if (known) known.push(text);
        else given.set(rule, [text]);
      };
      for (const line of result.lines)
        for (const rule of reachedRules(plan, rules, line))
          note(rule, `${line.unit} ${line.events.join()} ${line.amount.min} ${line.amount.max ?? ''}`);
      for (const line of [...(readsPromises ? result.unquantified : []), ...(readsServices ? result.services : [])])
        for (const rule of reachedRules(plan, rules, line)) note(rule, `${line.events.join()} ${line.certainty}`);
      return [result.enterprise, given] as const;
    }),
  );
}

function isFelt(old: GivenByRule, fresh: GivenByRule, reach: ReachInBoth): boolean {
  const whole = reach.before?.whole === true || reach.after?.whole === true;
  const gather = (given: ReadonlyMap<string, readonly string[]> | undefined, own: EditReach | null): string =>
    [...(given ?? [])]
      .filter(([rule]) => whole || own?.rules.has(rule) === true)
      .flatMap(([, texts]) => texts)
      .sort()
      .join('\n');
  return [...new Set([...old.keys(), ...fresh.keys()])].some(
    (enterprise) => gather(old.get(enterprise), reach.before) !== gather(fresh.get(enterprise), reach.after),
  );
}
