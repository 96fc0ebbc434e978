import type { PolicyPlan } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { EnterpriseResult, Line, Step, StepStage } from '../simulate/result';
import { say } from '../simulate/step-messages';
import { sameInterval } from '../values/money';
import type { DocumentDifference } from './document-difference';
import { isWithin, reachedRules, type EditReach } from './edit-reach';
import type { PolicyRun, ReachInBoth } from './policy-run';
import { causeWords, type CauseKind } from './unfelt-words';

/** Why a change of the rules changes nothing for some of the enterprises. */
export interface UnfeltCause {
  readonly kind: CauseKind;
  readonly message: Bilingual;
  /** What the drafter can do to see an effect. */
  readonly advice: Bilingual;
  /** One of those it is true of. */
  readonly example: UnfeltExample | null;
}

export interface UnfeltExample {
  readonly enterprise: string;
  readonly name: string;
  /** The claim that shows it; null where there is none. */
  readonly line: string | null;
  /** The engine's own words for this case. */
  readonly reason: Bilingual;
}

export interface UnfeltQuestion {
  readonly before: PolicyRun;
  readonly after: PolicyRun;
  readonly reach: ReachInBoth;
  readonly difference: DocumentDifference;
  readonly year: number;
}

/** Says why a difference changes nothing: from the steps of the claims it reaches, else from the refusals of its items. */
export function explainUnfelt(question: UnfeltQuestion): readonly UnfeltCause[] {
  const { before, after, reach, year } = question;
  // What is gone from the text is looked for where it was.
  const [run, own] = reach.after ? [after, reach.after] : [before, reach.before];
  if (!own) return [];
  if (run.results.length === 0) return [cause('noSamples', 0)];
  if (!appliesIn(run.plan, year))
    return [cause('notInForce', 0, run.plan.window?.from ? say.yearNotInForce(year, run.plan) : say.noStart())];
  if (own.exclusions.size > 0) return [explainExclusion(run, own)];
  const claims = listClaims(run, own);
  if (claims.length > 0) return explainClaims(claims, question, run, own);
  if (own.rules.size > 0) return explainNoClaims(run, own);
  if (!own.whole) return [cause('noRule', run.results.length)];
  const { before: old, after: fresh } = question.difference.pointer;
  const isPeriod = /^\/policy\/(?:effective|appliesSince|assumedStart)$/.test(fresh ?? old ?? '');
  return [cause(isPeriod ? 'otherDays' : 'sameForAll', run.results.length)];
}

interface FoundClaim {
  readonly result: EnterpriseResult;
  readonly line: Line;
}

function listClaims({ plan, results }: PolicyRun, { rules }: EditReach): readonly FoundClaim[] {
  return results.flatMap((result) =>
    [...result.lines, ...result.refused]
      .filter((line) => reachedRules(plan, rules, line).length > 0)
      .map((line) => ({ result, line })),
  );
}

/** Stages behind the amount, where one claim gives way to something. */
const absorbing: ReadonlySet<StepStage> = new Set(['itemCap', 'stacking', 'policyCap', 'crossPolicy', 'exclusion']);

function explainClaims(
  claims: readonly FoundClaim[],
  { difference, reach, before }: UnfeltQuestion,
  run: PolicyRun,
  own: EditReach,
): readonly UnfeltCause[] {
  const place = difference.pointer.after ?? difference.pointer.before ?? '';
  const limits = run.plan.limits.filter(({ id, from }) => own.limits.has(id) && isWithin(place, from.pointer));
  if (limits.length > 0)
    return [
      explainLimit(
        claims,
        limits.map(({ from }) => from.pointer),
      ),
    ];
  const groups = new Map<string, { readonly kind: CauseKind; readonly found: Absorbed[] }>();
  const earlier = indexEntitled(before, reach.before);
  for (const { result, line } of claims) {
    const step = line.steps.findLast((each) => absorbing.has(each.stage) && takesAway(each));
    const known = reach.after ? earlier.get(claimKey(result, line)) : undefined;
    // Where the rule alone gives the same as before, nothing had to take the change away.
    const isSame = known !== undefined && sameInterval(known, line.entitled);
    const kind = step && !isSame ? kindOf(step) : 'sameAmount';
    const group = groups.get(kind) ?? { kind, found: [] };
    groups.set(kind, group);
    group.found.push({ result, line, step: step ?? line.steps.findLast(({ stage }) => stage === 'amount') ?? null });
  }
  return [...groups.values()].sort((a, b) => b.found.length - a.found.length).map(tellAbsorbed);
}

interface Absorbed extends FoundClaim {
  readonly step: Step | null;
}

function tellAbsorbed({ kind, found }: { readonly kind: CauseKind; readonly found: readonly Absorbed[] }): UnfeltCause {
  const [first] = found;
  const winner = first?.step?.by == null ? null : findLabel(first.result, first.step.by);
  const reason = first?.step?.message ?? null;
  return {
    ...cause(kind, found.length),
    example:
      first && reason ? { ...nameOf(first.result), line: first.line.id, reason: withWinner(reason, winner) } : null,
  };
}

function withWinner({ zh, en }: Bilingual, winner: string | null): Bilingual {
  return winner === null ? { zh, en } : { zh: `${zh}：${winner}`, en: `${en}: ${winner}` };
}

function findLabel({ lines, refused }: EnterpriseResult, id: string): string | null {
  return [...lines, ...refused].find((line) => line.id === id)?.label ?? null;
}

function takesAway({ outcome, before, after }: Step): boolean {
  if (outcome === 'passed' || outcome === 'granted') return false;
  return !before || !after || !sameInterval(before, after);
}

