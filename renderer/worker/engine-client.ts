import type {
  EngineReply,
  EngineRequest,
  EngineRequestName,
  EngineRequests,
  ExampleVerdicts,
  FileAnalysis,
  FilePut,
} from './contract';
import type { Baseline } from './baseline';
import type { EffectView } from './effect-view';
import type { SimulationView } from './simulation-view';

/** The part of a Worker that the client needs. */
export interface EnginePort {
  postMessage(message: EngineRequest): void;
  terminate(): void;
}

/** What a port tells: an answer, or that the worker itself failed. */
export interface PortListener {
  receive(reply: EngineReply): void;
  failed(message: string): void;
}

export interface EngineEvents {
  analysed(analyses: readonly FileAnalysis[], milliseconds: number): void;
  simulated(view: SimulationView, milliseconds: number): void;
  judged(verdicts: ExampleVerdicts): void;
  explained(effect: EffectView): void;
  /** An answer took too long, or the engine failed on a text: that text is left out until it changes. */
  stopped(path: string | null, reason: 'slow' | 'bug', detail: string): void;
  settled(): void;
}

/** Longest time an answer may take. Units: milliseconds. */
export const answerLimit = 2000;
/** How long nothing must have been typed before differences without effect are looked into. Units: milliseconds. */
export const effectDelay = 250;
/** How long a simulation may keep newer texts waiting. Units: milliseconds. */
export const simulationSlice = 24;
/** What a new worker may take on top for loading its code. Units: milliseconds. */
const startAllowance = 8000;

/** Questions whose answer rests on the text they name, and on the words of the workspace. */
const ofOneText = /^(?:language:|pointer:|form:(?:read|edit|locate|drafts)$)/;

interface Job {
  readonly name: EngineRequestName;
  readonly argument: EngineRequests[EngineRequestName]['in'];
  readonly path: string | null;
  settle(reply: EngineReply | null): void;
}

interface KnownFile extends FilePut {
  /** The last text the engine read to the end: all that it can answer about, and what a restarted worker is given. */
  readonly readable: Pick<FilePut, 'text' | 'version'> | null;
}

/**
 * Asks the engine worker one thing at a time: first the newest texts, then questions about them, then the simulation,
 * then the worked examples, and once the keyboard rests why differences change nothing.
 * Texts that were overtaken before their turn are never sent. A worker that does not answer in time is replaced.
 */
export class EngineClient {
  private port: EnginePort | null = null;
  private readonly files = new Map<string, KnownFile>();
  private readonly changed = new Set<string>();
  /** Of the changed texts those that somebody works on: they go before the others of a workspace that is being read. */
  private readonly urgent = new Set<string>();
  private readonly steps: Job[] = [];
  private readonly questions: Job[] = [];
  private running: { readonly id: number; readonly job: Job; readonly timer: ReturnType<typeof setTimeout> } | null =
    null;
  private year: number | null = null;
  private simulationWanted = false;
  /** Whether all enterprises are simulated for the newest texts. */
  private simulationReady = false;
  /** Policies whose worked examples have not been run since they changed. */
  private readonly unjudged = new Set<string>();
  /** Versions whose examples stopped the worker: they are not run again. */
  private readonly unjudgeable = new Map<string, number>();
  private baseline: Baseline = { kind: 'saved' };
  /** Whether somebody looks at the effect; then it is explained after each simulation. */
  private effectWanted = false;
  private effectDue = false;
  private effectTimer: ReturnType<typeof setTimeout> | null = null;
  private lastId = 0;

  constructor(
    private readonly startPort: (listener: PortListener) => EnginePort,
    private readonly events: EngineEvents,
    private readonly limit = answerLimit,
  ) {}

  /** Forgets the workspace and everything asked about it. */
  reset(): void {
    this.files.clear();
    this.changed.clear();
    this.urgent.clear();
    this.unjudged.clear();
    this.unjudgeable.clear();
    this.baseline = { kind: 'saved' };
    this.postponeEffect();
    for (const job of [...this.steps.splice(0), ...this.questions.splice(0)]) job.settle(null);
    this.stopPort();
    this.pump();
  }

  /** Hands over the newest text of a file. */
  put(file: FilePut): void {
    const known = this.files.get(file.path);
    this.files.set(file.path, { ...file, readable: known?.readable ?? null });
    this.changed.add(file.path);
    if (known) this.urgent.add(file.path);
    this.wantSimulation();
    this.postponeEffect();
    this.pump();
  }

