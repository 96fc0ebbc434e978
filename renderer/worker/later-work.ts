import type { EngineReply, EngineRequestName, EngineRequests, ExampleVerdicts, FileAnalysis } from './contract';
import type { EffectView } from './effect-view';
import type { SimulationView } from './simulation-view';

/** One thing to ask the worker. */
export interface Job {
  readonly name: EngineRequestName;
  readonly argument: EngineRequests[EngineRequestName]['in'];
  readonly path: string | null;
  settle(reply: EngineReply | null): void;
}

export interface LaterEvents {
  simulated(view: SimulationView, milliseconds: number): void;
  judged(verdicts: ExampleVerdicts): void;
  explained(effect: EffectView): void;
}

/** What the later work must know of the texts, and how it says that something is due. */
export interface LaterBasis {
  /** Of the newest text of a file. */
  versionOf(path: string): number | undefined;
  /** Something is to be asked now. */
  due(): void;
}

/** How long nothing must have been typed before differences without effect are looked into. Units: milliseconds. */
export const effectDelay = 250;
/** How long a simulation, or the worked examples, may keep newer texts waiting. Units: milliseconds. */
export const laterSlice = 8;

/**
 * What follows from texts that are read: the simulation, then the worked examples, both in short parts so that what is
 * typed meanwhile is read and shown between them, and once the keyboard rests why differences change nothing.
 */
export class LaterWork {
  private year: number | null = null;
  private simulationWanted = false;
  /** Whether all enterprises are simulated for the newest texts. */
  private simulationReady = false;
  /** Policies whose worked examples have not been run since they changed. */
  private readonly unjudged = new Set<string>();
  /** The policy of which all worked examples have been run. */
  private ready: string | null = null;
  /** Versions whose examples stopped the worker: they are not run again. */
  private readonly unjudgeable = new Map<string, number>();
  /** Whether somebody looks at the effect; then it is explained after each simulation. */
  private effectWanted = false;
  private effectDue = false;
  private effectTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly events: LaterEvents,
    private readonly basis: LaterBasis,
  ) {}

  /** Forgets what was to be done; the year and who looks on stay. */
  reset(): void {
    this.unjudged.clear();
    this.unjudgeable.clear();
    this.ready = null;
    this.postponeEffect();
  }

  simulateYear(year: number): void {
    this.year = year;
    this.wantSimulation();
  }

  wantSimulation(): void {
    this.simulationWanted = true;
    this.simulationReady = false;
  }

  /** Something was changed: what waited for the keyboard to rest waits anew. */
  postponeEffect(): void {
    if (this.effectTimer !== null) clearTimeout(this.effectTimer);
    this.effectTimer = null;
    this.effectDue = false;
  }

  /** Says whether somebody looks at why differences change nothing. */
  watchEffect(watched: boolean): void {
    if (this.effectWanted === watched) return;
    this.effectWanted = watched;
    this.postponeEffect();
    if (watched) this.awaitQuiet();
  }

  /** A file is gone. */
  forget(path: string): void {
    this.unjudged.delete(path);
  }

  /** Takes note of texts that were read. */
  analysed(analyses: readonly FileAnalysis[]): void {
    for (const { path, version, policy } of analyses) {
      if (this.ready === path) this.ready = null;
      if (policy?.view && this.unjudgeable.get(path) !== version) this.unjudged.add(path);
    }
  }

  /** Takes note of a job that stopped the worker: repeating it would stop the next. */
  stopped({ name, path }: Job): void {
    if (name === 'workspace:simulate' || name === 'workspace:advance') this.simulationWanted = false;
    else this.wantSimulation();
    this.simulationReady = false;
    // A new worker has run none of them.
    this.ready = null;
    const version = path === null ? undefined : this.basis.versionOf(path);
    if ((name === 'examples:judge' || name === 'examples:advance') && path !== null && version !== undefined) {
      this.unjudgeable.set(path, version);
      this.unjudged.delete(path);
    }
  }

  /** What is to be asked next; null when all is done, or waits for the keyboard to rest. */
  next(): Job | null {
    return this.nextSimulation() ?? this.nextJudgement() ?? this.nextEffect();
  }

  private nextSimulation(): Job | null {
    const { year } = this;
    if (!this.simulationWanted || year === null) return null;
    if (!this.simulationReady)
      return {
        name: 'workspace:advance',
        argument: { year, milliseconds: laterSlice },
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

  private nextJudgement(): Job | null {
    const [path] = this.unjudged;
    if (path === undefined) return null;
    if (this.ready !== path)
      return {
        name: 'examples:advance',
        argument: { path, milliseconds: laterSlice },
        path,
        settle: (reply) => {
          this.ready = reply?.ok === true && reply.value === true ? path : null;
        },
      };
    this.ready = null;
    this.unjudged.delete(path);
    return {
      name: 'examples:judge',
      argument: { path },
      path,
      settle: (reply) => {
        if (!reply?.ok) return;
        const verdicts = reply.value as ExampleVerdicts;
        if (this.basis.versionOf(path) === verdicts.version) this.events.judged(verdicts);
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
      this.basis.due();
    }, effectDelay);
  }
}
