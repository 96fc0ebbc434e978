import { isNothing, sumIntervals } from './amounts.mjs';
import { compareClaims, raiseClaims } from './claims.mjs';
import { dayBefore, yearOf } from './days.mjs';
import {
  applyExclusions,
  clawsBack,
  excludeSome,
  exclusionsAgainstAll,
  findExclusions,
  listEntitlements,
  sumClawBack,
} from './exclusions.mjs';
import { compareTexts, indexVocabulary, readEnterprise, unite } from './facts.mjs';
import { partsToDecimal } from './fractions.mjs';
import { applyLimits, enterYear, NEW_LEDGER } from './limits.mjs';
import { openContext } from './occasions.mjs';
import { listReasons } from './reasons.mjs';
import { applyRelations } from './relations.mjs';

// The whole way, in order: repeals; then for each year from the first that matters, claims are raised, limited,
// settled between policies and excluded; what a year paid is entered in a ledger that later years read.

/**
 * Says what an enterprise receives for the events of a year, and why.
 *
 * plans       list of rules/plan.json, each parsed
 * vocabulary  vocabulary/vocabulary.json of one of the bundles, parsed
 * enterprise  fields and lists of events by canonical identifier, as in vectors/boundary.json
 * year        calendar year
 *
 * Gives an object of the form of `expected` in vectors/boundary.json: amounts are decimal text of yuan, of a share of
 * one, or of persons; `max: null` has no upper end.
 */
export function evaluatePolicies(plans, vocabulary, enterprise, year) {
  const index = indexVocabulary(vocabulary);
  const facts = readEnterprise(enterprise, index);
  const ordered = endRepealed([...plans].sort((a, b) => compareTexts(a.id, b.id)));
  let ledgers = new Map(ordered.map(({ id }) => [id, NEW_LEDGER]));
  for (const earlier of listEarlierYears(ordered, facts, year)) {
    const { policies, claims } = payYear(ordered, ledgers, facts, earlier, index);
    ledgers = new Map(
      policies.map((policy) => {
        const own = claims.filter(({ plan }) => plan.id === policy.context.plan.id);
        return [
          policy.context.plan.id,
          enterYear(ledgers.get(policy.context.plan.id), own, clawsBack(policy) === 'certain'),
        ];
      }),
    );
  }
  const { policies, claims } = payYear(ordered, ledgers, facts, year, index);
  return writeResult(policies, [...claims].sort(compareClaims), ledgers);
}

function payYear(plans, ledgers, enterprise, year, vocabulary) {
  const policies = plans.map((plan) => {
    const context = openContext(plan, enterprise, year, vocabulary);
    const paying = plan.rules.filter(({ amount }) => amount !== null);
    const outcomes = new Map(paying.map((rule) => [rule, raiseClaims(rule, context)]));
    return { context, outcomes, exclusions: findExclusions(context) };
  });
  const limited = policies.flatMap(({ context, outcomes, exclusions }) =>
    applyLimits(
      excludeSome(
        [...outcomes.values()].flatMap(({ claims }) => claims),
        exclusions,
      ),
      context,
      ledgers.get(context.plan.id),
    ),
  );
  const certainties = new Map(
    policies.flatMap(({ context, exclusions }) => {
      const [first] = exclusionsAgainstAll(exclusions);
      return first ? [[context.plan.id, first.certainty]] : [];
    }),
  );
  const settled = applyRelations(limited, certainties);
  const claims = policies.flatMap(({ context, exclusions }) =>
    applyExclusions(
      settled.filter(({ plan }) => plan.id === context.plan.id),
      exclusions,
    ),
  );
  return { policies, claims };
}

/** Ends each policy that another one repeals on the day before the other's term starts. */
function endRepealed(plans) {
  return plans.map((plan) => {
    const starts = plans
      .filter((other) => repeals(other, plan))
      .map(({ term }) => term.from)
      .sort();
    return starts.length === 0 ? plan : endBefore(plan, starts[0]);
  });
}

function repeals(repealing, plan) {
  if (repealing.id === plan.id || !repealing.term?.from) return false;
  const numbers = [plan.docNumber, ...plan.alternateDocNumbers].filter((number) => number).map(plainNumber);
  return repealing.repeals.some((text) => numbers.some((number) => plainNumber(text).includes(number)));
}

/** Document numbers are written with several kinds of brackets, with or without spaces. */
const plainNumber = (text) =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〔[(【]/g, '(')
    .replace(/[〕\])】]/g, ')');

function endBefore(plan, start) {
  const last = dayBefore(start);
  if (plan.term?.to && plan.term.to <= last) return plan;
  const cut = (period) =>
    period && (period.to === null || period.to > last) ? { from: period.from, to: last } : period;
  return { ...plan, term: cut(plan.term), window: cut(plan.window) };
}