function kindOf({ stage, outcome }: Step): CauseKind {
  if (outcome === 'unknown') return 'unknown';
  if (stage === 'exclusion') return 'excluded';
  if (stage === 'crossPolicy') return 'otherPolicy';
  return outcome === 'superseded' ? 'superseded' : 'capped';
}

/** A cap, a number of times or a stacking rule that nobody comes up against. */
function explainLimit(claims: readonly FoundClaim[], pointers: readonly string[]): UnfeltCause {
  const met = claims.flatMap(({ result, line }) => {
    const step = line.steps.find(({ from }) => from !== null && pointers.includes(from.pointer));
    return step ? [{ result, line, step }] : [];
  });
  const binding = met.filter(({ step }) => step.outcome !== 'passed');
  const [first] = binding.length > 0 ? binding : met;
  if (!first) return cause('nothingLimited', claims.length);
  return {
    ...cause(binding.length > 0 ? 'limitedAlike' : 'limitNotReached', binding.length > 0 ? binding.length : met.length),
    example: { ...nameOf(first.result), line: first.line.id, reason: first.step.message },
  };
}

/** So many enterprises are asked why they do not claim: each answer explains every item of the policy. */
const MOST_ASKED = 200;

/** Nobody claims: what the items say of each enterprise, the commonest first. */
function explainNoClaims({ plan, results }: PolicyRun, { rules }: EditReach): readonly UnfeltCause[] {
  const items = new Set(plan.rules.filter(({ id }) => rules.has(id)).map(({ from }) => from.itemId));
  const isRow = plan.rules.some(({ id, from }) => items.has(from.itemId) && !rules.has(id));
  const groups = new Map<
    StepStage | 'otherRow',
    { count: number; readonly result: EnterpriseResult; readonly step: Step | null }
  >();
  for (const result of results.slice(0, MOST_ASKED)) {
    const own = result.policies.find(({ policy }) => policy === plan.id);
    const refusals = (own?.whyNot ?? []).filter(({ from }) => items.has(from.itemId));
    const steps = refusals.flatMap(({ steps: all }) => all.findLast(({ outcome }) => outcome !== 'passed') ?? []);
    const claimed = [...result.lines, ...result.refused].some(
      (line) => line.policy === plan.id && items.has(line.from.itemId),
    );
    // An event that another row takes is none for this one.
    const [step] = claimed && isRow ? [] : steps;
    // That no row fits is said of the conditions, too.
    const key = step && step.message.en !== say.noRow().en ? step.stage : 'otherRow';
    if (!step && !claimed) continue;
    const known = groups.get(key);
    if (known) known.count += 1;
    else groups.set(key, { count: 1, result, step: step ?? null });
  }
  if (groups.size === 0) return [cause('noClaim', results.length)];
  return [...groups]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([stage, { count, result, step }]) => ({
      ...cause(refusalKind(stage), count, results.length > MOST_ASKED ? onlyFirst : null),
      example: step ? { ...nameOf(result), line: null, reason: step.message } : null,
    }));
}

const onlyFirst: Bilingual = {
  zh: `只看了前 ${MOST_ASKED} 家`,
  en: `only the first ${MOST_ASKED} were looked at`,
};

function refusalKind(stage: StepStage | 'otherRow'): CauseKind {
  if (stage === 'otherRow' || stage === 'amount') return 'otherRow';
  if (stage === 'trigger') return 'noEvent';
  if (stage === 'inForce') return 'notInForce';
  return stage === 'jurisdiction' ? 'elsewhere' : 'notEligible';
}

function explainExclusion({ plan, results }: PolicyRun, { exclusions }: EditReach): UnfeltCause {
  const items = new Set(plan.exclusions.filter(({ id }) => exclusions.has(id)).map(({ from }) => from.itemId));
  const met = results.flatMap((result) => {
    const own = result.policies.find(({ policy }) => policy === plan.id);
    const outcome = own?.exclusions.find(({ from }) => items.has(from.itemId));
    return outcome ? [{ result, outcome }] : [];
  });
  const [first] = met;
  if (!first) return cause('noOffence', results.length);
  return {
    ...cause('excludedAlike', met.length),
    example: { ...nameOf(first.result), line: null, reason: first.outcome.message },
  };
}

/** What the rule alone gave each claim before. */
function indexEntitled({ plan, results }: PolicyRun, reach: EditReach | null) {
  return new Map(
    results.flatMap((result) =>
      [...result.lines, ...result.refused]
        .filter((line) => reach !== null && reachedRules(plan, reach.rules, line).length > 0)
        .map((line) => [claimKey(result, line), line.entitled] as const),
    ),
  );
}

function claimKey({ enterprise }: EnterpriseResult, { from, events, date }: Line): string {
  return [enterprise, from.itemId, events.join(), date].join(' ');
}

function nameOf({ enterprise, name }: EnterpriseResult) {
  return { enterprise, name };
}

function cause(kind: CauseKind, count: number, detail: Bilingual | null = null): UnfeltCause {
  const { message, advice } = causeWords(kind, count);
  const joined = detail ? { zh: `${message.zh}：${detail.zh}`, en: `${message.en}: ${detail.en}` } : message;
  return { kind, message: joined, advice, example: null };
}

function appliesIn({ window }: PolicyPlan, year: number): boolean {
  if (!window?.from) return false;
  const last = window.to === null ? year : Number(window.to.slice(0, 4));
  return Number(window.from.slice(0, 4)) <= year && year <= last;
}
