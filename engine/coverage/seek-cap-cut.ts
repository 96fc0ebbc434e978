import type { Limit, Rule } from '../compile/plan';
import { addDays, yearOf } from '../values/calendar';
import { fieldsOf } from '../vocabulary/find-field';
import type { DraftTrial, Seeker } from './example-seeker';
import { mergeDrafts, withFacts } from './facts-draft';

/** Amounts are tried in steps of this. Units: yuan. */
const STEP = 10_000;
const MOST_DOUBLINGS = 24;
const MOST_COPIES = 40;

/** Claims just above a cap: the smallest amount of the event that is cut, or as few events as it takes. */
export function* seekCapCut(seeker: Seeker, limit: Limit, rules: readonly Rule[]): Generator<DraftTrial> {
  const isCut = ({ result }: DraftTrial): boolean =>
    [...result.lines, ...result.refused].some(({ steps }) =>
      steps.some(
        ({ stage, from, outcome }) =>
          outcome === 'reduced' && stage === limit.stage && from?.pointer === limit.from.pointer,
      ),
    );
  for (const rule of rules) {
    const cut = seekAmount(seeker, rule, isCut);
    if (cut) yield cut;
  }
  let together: DraftTrial | null = null;
  for (let copy = 0; copy < MOST_COPIES; copy += 1) {
    const rule = rules[copy % rules.length];
    const next: DraftTrial | null = rule ? seeker.raise(rule, addDays(seeker.usualDay, copy)) : null;
    if (!next) continue;
    const sum: DraftTrial | null = together
      ? seeker.run(mergeDrafts(together.draft, next.draft), yearOf(seeker.usualDay))
      : next;
    if (sum && isCut(sum)) {
      yield sum;
      return;
    }
    together = sum ?? together;
  }
}

function seekAmount(seeker: Seeker, rule: Rule, isCut: (trial: DraftTrial) => boolean): DraftTrial | null {
  const paid = seeker.raise(rule, seeker.usualDay);
  const collection = rule.trigger;
  if (!paid || collection === null) return null;
  const typed = paid.draft.events[collection]?.[0] ?? {};
  const field = fieldsOf(seeker.vocabulary, collection).find(({ id, type }) => type.kind === 'money' && id in typed);
  if (!field) return null;
  const tryAmount = (steps: number): DraftTrial | null =>
    seeker.run(withFacts(paid.draft, collection, 0, { [field.id]: String(steps * STEP) }), paid.year);
  const cutsAt = (steps: number): boolean => {
    const trial = tryAmount(steps);
    return trial !== null && isCut(trial);
  };
  let high = 1;
  for (let doubling = 0; !cutsAt(high); doubling += 1) {
    if (doubling === MOST_DOUBLINGS) return null;
    high *= 2;
  }
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cutsAt(middle)) high = middle;
    else low = middle;
  }
  return tryAmount(high);
}
