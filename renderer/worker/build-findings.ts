import {
  analysePolicies,
  describeFactValue,
  fieldsOf,
  findCollection,
  findUnbackedFigures,
  reportExamples,
  simulateEnterprise,
  type Enterprise,
  type EnterpriseEvent,
  type ExampleCoverage,
  type FactValue,
  type Finding,
  type PolicyPlan,
  type PolicyReading,
  type Vocabulary,
} from '../../engine/index';
import type { FactLine, FindingView, WitnessSubject, WitnessView } from './study-view';
import type { TextSet } from './text-set';

/** Findings that only show when policies are loaded together are shown under all of them. */
const acrossPolicies: ReadonlySet<string> = new Set(['analyse/double-funding', 'analyse/identical-clauses']);

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
    affected: affected.enterprises === 0 ? null : affected,
    witness: witness ? index : null,
  }));
  const told = policies.flatMap((reading) => {
    const { checked, plan } = reading;
    if (!checked?.complete || !plan) return [];
    return [...reportExamples(cover(reading), checked.source), ...findUnbackedFigures(checked, plan)];
  });
  const others = told.map((diagnostic): FindingView => ({ diagnostic, affected: null, witness: null }));
  const paths = policies.map(({ file }) => file.path);
  return [...analysed, ...others].toSorted(
    ({ diagnostic: a }, { diagnostic: b }) =>
      paths.indexOf(a.file) - paths.indexOf(b.file) || a.range.start - b.range.start,
  );
}

/** Shows the constructed enterprise of a finding with its facts and what it receives. */
export function buildWitness(
  { witness, diagnostic, policy }: Finding,
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
): WitnessView | null {
  if (!witness) return null;
  const { year, enterprise, contrast } = witness;
  const concerned = acrossPolicies.has(diagnostic.code) ? plans : plans.filter(({ id }) => id === policy);
  const show = (each: Enterprise, other: Enterprise | null): WitnessSubject => ({
    facts: listFacts(each.fields, other?.fields ?? null, null, vocabulary),
    events: Object.entries(each.events).flatMap(([collection, events]) =>
      events.map((event, position) => ({
        label: findCollection(vocabulary, collection)?.label ?? { zh: collection, en: collection },
        facts: listEventFacts(event, other?.events[collection]?.[position] ?? null, collection, vocabulary),
      })),
    ),
    result: simulateEnterprise(concerned, each, { year, vocabulary }),
  });
  return {
    year,
    subjects: contrast ? [show(enterprise, contrast), show(contrast, enterprise)] : [show(enterprise, null)],
  };
}

function listEventFacts(
  { fields }: EnterpriseEvent,
  other: EnterpriseEvent | null,
  collection: string,
  vocabulary: Vocabulary,
): readonly FactLine[] {
  return listFacts(fields, other?.fields ?? null, collection, vocabulary);
}

function listFacts(
  fields: Readonly<Record<string, FactValue>>,
  other: Readonly<Record<string, FactValue>> | null,
  collection: string | null,
  vocabulary: Vocabulary,
): readonly FactLine[] {
  return fieldsOf(vocabulary, collection).flatMap((field): readonly FactLine[] => {
    const value = fields[field.id];
    const differs = other !== null && String(value) !== String(other[field.id]);
    if ((value === undefined && !differs) || field.derived !== undefined) return [];
    return [{ label: field.label, value: describeFactValue(field, value, vocabulary), differs }];
  });
}
