import { yuanText, yuanTextInterval, quantityTextInterval } from '../bundle/yuan-text';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { Fen } from '../values/money';
import type { AffectedGroup, ComparedTrial, Tally } from './affected-groups';
import type { PolicyComparison } from './compare-policies';
import { describeComparison } from './describe-comparison';
import type { GivenChange } from './compare-outcomes';

/** Writes a comparison as the JSON of a changelog: words, counts and yuan, no single enterprise. Units: decimal text of yuan. */
export function writeComparison(comparison: PolicyComparison) {
  const { before, after, level, sameRules, differences, contract, years, generated, tallies, groups } = comparison;
  return {
    before: { ...before },
    after: { ...after },
    level,
    sameRules,
    words: listWords(comparison),
    differences: differences.map(({ kind, topic, weight, subject, part, before: old, after: fresh }) => ({
      kind,
      topic,
      weight,
      subject: words(subject),
      part: part && words(part),
      before: old && words(old),
      after: fresh && words(fresh),
    })),
    contract: contract.map(({ kind, fact, label }) => ({ kind, fact, label: words(label) })),
    years: [...years],
    generated: { ...generated },
    tallies: tallies.map(({ source, ...tally }) => ({ source, ...writeTally(tally) })),
    groups: groups.map(writeGroup),
  };
}

/** Writes what became of each trial that did not come out the same. Units: decimal text. */
export function writeAffected(affected: readonly ComparedTrial[]) {
  return affected.map(({ trial, outcome }) => ({
    source: trial.source,
    name: trial.name,
    enterprise: trial.enterprise.id,
    year: trial.year,
    verdict: outcome.verdict,
    newlyUnknown: outcome.newlyUnknown,
    before: yuanTextInterval(outcome.before),
    after: yuanTextInterval(outcome.after),
    items: outcome.items.map(writeItem),
  }));
}

/** The whole comparison in sentences, most important first. */
function listWords(comparison: PolicyComparison): Bilingual[] {
  const { level, reasons, rules, wording, contract, behaviour, groups } = describeComparison(comparison);
  return [level, ...reasons, ...contract, ...rules, ...behaviour, ...groups, ...wording].map(words);
}

function writeGroup({ dimension, key, label, ...tally }: AffectedGroup) {
  return { dimension, key, label: words(label), ...writeTally(tally) };
}

function writeTally({ trials, gains, loses, mixed, changed, newlyUnknown, lower, upper }: Tally) {
  return {
    trials,
    gains,
    loses,
    mixed,
    changed,
    newlyUnknown,
    lower: { more: yuanText(lower.more), less: yuanText(lower.less) },
    upper: { more: textOrNull(upper.more), less: textOrNull(upper.less) },
  };
}

function writeItem({ by, unit, before, after, verdict }: GivenChange) {
  const counted = unit === 'service' || unit === 'promise' ? 'persons' : unit;
  return {
    item: by,
    unit,
    verdict,
    before: quantityTextInterval(before, counted),
    after: quantityTextInterval(after, counted),
  };
}

function textOrNull(fen: Fen | null): string | null {
  return fen === null ? null : yuanText(fen);
}

function words({ zh, en }: Bilingual): { zh: string; en: string } {
  return { zh, en };
}
