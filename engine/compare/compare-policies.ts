import { canonicalJson } from '../bundle/canonical-json';
import { toCanonicalValue } from '../bundle/decimal-text';
import { planValue } from '../bundle/plan-json';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { groupAffected, tally, titleOf, type AffectedGroup, type ComparedTrial, type Tally } from './affected-groups';
import { compareContracts, type ContractChange } from './compare-contracts';
import { compareDocuments } from './compare-documents';
import { compareOutcomes } from './compare-outcomes';
import type { DocumentDifference } from './document-difference';
import { gatherTrials, listYears, type Population, type TrialSource } from './gather-trials';
import { nameItems } from './name-items';
import type { PolicyVersion } from './policy-version';
import { raiseVersion, type VersionLevel } from '../values/version';

/** What two versions of a policy say and do otherwise. */
export interface PolicyComparison {
  readonly before: NamedVersion;
  readonly after: NamedVersion;
  readonly level: VersionLevel;
  /** Whether the compiled rules are the same but for their version: then nothing can be paid otherwise. */
  readonly sameRules: boolean;
  readonly differences: readonly DocumentDifference[];
  readonly contract: readonly ContractChange[];
  /** Years the population was tried in. */
  readonly years: readonly number[];
  readonly generated: Population['generated'];
  readonly tallies: readonly SourceTally[];
  readonly groups: readonly AffectedGroup[];
  /** The trials that did not come out the same, in the order they were made. */
  readonly affected: readonly ComparedTrial[];
}

export interface NamedVersion {
  readonly policy: string;
  readonly title: string;
  readonly version: string;
}

/** What became of the trials of one kind. */
export interface SourceTally extends Tally {
  readonly source: TrialSource;
}

/**
 * Compares two versions of a policy: what their texts say, and what their rules give on worked examples, boundaries and
 * a population. The level follows from what they give: nothing else, patch; nobody less, minor; somebody less at either
 * end, or other facts needed, major.
 *
 * Shape: no trials where rules and vocabulary are the same; the same input gives the same comparison; with the versions exchanged, gains and losses change places.
 * Cost: two simulations for each trial; that of gatherTrials.
 */
export function comparePolicies(before: PolicyVersion, after: PolicyVersion, population: Population): PolicyComparison {
  const sameRules = rulesOf(before) === rulesOf(after);
  // The same rules in the same words give the same to everybody: there is nothing to try.
  const trials = sameRules && wordsOf(before) === wordsOf(after) ? [] : gatherTrials([before, after], population);
  const compared = trials.map((trial): ComparedTrial => {
    const { enterprise, year } = trial;
    const run = ({ plan, checked: { vocabulary } }: PolicyVersion) =>
      simulateEnterprise([plan], enterprise, { year, vocabulary });
    return { trial, outcome: compareOutcomes(run(before), run(after), (event) => titleOf(enterprise, event)) };
  });
  const contract = compareContracts(before, after);
  const total = tally(compared);
  return {
    before: nameVersion(before),
    after: nameVersion(after),
    level: chooseLevel(contract, total),
    sameRules,
    differences: compareDocuments(before.checked, after.checked),
    contract,
    years: listYears([before.plan, after.plan]),
    generated: population.generated,
    tallies: SOURCES.map((source) => ({ source, ...tally(compared.filter(({ trial }) => trial.source === source)) })),
    groups: groupAffected(compared, nameItems([before, after]), after.checked.vocabulary),
    affected: compared.filter(({ outcome }) => outcome.verdict !== 'unchanged'),
  };
}

/** The lowest version the later one may have: where rules and results are the same it may keep its version. */
export function requiredVersion({ before: { version }, level, sameRules }: PolicyComparison): string {
  return sameRules && level === 'patch' ? version : (raiseVersion(version, level) ?? version);
}

const SOURCES: readonly TrialSource[] = ['example', 'boundary', 'enterprise', 'generated'];

function chooseLevel(contract: readonly ContractChange[], { loses, mixed, gains, changed }: Tally): VersionLevel {
  if (contract.length > 0 || loses > 0 || mixed > 0) return 'major';
  return gains > 0 || changed > 0 ? 'minor' : 'patch';
}

function nameVersion({ plan: { id, title, version } }: PolicyVersion): NamedVersion {
  return { policy: id, title, version };
}

/** What the content digest of a bundle is made of. */
function rulesOf({ plan }: PolicyVersion): string {
  const { version: _, ...rules } = planValue(plan) as Readonly<Record<string, never>>;
  return canonicalJson(rules);
}

function wordsOf({ checked }: PolicyVersion): string {
  return canonicalJson(toCanonicalValue(checked.vocabulary));
}
