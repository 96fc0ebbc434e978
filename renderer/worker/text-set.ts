import {
  checkTogether,
  condenseResult,
  isPolicyFile,
  isReviewFile,
  isScenarioFile,
  keepFirst,
  listMeasures,
  readDocument,
  readEnterprises,
  readMeaning,
  readPolicy,
  readReviews,
  readScenarios,
  readVocabulary,
  rememberYears,
  samePlan,
  simulateEnterprise,
  summariseResults,
  type Diagnostic,
  type DocumentReading,
  type Enterprise,
  type EnterpriseResult,
  type PolicyPlan,
  type PolicyReading,
  type SimulationSummary,
  type Vocabulary,
} from '../../engine/index';

/**
 * The plan a policy is simulated with. `newest`: of the present text, complete. `earlier`: the present text has errors,
 * so that of the last text without. `partial`: there never was a text without errors; what is wrong is left out.
 */
export interface UsedPlan {
  readonly path: string;
  readonly text: string;
  readonly plan: PolicyPlan;
  /** What the plan was compiled of. */
  readonly checked: NonNullable<PolicyReading['checked']>;
  readonly state: 'newest' | 'earlier' | 'partial';
}

/** Which policies are simulated: those of the texts, but for one left out, or one in the place of that of a path. */
export interface PlanChoice {
  readonly without?: string | null;
  readonly instead?: UsedPlan | null;
}

/** A simulation as far as it has got, and what it is made of. */
interface Simulated {
  readonly basis: readonly (Vocabulary | PolicyPlan | Enterprise)[];
  readonly plans: readonly PolicyPlan[];
  readonly enterprises: readonly Enterprise[];
  /** Of the first enterprises, in their order. */
  readonly results: EnterpriseResult[];
  summary: SimulationSummary | null;
}

