import {
  findNearestChange,
  measureCoverage,
  draftExamples,
  type ExampleCoverage,
  type Finding,
  type PolicyReading,
  type Proposal,
  reviseVersion,
} from '../../engine/index';
import { buildWitness, findAll, listFindings } from './build-findings';
import { compareBundle, replayBundle } from './examine-bundle';
import { buildReadings } from './build-readings';
import { VersionReader } from './compare-versions';
import { buildTargets } from './build-targets';
import type { NearestRequest, StudyRequestName, StudyRequests, Unfinished } from './study-contract';
import type { CoverageEntry, CoverageView, FindingsView, NearestView, ProposalsView } from './study-view';
import { TextSet } from './text-set';

/** How long a draft may keep a question waiting, but for its last step. Units: milliseconds. */
const slice = 100;

/** What the study worker knows: the texts as edited, a moment later than the engine worker. */
export class StudySession {
  private texts = new TextSet();
  private readonly versions = new Map<string, number>();
  private readonly versionReader = new VersionReader();
  private findings: readonly Finding[] = [];
  private lists = 0;
  /** The draft that is being made; that of an earlier text is dropped. */
  private draft: { readonly reading: PolicyReading; readonly steps: ReturnType<typeof draftExamples> } | null = null;
  /** By the reading of a text: an unchanged policy is not covered again. */
  private readonly coverages = new WeakMap<PolicyReading, ExampleCoverage>();

  /** Answers one request; bad texts are answered with less, never thrown. */
  answer<Name extends StudyRequestName>(name: Name, argument: StudyRequests[Name]['in']): StudyRequests[Name]['out'] {
    return this.handlers[name](argument);
  }

  private readonly handlers: {
    [Name in StudyRequestName]: (argument: StudyRequests[Name]['in']) => StudyRequests[Name]['out'];
  } = {
    'workspace:reset': () => {
      this.texts = new TextSet();
      this.versions.clear();
      this.findings = [];
      this.draft = null;
      return null;
    },
    'files:put': ({ files }) => {
      for (const { path, text, version } of files) {
        if (text === null) {
          this.texts.remove(path);
          this.versions.delete(path);
        } else {
          this.texts.put(path, text);
          this.versions.set(path, version);
        }
      }
      return null;
    },
    'findings:list': ({ year }) => this.listFindings(year),
    'findings:witness': ({ list, index }) => {
      const finding = list === this.lists ? this.findings[index] : undefined;
      const plans = this.texts.usedPlans().map(({ plan }) => plan);
      return finding ? buildWitness(finding, plans, this.texts.vocabulary) : null;
    },
    'readings:price': ({ year }) => buildReadings(this.texts, year),
    'examples:cover': ({ path }) => this.showCoverage(path),
    'examples:propose': ({ path }) => this.propose(path),
    'targets:measure': ({ year }) => buildTargets(this.texts, year),
    'versions:compare': (pair) => this.versionReader.compare(pair, this.texts.vocabulary),
    'change:nearest': (request) => this.findNearest(request),
    'bundle:replay': ({ texts }) => replayBundle(texts),
    'bundle:compare': ({ texts }) => compareBundle(texts, this.texts),
    'bundle:revise': ({ text, version }) => reviseVersion(text, version),
  };

  private listFindings(year: number): FindingsView {
    this.findings = findAll(this.texts, year);
    this.lists += 1;
    const policies = this.texts.policyReadings();
    const outcomesOf = (reading: PolicyReading) => this.cover(reading)?.outcomes ?? [];
    return {
      list: this.lists,
      year,
      population: this.texts.population().length,
      findings: listFindings(this.findings, policies, outcomesOf),
      versions: Object.fromEntries(this.versions),
    };
  }

  /** Null while a part is left out: an example would differ for a reason that stands elsewhere. */
  private cover(reading: PolicyReading): ExampleCoverage | null {
    const { checked, plan } = reading;
    if (!checked?.complete || !plan) return null;
    const known = this.coverages.get(reading) ?? measureCoverage(checked, plan);
    this.coverages.set(reading, known);
    return known;
  }

  private showCoverage(path: string): CoverageView | null {
    const reading = this.texts.reading(path);
    const coverage = reading && this.cover(reading);
    if (!reading || !coverage) return null;
    const readings = reading.canonical?.document.readings ?? [];
    return {
      path,
      targets: coverage.targets.map(({ target, examples }): CoverageEntry => {
        const at =
          target.kind === 'reading' ? readings.findIndex(({ id }) => id === target.alternative.reading.id) : -1;
        const { id, kind, label, from } = target;
        const pointer = at >= 0 ? `/readings/${at}` : (from?.pointer ?? null);
        return { id, kind, label, clause: from?.clause ?? null, pointer, examples };
      }),
    };
  }

  private propose(path: string): ProposalsView | Unfinished | null {
    const reading = this.texts.reading(path);
    const coverage = reading && this.cover(reading);
    if (!reading?.checked || !reading.plan || !coverage) return null;
    if (this.draft?.reading !== reading)
      this.draft = { reading, steps: draftExamples(reading.checked, reading.plan, coverage) };
    const proposal = workFor(slice, this.draft.steps);
    if (!proposal) return { unfinished: true };
    this.draft = null;
    const { examples, left } = proposal;
    return {
      path,
      examples: examples.map(({ name, text, targets }) => ({ name, text, shows: targets.map(({ label }) => label) })),
      left: left.map(({ label }) => label),
    };
  }

  private findNearest({ enterprise: id, year, policy, item }: NearestRequest): NearestView | null {
    const plans = this.texts.usedPlans().map(({ plan }) => plan);
    const enterprise = this.texts.population().find((each) => each.id === id);
    if (!enterprise) return null;
    const { vocabulary } = this.texts;
    const found = findNearestChange({ plans, enterprise, year, vocabulary, policy, item });
    const rule = plans
      .find((plan) => plan.id === policy)
      ?.rules.find(({ from, amount }) => from.itemId === item && amount !== null);
    if (!found || !rule) return null;
    const { changes, grants, earliest } = found;
    return { changes, grants, unit: rule.unit, earliest, year: found.year };
  }
}

/** Goes on with a draft for some milliseconds; null when it is not done by then. */
function workFor(milliseconds: number, steps: ReturnType<typeof draftExamples>): Proposal | null {
  const end = performance.now() + milliseconds;
  do {
    const step = steps.next();
    if (step.done) return step.value;
  } while (performance.now() < end);
  return null;
}
