import type { EngineReply, EngineRequest, EngineRequestName, EngineRequests, FileAnalysis, FilePut } from './contract';
import type { Baseline } from './baseline';
import { LaterWork, type Job, type LaterEvents } from './later-work';

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

export interface EngineEvents extends LaterEvents {
  analysed(analyses: readonly FileAnalysis[], milliseconds: number): void;
  /** An answer took too long, or the engine failed on a text: that text is left out until it changes. */
  stopped(path: string | null, reason: 'slow' | 'bug', detail: string): void;
  settled(): void;
}

/** Longest time an answer may take. Units: milliseconds. */
export const answerLimit = 2000;
/** What a new worker may take on top for loading its code. Units: milliseconds. */
const startAllowance = 8000;

/** Questions whose answer rests on the text they name, and on the words of the workspace. */
const ofOneText = /^(?:language:|pointer:|form:(?:read|edit|locate|drafts)$)/;

interface KnownFile extends FilePut {
  /** The last text the engine read to the end: all that it can answer about, and what a restarted worker is given. */
  readonly readable: Pick<FilePut, 'text' | 'version'> | null;
}

/**
 * Asks the engine worker one thing at a time: first the newest texts, then questions about them, then what follows from
 * them (`LaterWork`).
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
  private baseline: Baseline = { kind: 'saved' };
  private readonly later: LaterWork;
  private lastId = 0;

  constructor(
    private readonly startPort: (listener: PortListener) => EnginePort,
    private readonly events: EngineEvents,
    private readonly limit = answerLimit,
  ) {
    this.later = new LaterWork(events, {
      versionOf: (path) => this.files.get(path)?.version,
      due: () => this.pump(),
    });
  }

  /** Forgets the workspace and everything asked about it. */
  reset(): void {
    this.files.clear();
    this.changed.clear();
    this.urgent.clear();
    this.baseline = { kind: 'saved' };
    this.later.reset();
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
    this.later.wantSimulation();
    this.later.postponeEffect();
    this.pump();
  }

  remove(path: string): void {
    this.files.delete(path);
    this.changed.delete(path);
    this.urgent.delete(path);
    this.later.forget(path);
    this.later.wantSimulation();
    this.step('file:remove', { path }, path, (reply) => reply && this.deliver(reply));
  }

  saved(path: string, text: string): void {
    const file = this.files.get(path);
    if (file) this.files.set(path, { ...file, saved: text });
    this.later.wantSimulation();
    this.step('file:saved', { path, text }, path, () => undefined);
  }

  simulateYear(year: number): void {
    this.later.simulateYear(year);
    this.pump();
  }

  /** Compares simulations with something else from now on. */
  compareWith(baseline: Baseline): void {
    this.baseline = baseline;
    this.later.wantSimulation();
    this.later.postponeEffect();
    this.step('baseline:choose', { baseline }, null, () => undefined);
  }

  /** Says whether somebody looks at why differences change nothing. */
  watchEffect(watched: boolean): void {
    this.later.watchEffect(watched);
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
      this.later.next();
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

  private deliver(reply: EngineReply): void {
    if (!reply.ok) return;
    const analyses = reply.value as readonly FileAnalysis[];
    const newest = analyses.filter((analysis) => this.files.get(analysis.path)?.version === analysis.version);
    this.later.analysed(newest);
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
    // Who asked for edits makes them at once: the text that comes of them goes before what is left for later.
    if (running.job.name.endsWith(':edit')) queueMicrotask(() => this.pump());
    else this.pump();
  }

  /** Replaces the worker and gives it the texts that are known to be readable. */
  private fail(job: Job, reason: 'slow' | 'bug', detail: string): void {
    this.stopPort();
    job.settle(null);
    this.later.postponeEffect();
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
    this.later.stopped(job);
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