interface EnterpriseFile {
  readonly enterprises: readonly Enterprise[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The texts of a workspace as far as the engine read them. A changed text alone is read again; a changed vocabulary
 * means that everything is.
 */
export class TextSet {
  private readonly texts = new Map<string, string>();
  private readonly readings = new Map<string, PolicyReading>();
  /** The last reading of each policy that got as far as a tree. */
  private readonly readable = new Map<string, PolicyReading>();
  /** What a text that is expected next reads as, its meaning once there was time for it. */
  private foreseen: {
    readonly document: DocumentReading;
    readonly vocabulary: Vocabulary;
    reading: PolicyReading | null;
  } | null = null;
  private readonly plans = new Map<string, UsedPlan>();
  private readonly enterpriseFiles = new Map<string, EnterpriseFile>();
  /** Those of all files, and of these the first of each name; null until they are asked for. */
  private gathered: { readonly all: readonly Enterprise[]; readonly population: readonly Enterprise[] } | null = null;
  /** Findings that only show when the files are read together, by path. */
  private together = new Map<string, readonly Diagnostic[]>();
  /** Findings in the scenarios, by path; they depend on what the policies pay. */
  private scenarioFindings: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
  private scenarioBasis = '';
  /** Findings in the files of reviews. */
  private reviewFindings: readonly Diagnostic[] = [];
  private readonly simulations = new Map<string, Simulated>();
  /** Plans that all enterprises were simulated with: those of a text that is being written are so but once. */
  private readonly settled = new WeakSet<PolicyPlan>();
  private readonly memory = rememberYears((plan) => this.settled.has(plan));
  private vocabularyReading: ReturnType<typeof readVocabulary> = readVocabulary([]);

  get vocabulary(): Vocabulary {
    return this.vocabularyReading.value;
  }

  text(path: string): string | undefined {
    return this.texts.get(path);
  }

  /** Takes a text and gives the paths whose meaning may have changed. */
  put(path: string, text: string): readonly string[] {
    if (this.texts.get(path) === text) return [path];
    this.texts.set(path, text);
    return this.readAgain(path);
  }

  /** Reads the shape of the text that a policy is expected to have next, without taking it in; null for another file. */
  expect(path: string, text: string): DocumentReading | null {
    const file = { path, text };
    if (!isPolicyFile(file)) return null;
    const document = readDocument(file);
    this.foreseen = { document, vocabulary: this.vocabulary, reading: null };
    return document;
  }

  /** Reads the meaning of the text that is expected next, too. */
  foresee(): void {
    const { foreseen } = this;
    if (foreseen) foreseen.reading ??= readMeaning(foreseen.document, foreseen.vocabulary);
  }

  remove(path: string): readonly string[] {
    this.texts.delete(path);
    this.readings.delete(path);
    this.readable.delete(path);
    this.plans.delete(path);
    this.enterpriseFiles.delete(path);
    this.gathered = null;
    return this.readAgain(path).filter((changed) => changed !== path);
  }

  reading(path: string): PolicyReading | null {
    return this.readings.get(path) ?? null;
  }

  /** The last reading that got as far as a tree, for services that can do with an older one. */
  readableReading(path: string): PolicyReading | null {
    return this.readable.get(path) ?? this.reading(path);
  }

  /** The policies as their present texts read, in the order of paths. */
  policyReadings(): readonly PolicyReading[] {
    return [...this.readings].sort(([a], [b]) => compareText(a, b)).map(([, reading]) => reading);
  }

  /** The sample enterprises, of twins the first. */
  population(): readonly Enterprise[] {
    return this.gather().population;
  }

  /** Findings in one file, those that only show beside other files last. */
  diagnostics(path: string): readonly Diagnostic[] {
    return [...this.diagnosticsAlone(path), ...(this.together.get(path) ?? [])];
  }

  /** In the order of paths, so that no result depends on the order of loading; of twins the first is used. */
  usedPlans({ without = null, instead = null }: PlanChoice = {}): readonly UsedPlan[] {
    const used = [...this.plans.values()].filter(({ path }) => path !== without && path !== instead?.path);
    const ordered = [...used, ...(instead ? [instead] : [])].sort((a, b) => compareText(a.path, b.path));
    return keepFirst(ordered, ({ plan }) => plan.id);
  }

  /** Reads a text as that of a policy of the workspace, without taking it in. */
  readAs(path: string, text: string): UsedPlan | null {
    const { plan, checked } = readPolicy({ path, text }, this.vocabulary);
    return plan && checked && { path, text, plan, checked, state: checked.complete ? 'newest' : 'partial' };
  }

  /** The texts beside the policies, in the order of paths. */
  sources() {
    return { vocabulary: this.files(isVocabularyPath), enterprises: this.files(isEnterprisePath) };
  }

  /** Policies that could not be read even once. */
  missingPolicies(): readonly string[] {
    return [...this.readings.keys()].filter((path) => !this.plans.has(path)).sort(compareText);
  }

  /** What all sample enterprises receive; made anew only when rules, facts or words are others. */
  simulate(year: number, choice: PlanChoice = {}): SimulationSummary {
    this.advance(year, choice, () => false);
    const simulated = this.simulated(year, choice);
    if (!simulated.summary) {
      simulated.summary = summariseResults(simulated.plans, year, simulated.results);
      for (const plan of simulated.plans) this.settled.add(plan);
    }
    return simulated.summary;
  }

  /** Simulates one enterprise after the other until it shall stop; tells whether all are. */
  advance(year: number, choice: PlanChoice, shallStop: () => boolean): boolean {
    const { plans, enterprises, results } = this.simulated(year, choice);
    const options = { year, vocabulary: this.vocabulary, memory: this.memory };
    for (let next = enterprises[results.length]; next; next = enterprises[results.length]) {
      const enterprise = next;
      const simulate = () => simulateEnterprise(plans, enterprise, options);
      results.push(condenseResult(simulate(), simulate));
      if (shallStop()) break;
    }
    return results.length === enterprises.length;
  }

  private simulated(year: number, choice: PlanChoice): Simulated {
    const plans = this.usedPlans(choice).map(({ plan }) => plan);
    const enterprises = this.population();
    const basis = [this.vocabulary, ...plans, ...enterprises];
    const key = [year, choice.without ?? '', choice.instead?.path ?? ''].join('\n');
    const known = this.simulations.get(key);
    if (known && known.basis.length === basis.length && known.basis.every((part, at) => part === basis[at])) {
      return known;
    }
    const begun: Simulated = { basis, plans, enterprises, results: [], summary: null };
    this.simulations.set(key, begun);
    return begun;
  }

  private diagnosticsAlone(path: string): readonly Diagnostic[] {
    const reading = this.readings.get(path);
    if (reading) return reading.diagnostics;
    const file = this.enterpriseFiles.get(path);
    if (file) return file.diagnostics;
    if (isScenarioFile({ path })) return this.scenarioFindings.get(path) ?? [];
    if (isReviewFile({ path })) return this.reviewFindings.filter((found) => found.file === path);
    return this.vocabularyReading.diagnostics.filter((found) => found.file === path);
  }

  private gather() {
    if (this.gathered) return this.gathered;
    const paths = [...this.enterpriseFiles.keys()].sort(compareText);
    const all = paths.flatMap((path) => this.enterpriseFiles.get(path)?.enterprises ?? []);
    this.gathered = { all, population: keepFirst(all, ({ id }) => id) };
    return this.gathered;
  }

  private readAgain(path: string): readonly string[] {
    if (isReviewFile({ path })) {
      // A comment that comes or goes settles what belongs to it.
      this.reviewFindings = readReviews(this.files((each) => isReviewFile({ path: each }))).diagnostics;
      return [...new Set([path, ...[...this.texts.keys()].filter((each) => isReviewFile({ path: each }))])];
    }
    if (!isVocabularyPath(path)) {
      this.read(path);
      return [...new Set([path, ...this.checkTogether(), ...this.checkScenarios()])];
    }
    this.vocabularyReading = readVocabulary(this.files(isVocabularyPath));
    for (const other of this.texts.keys()) if (!isVocabularyPath(other)) this.read(other);
    this.checkTogether();
    this.checkScenarios();
    return [...this.texts.keys()];
  }

  /** Gives the paths of files whose findings changed because of others. */
  private checkTogether(): readonly string[] {
    const before = this.together;
    const policies = [...this.readings].sort(([a], [b]) => compareText(a, b)).map(([, { canonical }]) => canonical);
    this.together = new Map();
    for (const found of checkTogether(policies, this.gather().all)) {
      this.together.set(found.file, [...(this.together.get(found.file) ?? []), found]);
    }
    const touched = new Set([...before.keys(), ...this.together.keys()]);
    return [...touched].filter((path) => JSON.stringify(before.get(path)) !== JSON.stringify(this.together.get(path)));
  }

  /** Reads the scenarios again where their texts, or the measures they speak of, are others; gives their paths then. */
  private checkScenarios(): readonly string[] {
    const files = this.files((path) => isScenarioFile({ path }));
    const measures = listMeasures(this.usedPlans().map(({ plan }) => plan));
    const basis = files.length === 0 ? '' : JSON.stringify([files, measures]);
    if (basis === this.scenarioBasis) return [];
    this.scenarioBasis = basis;
    const readings = readScenarios(files, measures);
    this.scenarioFindings = new Map(readings.map(({ file, diagnostics }) => [file.path, diagnostics]));
    return files.map(({ path }) => path);
  }

  private read(path: string): void {
    const text = this.texts.get(path);
    if (text === undefined) return;
    const file = { path, text };
    if (isPolicyFile(file)) {
      const reading = this.takeForeseen(file) ?? readPolicy(file, this.vocabulary);
      this.readings.set(path, reading);
      if (reading.tree) this.readable.set(path, reading);
      this.usePlan(path, text, reading);
    } else if (isEnterprisePath(path)) {
      const { value, diagnostics } = readEnterprises(file, this.vocabulary);
      this.enterpriseFiles.set(path, { enterprises: value, diagnostics });
      this.gathered = null;
    }
  }

  private takeForeseen({ path, text }: PolicyReading['file']): PolicyReading | null {
    const { foreseen } = this;
    this.foreseen = null;
    if (foreseen?.vocabulary !== this.vocabulary) return null;
    const { document, reading } = foreseen;
    if (document.file.path !== path || document.file.text !== text) return null;
    return reading ?? readMeaning(document, this.vocabulary);
  }

  private usePlan(path: string, text: string, { plan, checked }: PolicyReading): void {
    const before = this.plans.get(path);
    if (plan && checked?.complete) {
      // The earlier plan brings along what was simulated with it.
      const used = before && samePlan(before.plan, plan) ? before.plan : plan;
      this.plans.set(path, { path, text, plan: used, checked, state: 'newest' });
    } else if (before && before.state !== 'partial') this.plans.set(path, { ...before, state: 'earlier' });
    else if (plan && checked) this.plans.set(path, { path, text, plan, checked, state: 'partial' });
  }

  private files(holds: (path: string) => boolean) {
    return [...this.texts]
      .filter(([path]) => holds(path))
      .sort(([a], [b]) => compareText(a, b))
      .map(([path, text]) => ({ path, text }));
  }
}

function isVocabularyPath(path: string): boolean {
  return path.startsWith('vocabulary/');
}

function isEnterprisePath(path: string): boolean {
  return path.startsWith('enterprises/');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