/** Years before the one asked for in which something may have been paid that still matters. */
function listEarlierYears(plans, enterprise, year) {
  const looksBack = ({ limits, sanctions }) =>
    limits.some(({ within }) => within === 'term' || within === 'life') ||
    sanctions.some(({ actions }) => actions.includes('clawBack'));
  const starts = plans.flatMap(({ window }) => (window?.from ? [yearOf(window.from)] : []));
  const first = Math.min(...starts);
  if (!plans.some(looksBack) || starts.length === 0 || first >= year) return [];
  const triggers = new Set(
    plans.flatMap(({ rules }) =>
      rules.filter(({ amount, trigger }) => amount && trigger).map(({ trigger }) => trigger),
    ),
  );
  const isOpen = (trigger) => enterprise.events[trigger]?.some(({ date }) => date === null) ?? true;
  if ([...triggers].some(isOpen)) return Array.from({ length: year - first }, (_, index) => first + index);
  const dated = Object.values(enterprise.events).flatMap((events) =>
    events.flatMap(({ date }) => (date ? [yearOf(date)] : [])),
  );
  return [...new Set(dated)].filter((each) => each >= first && each < year).sort((a, b) => a - b);
}

// Writing the result.

function writeResult(policies, claims, ledgers) {
  const lines = claims.filter(({ amount }) => !isNothing(amount));
  const entitlements = (kind) =>
    policies.flatMap(({ context, exclusions }) =>
      context.plan.rules
        .filter((rule) => rule.amount === null && rule.kind === kind)
        .flatMap((rule) => listEntitlements(rule, context, exclusions))
        .map((each) => writeEntitlement(each, context.plan)),
    );
  const unquantified = entitlements('unquantifiedMoney');
  const needs = unite(...lines.map((line) => line.needs), ...unquantified.map((line) => line.needs));
  const toIndividuals = lines.filter(({ rule }) => rule.unit === 'money' && rule.payee === 'individual');
  return {
    total: writeInterval(sumCounted(lines), 'money'),
    individualTotal: writeInterval(sumIntervals(toIndividuals.map(({ amount }) => amount)), 'money'),
    complete: needs.length === 0 && unquantified.length === 0,
    needs,
    lines: lines.map(writeLine),
    refused: claims.filter(({ amount }) => isNothing(amount)).map(writeLine),
    unquantified,
    services: entitlements('service'),
    policies: policies.map((policy) => writePolicy(policy, claims, ledgers)),
  };
}

const sumCounted = (claims) =>
  sumIntervals(claims.filter(({ rule }) => rule.countsInTotal).map(({ amount }) => amount));

function writePolicy(policy, claims, ledgers) {
  const { context, outcomes, exclusions } = policy;
  const { plan } = context;
  const certain = exclusions.filter(({ certainty }) => certainty === 'certain');
  const whole = exclusionsAgainstAll(exclusions);
  const taken = plan.sanctions.filter(({ after }) => certain.some(({ exclusion }) => after.includes(exclusion.id)));
  const own = claims.filter((claim) => claim.plan.id === plan.id);
  return {
    policy: plan.id,
    total: writeInterval(sumCounted(own.filter(({ amount }) => !isNothing(amount))), 'money'),
    excluded: whole.some(({ certainty }) => certainty === 'certain') ? 'yes' : whole.length > 0 ? 'unknown' : 'no',
    sanctions: unite(...taken.map(({ actions }) => actions)),
    clawBack: writeInterval(sumClawBack(policy, ledgers.get(plan.id)), 'money'),
    whyNot: listReasons(outcomes, own, context).map(({ from, partly, steps }) => ({
      item: from.itemId,
      clause: from.clause,
      partly,
      steps: steps.map((step) => ({ stage: step.stage, outcome: step.outcome, clause: step.from?.clause ?? null })),
    })),
  };
}

function writeLine({ id, rule, date, events, entitled, amount, needs, steps }) {
  const write = (interval) => interval && writeInterval(interval, rule.unit);
  return {
    id,
    rule: rule.id,
    clause: rule.from.clause,
    date,
    events: [...new Set(events.map(({ path }) => path))],
    payer: rule.payer,
    payee: rule.payee,
    unit: rule.unit,
    countsInTotal: rule.countsInTotal,
    entitled: write(entitled),
    amount: write(amount),
    needs,
    steps: steps.map(({ stage, outcome, from, before, after, by }) => ({
      stage,
      outcome,
      clause: from?.clause ?? null,
      before: write(before),
      after: write(after),
      by,
    })),
  };
}

const writeEntitlement = ({ rule, events, certainty, needs }, plan) => ({
  policy: plan.id,
  rule: rule.id,
  clause: rule.from.clause,
  events,
  certainty,
  needs,
});

const writeInterval = ({ min, max }, unit) => ({
  min: partsToDecimal(min, unit),
  max: max === null ? null : partsToDecimal(max, unit),
});
