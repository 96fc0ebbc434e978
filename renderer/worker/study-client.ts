import type { EngineReply } from './contract';
import type { PortListener } from './engine-client';
import {
  studyNames,
  type StudyName,
  type StudyRequest,
  type StudyRequestName,
  type StudyRequests,
  type Unfinished,
} from './study-contract';

/** The part of a Worker that the client needs. */
export interface StudyPort {
  postMessage(message: StudyRequest): void;
  terminate(): void;
}

/** A view that is wanted, or was delivered. */
export type Study = {
  [Name in StudyName]: { readonly name: Name; readonly value: Exclude<StudyRequests[Name]['out'], Unfinished> };
}[StudyName];

export interface StudyEvents {
  delivered(study: Study): void;
  /** Views that are not those of the present texts yet. */
  waiting(names: readonly StudyName[]): void;
  /** A view took too long, or the engine failed on it: it is left until something changes. */
  stopped(name: StudyRequestName, detail: string): void;
}

/** How long no key must have been struck before views are made anew. Units: milliseconds. */
export const quietTime = 500;
/** Longest time one view may take. Units: milliseconds. */
export const studyLimit = 60_000;

interface Job {
  readonly name: StudyRequestName;
  readonly argument: StudyRequests[StudyRequestName]['in'];
  settle(reply: EngineReply | null): void;
}

interface Wanted {
  readonly argument: StudyRequests[StudyName]['in'];
  /** What the delivered view was made of; null before the first. */
  made: number | null;
}

interface KnownText {
  readonly text: string;
  readonly version: number;
}

/**
 * Keeps the wanted views up to date, one at a time, once the keyboard rests. A view of texts that changed while it was
 * made is thrown away; questions are answered first, and about the newest texts.
 */
export class StudyClient {
  private port: StudyPort | null = null;
  private readonly texts = new Map<string, KnownText>();
  private readonly changed = new Set<string>();
  private readonly wanted = new Map<StudyName, Wanted>();
  private readonly questions: Job[] = [];
  private running: { readonly id: number; readonly job: Job; readonly timer: ReturnType<typeof setTimeout> } | null =
    null;
  private quiet: ReturnType<typeof setTimeout> | null = null;
  /** Counts the changes of texts. */
  private revision = 0;
  private lastId = 0;
  private told = '';

  constructor(
    private readonly startPort: (listener: PortListener) => StudyPort,
    private readonly events: StudyEvents,
  ) {}

  /** Forgets the workspace and everything wanted of it. */
  reset(): void {
    this.texts.clear();
    this.changed.clear();
    this.wanted.clear();
    this.revision += 1;
    for (const job of this.questions.splice(0)) job.settle(null);
    this.stopPort();
    this.rest();
  }

  /** Takes note of the newest text of a file; null when it is gone. */
  put(path: string, text: string | null, version: number): void {
    if (text === null) this.texts.delete(path);
    else this.texts.set(path, { text, version });
    this.changed.add(path);
    this.revision += 1;
    this.rest();
  }

  /** Says that a view is looked at and what of, or with null that it is not. */
  want<Name extends StudyName>(name: Name, argument: StudyRequests[Name]['in'] | null): void {
    const known = this.wanted.get(name);
    if (argument === null) this.wanted.delete(name);
    else if (!known || JSON.stringify(known.argument) !== JSON.stringify(argument))
      this.wanted.set(name, { argument, made: null });
    this.pump();
  }

  /** Asks about the newest texts; null when the answer could not be given. */
  ask<Name extends 'findings:witness' | 'change:nearest' | 'versions:compare'>(
    name: Name,
    argument: StudyRequests[Name]['in'],
  ): Promise<StudyRequests[Name]['out'] | null> {
    return new Promise((resolve) => {
      const settle = (reply: EngineReply | null) => {
        resolve(reply?.ok ? (reply.value as StudyRequests[Name]['out']) : null);
      };
      this.questions.push({ name, argument, settle });
      this.pump();
    });
  }

  /** Begins the wait for the keyboard to rest anew. */
  private rest(): void {
    if (this.quiet !== null) clearTimeout(this.quiet);
    this.quiet = setTimeout(() => {
      this.quiet = null;
      this.pump();
    }, quietTime);
    this.tell();
  }

  private pump(): void {
    this.tell();
    if (this.running) return;
    const job = this.questions.length > 0 ? (this.nextTexts() ?? this.questions.shift()) : this.nextStudy();
    if (!job) return;
    const id = ++this.lastId;
    const timer = setTimeout(() => this.fail(job, ''), studyLimit);
    this.running = { id, job, timer };
    this.openPort().postMessage({ id, name: job.name, argument: job.argument });
  }

  private nextTexts(): Job | null {
    if (this.changed.size === 0) return null;
    const files = [...this.changed].map((path) => ({
      path,
      text: this.texts.get(path)?.text ?? null,
      version: this.texts.get(path)?.version ?? 0,
    }));
    this.changed.clear();
    return { name: 'files:put', argument: { files }, settle: () => undefined };
  }

  private nextStudy(): Job | null {
    const name = this.quiet === null ? this.outdated()[0] : undefined;
    if (name === undefined) return null;
    const texts = this.nextTexts();
    if (texts) return texts;
    const wanted = this.wanted.get(name);
    if (!wanted) return null;
    const { revision } = this;
    return {
      name,
      argument: wanted.argument,
      settle: (reply) => {
        // What cannot be made is not tried again before something changes.
        if (!reply?.ok) wanted.made = revision;
        // Still outdated, so it is asked again, after the questions that came in meanwhile.
        else if (isUnfinished(reply.value)) return;
        else if (revision === this.revision && this.wanted.get(name) === wanted) {
          wanted.made = revision;
          this.events.delivered({ name, value: reply.value } as Study);
        }
      },
    };
  }

  private outdated(): readonly StudyName[] {
    return studyNames.filter((name) => {
      const wanted = this.wanted.get(name);
      return wanted !== undefined && wanted.made !== this.revision;
    });
  }

  private tell(): void {
    const names = this.outdated();
    if (names.join() === this.told) return;
    this.told = names.join();
    this.events.waiting(names);
  }

  private openPort(): StudyPort {
    if (this.port) return this.port;
    const port: StudyPort = this.startPort({
      receive: (reply) => this.receive(port, reply),
      failed: (message) => {
        if (port === this.port && this.running) this.fail(this.running.job, message);
      },
    });
    this.port = port;
    return port;
  }

  private receive(port: StudyPort, reply: EngineReply): void {
    const { running } = this;
    if (!running || port !== this.port || reply.id !== running.id) return;
    if (!reply.ok) {
      this.fail(running.job, reply.bug);
      return;
    }
    clearTimeout(running.timer);
    this.running = null;
    running.job.settle(reply);
    this.pump();
  }

  /** Replaces the worker; the texts are handed over again with the next job. */
  private fail(job: Job, detail: string): void {
    this.stopPort();
    for (const path of this.texts.keys()) this.changed.add(path);
    job.settle(null);
    this.events.stopped(job.name, detail);
    // Texts that cannot be taken over would fail each time: the next change tries again.
    if (job.name === 'files:put') for (const wanted of this.wanted.values()) wanted.made = this.revision;
    this.pump();
  }

  private stopPort(): void {
    if (this.running) clearTimeout(this.running.timer);
    this.running = null;
    this.port?.terminate();
    this.port = null;
  }
}

function isUnfinished(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'unfinished' in value;
}
