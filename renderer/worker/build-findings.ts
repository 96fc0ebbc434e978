import {
  analysePolicies,
  findUnbackedFigures,
  listEnterpriseFacts,
  reportExamples,
  simulateEnterprise,
  whyNoFix,
  type Enterprise,
  type ExampleCoverage,
  type Finding,
  type PolicyPlan,
  type PolicyReading,
  type Vocabulary,
} from '../../engine/index';
import type { FindingView, WitnessSubject, WitnessView } from './study-view';
import type { TextSet } from './text-set';

/** Analyses all policies. Gives the findings as the engine has them, for asking for their witnesses. */
export function findAll(texts: TextSet, year: number): readonly Finding[] {
  const policies = texts.policyReadings();
  return analysePolicies({ policies, vocabulary: texts.vocabulary, enterprises: texts.population(), year });
}

/** Adds what the texts say of themselves: examples that differ, figures that no rule holds. */
export function listFindings(
  findings: readonly Finding[],
  policies: readonly PolicyReading[],
  cover: (reading: PolicyReading) => ExampleCoverage['outcomes'],
): readonly FindingView[] {
  const analysed = findings.map(({ diagnostic, affected, witness }, index): FindingView => ({
    diagnostic,
    affected,
    witness: witness.kind === 'shown' ? index : null,
    noWitness: witness.kind === 'none' ? witness.why : null,
    noFix: whyNoFix(diagnostic),
  }));
  const told = policies.flatMap((reading) => {
    const { checked, plan } = reading;
    if (!checked?.complete || !plan) return [];
    return [...reportExamples(cover(reading), checked.source), ...findUnbackedFigures(checked, plan)];
  });
  const others = told.map((diagnostic): FindingView => ({
    diagnostic,
    affected: null,
    witness: null,
    noWitness: null,
    noFix: null,
  }));
  const paths = policies.map(({ file }) => file.path);
  return [...analysed, ...others].toSorted(
    ({ diagnostic: a }, { diagnostic: b }) =>
      paths.indexOf(a.file) - paths.indexOf(b.file) || a.range.start - b.range.start,
  );
}

/** Shows the enterprise of a finding with its facts and what it receives under the policies it is about. */
export function buildWitness(
  { witness }: Finding,
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
): WitnessView | null {
  if (witness.kind === 'none') return null;
  const { year, contrastYear, enterprise, contrast, origin, policies } = witness;
  const concerned = plans.filter(({ id }) => policies.includes(id));
  const show = (each: Enterprise, other: Enterprise | null, at: number): WitnessSubject => ({
    ...listEnterpriseFacts(each, other, vocabulary),
    name: origin === 'loaded' ? `${each.name} · ${each.id}` : null,
    year: at,
    result: simulateEnterprise(concerned, each, { year: at, vocabulary }),
  });
  return {
    year,
    origin,
    subjects: contrast
      ? [show(enterprise, contrast, year), show(contrast, enterprise, contrastYear)]
      : [show(enterprise, null, year)],
  };
}