  remove(path: string): void {
    this.files.delete(path);
    this.changed.delete(path);
    this.urgent.delete(path);
    this.unjudged.delete(path);
    this.wantSimulation();
    this.step('file:remove', { path }, path, (reply) => reply && this.deliver(reply));
  }

  saved(path: string, text: string): void {
    const file = this.files.get(path);
    if (file) this.files.set(path, { ...file, saved: text });
    this.wantSimulation();
    this.step('file:saved', { path, text }, path, () => undefined);
  }

  simulateYear(year: number): void {
    this.year = year;
    this.wantSimulation();
    this.pump();
  }

  /** Compares simulations with something else from now on. */
  compareWith(baseline: Baseline): void {
    this.baseline = baseline;
    this.wantSimulation();
    this.postponeEffect();
    this.step('baseline:choose', { baseline }, null, () => undefined);
  }

  /** Says whether somebody looks at why differences change nothing. */
  watchEffect(watched: boolean): void {
    if (this.effectWanted === watched) return;
    this.effectWanted = watched;
    this.postponeEffect();
    if (watched) this.awaitQuiet();
  }

  /** Asks about the newest texts; null when the answer was overtaken or could not be given. */
  ask<Name extends EngineRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
  ): Promise<EngineRequests[Name]['out'] | null> {
    return new Promise((resolve) => {
      const path = 'path' in argument ? argument.path : null;
      const version = path === null ? undefined : this.files.get(path)?.version;
      const settle = (reply: EngineReply | null) => {
        const file = path === null ? undefined : this.files.get(path);
        const overtaken = file?.version !== version || file?.readable?.version !== version;
        resolve(reply?.ok && !overtaken ? (reply.value as EngineRequests[Name]['out']) : null);
      };
      this.questions.push({ name, argument, path, settle });
      this.pump();
    });
  }

  private step<Name extends EngineRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
    path: string | null,
    settle: Job['settle'],
  ): void {
    this.steps.push({ name, argument, path, settle });
    this.pump();
  }

  private pump(): void {
    if (this.running) return;
    const job =
      this.steps.shift() ??
      this.nextText(this.urgent) ??
      this.nextEarlyQuestion() ??
      this.nextText(this.changed) ??
      this.questions.shift() ??
      this.nextSimulation() ??
      this.nextJudgement() ??
      this.nextEffect();
    if (!job) {
      this.events.settled();
      return;
    }
    const id = ++this.lastId;
    const limit = this.port ? this.limit : this.limit + startAllowance;
    const timer = setTimeout(() => this.fail(job, 'slow', ''), limit);
    this.running = { id, job, timer };
    this.openPort().postMessage({ id, name: job.name, argument: job.argument });
  }

  /** A question that the texts read so far answer, while others of the workspace are still to be read. */
  private nextEarlyQuestion(): Job | null {
    if (this.changed.size === 0 || [...this.changed].some((path) => path.startsWith('vocabulary/'))) return null;
    const isAnswerable = ({ name, path }: Job) => path !== null && !this.changed.has(path) && ofOneText.test(name);
    const at = this.questions.findIndex(isAnswerable);
    return at < 0 ? null : (this.questions.splice(at, 1)[0] ?? null);
  }

  private nextText(among: ReadonlySet<string>): Job | null {
    const [path] = among;
    if (path === undefined) return null;
    this.changed.delete(path);
    this.urgent.delete(path);
    const file = this.files.get(path);
    if (!file) return this.nextText(among);
    const { readable: _readable, ...argument } = file;
    return {
      name: 'file:put',
      argument,
      path,
      settle: (reply) => {
        if (!reply?.ok) return;
        const known = this.files.get(path);
        if (known) this.files.set(path, { ...known, readable: { text: argument.text, version: argument.version } });
        this.deliver(reply);
      },
    };
  }

  private wantSimulation(): void {
    this.simulationWanted = true;
    this.simulationReady = false;
  }

  /** Enterprises are simulated a few at a time: what is typed meanwhile is read, and shown, between them. */
  private nextSimulation(): Job | null {
    const { year } = this;
    if (!this.simulationWanted || year === null) return null;
    if (!this.simulationReady)
      return {
        name: 'workspace:advance',
        argument: { year, milliseconds: simulationSlice },
        path: null,
        settle: (reply) => {
          this.simulationReady = reply?.ok === true && reply.value === true;
        },
      };
    this.simulationWanted = false;
    this.simulationReady = false;
    return {
      name: 'workspace:simulate',
      argument: { year },
      path: null,
      settle: (reply) => {
        if (!reply?.ok) return;
        this.events.simulated(reply.value as SimulationView, reply.milliseconds);
        this.awaitQuiet();
      },
    };
  }

  private nextEffect(): Job | null {
    if (!this.effectDue) return null;
    this.effectDue = false;
    return {
      name: 'effect:explain',
      argument: {},
      path: null,
      settle: (reply) => {
        const effect = reply?.ok ? (reply.value as EffectView | null) : null;
        // What changed meanwhile is simulated next, and explained anew.
        if (effect && !this.simulationWanted) this.events.explained(effect);
      },
    };
  }

  private awaitQuiet(): void {
    this.postponeEffect();
    if (!this.effectWanted) return;
    this.effectTimer = setTimeout(() => {
      this.effectTimer = null;
      this.effectDue = true;
      this.pump();
    }, effectDelay);
  }

  private postponeEffect(): void {
    if (this.effectTimer !== null) clearTimeout(this.effectTimer);
    this.effectTimer = null;
    this.effectDue = false;
  }

  private nextJudgement(): Job | null {
    const [path] = this.unjudged;
    if (path === undefined) return null;
    this.unjudged.delete(path);
    return {
      name: 'examples:judge',
      argument: { path },
      path,
      settle: (reply) => {
        if (!reply?.ok) return;
        const verdicts = reply.value as ExampleVerdicts;
        if (this.files.get(path)?.version === verdicts.version) this.events.judged(verdicts);
      },
    };
  }

  private deliver(reply: EngineReply): void {
    if (!reply.ok) return;
    const analyses = reply.value as readonly FileAnalysis[];
    const newest = analyses.filter((analysis) => this.files.get(analysis.path)?.version === analysis.version);
    for (const { path, version, policy } of newest)
      if (policy?.view && this.unjudgeable.get(path) !== version) this.unjudged.add(path);
    if (newest.length > 0) this.events.analysed(newest, reply.milliseconds);
  }

  private openPort(): EnginePort {
    if (this.port) return this.port;
    const port: EnginePort = this.startPort({
      receive: (reply) => this.receive(port, reply),
      failed: (message) => {
        if (port === this.port && this.running) this.fail(this.running.job, 'bug', message);
      },
    });
    this.port = port;
    return port;
  }

  private receive(port: EnginePort, reply: EngineReply): void {
    const running = this.running;
    if (!running || port !== this.port || reply.id !== running.id) return;
    if (!reply.ok) {
      this.fail(running.job, 'bug', reply.bug);
      return;
    }
    clearTimeout(running.timer);
    this.running = null;
    running.job.settle(reply);
    this.pump();
  }

  /** Replaces the worker and gives it the texts that are known to be readable. */
  private fail(job: Job, reason: 'slow' | 'bug', detail: string): void {
    this.stopPort();
    job.settle(null);
    this.postponeEffect();
    // A new worker knows of no baseline; one that is still waiting to be sent comes later.
    if (this.baseline.kind !== 'saved')
      this.steps.unshift({
        name: 'baseline:choose',
        argument: { baseline: this.baseline },
        path: null,
        settle: () => undefined,
      });
    for (const [path, file] of this.files) {
      if (job.name !== 'file:put' || path !== job.path) {
        this.changed.add(path);
      } else {
        this.putReadable(path, file, job);
      }
    }
    // Repeating what has just failed would fail again: the next change asks anew.
    if (job.name === 'workspace:simulate' || job.name === 'workspace:advance') this.simulationWanted = false;
    else this.wantSimulation();
    const version = job.path === null ? undefined : this.files.get(job.path)?.version;
    if (job.name === 'examples:judge' && job.path !== null && version !== undefined)
      this.unjudgeable.set(job.path, version);
    this.events.stopped(job.path, reason, detail);
    this.pump();
  }

  /** Gives a new worker the last readable text of the file that stopped the old one, unless that text did it. */
  private putReadable(path: string, file: KnownFile, failed: Job): void {
    const { readable, ...rest } = file;
    const failedText = 'text' in failed.argument ? failed.argument.text : null;
    if (readable === null || readable.text === failedText) {
      this.files.set(path, { ...file, readable: null });
      return;
    }
    // With its own version, so that nothing found in it is taken for a finding in the newest.
    const argument = { ...rest, ...readable };
    this.steps.push({ name: 'file:put', argument, path, settle: () => undefined });
  }

  private stopPort(): void {
    if (this.running) clearTimeout(this.running.timer);
    this.running = null;
    this.port?.terminate();
    this.port = null;
  }
}
