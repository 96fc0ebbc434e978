import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineReply, EngineRequest, FileAnalysis } from './contract';
import type { PolicyView } from './policy-view';
import { EngineClient, type EngineEvents, type PortListener } from './engine-client';
import { effectDelay } from './later-work';

/** A worker that answers when told to. */
class FakePort {
  readonly sent: EngineRequest[] = [];
  terminated = false;
  /** What parts of simulations and of worked examples are answered with; null: nothing is answered by itself. */
  advanced: boolean | null = true;
  constructor(readonly listener: PortListener) {}
  postMessage(message: EngineRequest): void {
    if (/^(?:workspace|examples):advance$/.test(message.name) && this.advanced !== null) {
      this.listener.receive({ id: message.id, ok: true, value: this.advanced, milliseconds: 1 });
      return;
    }
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(value: unknown): void {
    const last = this.sent.at(-1);
    if (!last) throw new Error('nothing was asked');
    this.listener.receive({ id: last.id, ok: true, value, milliseconds: 1 } satisfies EngineReply);
  }
  answerPut(): void {
    const { argument } = this.sent.at(-1) as EngineRequest<'file:put'>;
    const analysis: FileAnalysis = { path: argument.path, version: argument.version, diagnostics: [], policy: null };
    this.answer([analysis]);
  }
  answerPolicy(): void {
    const { argument } = this.sent.at(-1) as EngineRequest<'file:put'>;
    const { path, version } = argument;
    const policy = { view: {} as PolicyView, surface: 'zh' } as const;
    this.answer([{ path, version, diagnostics: [], policy } satisfies FileAnalysis]);
  }
}

function start() {
  const ports: FakePort[] = [];
  const events = {
    analysed: vi.fn<EngineEvents['analysed']>(),
    simulated: vi.fn<EngineEvents['simulated']>(),
    judged: vi.fn<EngineEvents['judged']>(),
    explained: vi.fn<EngineEvents['explained']>(),
    stopped: vi.fn<EngineEvents['stopped']>(),
    settled: vi.fn<EngineEvents['settled']>(),
  };
  const client = new EngineClient(
    (listener) => {
      const port = new FakePort(listener);
      ports.push(port);
      return port;
    },
    events,
    100,
  );
  const port = (): FakePort => {
    const last = ports.at(-1);
    if (!last) throw new Error('no worker was started');
    return last;
  };
  return { client, events, ports, port };
}

const put = (text: string, version: number, path = 'policies/a.yaml') => ({ path, text, version, saved: null });
const names = (port: FakePort) => port.sent.map(({ name }) => name);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('EngineClient', () => {
  it('sends one text at a time and skips those that were overtaken', () => {
    const { client, events, port } = start();
    client.put(put('1', 1));
    client.put(put('2', 2));
    client.put(put('3', 3));
    port().answerPut();
    port().answerPut();
    expect(port().sent.map(({ argument }) => ('text' in argument ? argument.text : ''))).toEqual(['1', '3']);
    expect(events.analysed.mock.calls.map(([analyses]) => analyses[0]?.version)).toEqual([3]);
  });

  it('answers questions before it simulates, and simulates once', () => {
    const { client, port } = start();
    client.simulateYear(2023);
    port().answer({});
    client.put(put('1', 1));
    void client.ask('language:hover', { path: 'policies/a.yaml', offset: 0 });
    client.simulateYear(2023);
    port().answerPut();
    port().answer(null);
    port().answer({});
    expect(names(port())).toEqual(['workspace:simulate', 'file:put', 'language:hover', 'workspace:simulate']);
  });

  it('simulates in parts, with newer texts and questions between them', () => {
    const { client, events, port } = start();
    client.put(put('1', 1));
    port().advanced = null;
    port().answerPut();
    client.simulateYear(2023);
    port().answer(false);
    client.put(put('2', 2));
    void client.ask('language:hover', { path: 'policies/a.yaml', offset: 0 });
    port().answer(false);
    port().answerPut();
    port().answer(null);
    port().answer(true);
    port().answer({});
    expect(names(port())).toEqual([
      'file:put',
      'workspace:advance',
      'workspace:advance',
      'file:put',
      'language:hover',
      'workspace:advance',
      'workspace:simulate',
    ]);
    expect(events.simulated).toHaveBeenCalledTimes(1);
  });

  it('reads the text that is made of an answer before it simulates on', async () => {
    const { client, port } = start();
    client.put(put('1', 1));
    port().answerPut();
    port().advanced = null;
    client.simulateYear(2023);
    port().answer({});
    const written = client
      .ask('form:edit', { path: 'policies/a.yaml', patches: [] })
      .then(() => client.put(put('2', 2)));
    port().answer(false);
    port().answer([]);
    await written;
    port().answerPut();
    expect(names(port()).slice(-3)).toEqual(['form:edit', 'file:put', 'workspace:advance']);
  });

  it('reads what is typed, and answers about it, before the rest of a workspace', () => {
    const { client, port } = start();
    for (const name of ['a', 'b', 'c', 'd']) client.put(put('1', 1, `policies/${name}.yaml`));
    port().answerPut();
    client.put(put('2', 2));
    void client.ask('language:hover', { path: 'policies/a.yaml', offset: 0 });
    void client.ask('form:relations', { path: 'policies/a.yaml' });
    for (let index = 0; index < 2; index += 1) port().answerPut();
    port().answer(null);
    for (let index = 0; index < 2; index += 1) port().answerPut();
    expect(
      port().sent.map(({ name, argument }) => ('text' in argument && 'path' in argument ? argument.path : name)),
    ).toEqual([
      'policies/a.yaml',
      'policies/b.yaml',
      'policies/a.yaml',
      'language:hover',
      'policies/c.yaml',
      'policies/d.yaml',
      'form:relations',
    ]);
  });

  it('does not begin again a part of a simulation that stopped the worker', () => {
    const { client, events, port } = start();
    client.put(put('1', 1));
    port().advanced = null;
    port().answerPut();
    client.simulateYear(2023);
    vi.advanceTimersByTime(101);
    expect(events.stopped).toHaveBeenCalledWith(null, 'slow', '');
    port().answerPut();
    expect(names(port())).toEqual(['file:put']);
  });

  it('drops an answer about a text that has changed since', async () => {
    const { client, port } = start();
    client.put(put('1', 1));
    port().answerPut();
    const answer = client.ask('language:hover', { path: 'policies/a.yaml', offset: 0 });
    client.put(put('2', 2));
    port().answer({ range: { start: 0, end: 1 }, content: { zh: '', en: '' } });
    await expect(answer).resolves.toBeNull();
  });

  it('replaces a worker that does not answer, and gives the new one the last readable text', () => {
    const { client, events, ports, port } = start();
    client.put(put('good', 1));
    port().answerPut();
    client.put(put('other', 1, 'policies/b.yaml'));
    port().answerPut();
    client.put(put('slow', 2));
    vi.advanceTimersByTime(101);
    expect(events.stopped).toHaveBeenCalledWith('policies/a.yaml', 'slow', '');
    expect(ports.map(({ terminated }) => terminated)).toEqual([true, false]);
    port().answerPut();
    port().answerPut();
    const texts = port().sent.map(({ argument }) => ('text' in argument ? argument.text : ''));
    expect(texts).toEqual(['good', 'other']);
  });

  it('takes nothing that is found in the text before for what is found in the one that stopped the worker', async () => {
    const { client, events, port } = start();
    client.put(put('good', 1));
    port().answerPut();
    client.put(put('words', 1, 'vocabulary/facts.yaml'));
    port().answerPut();
    client.put(put('slow', 2));
    vi.advanceTimersByTime(101);
    events.analysed.mockClear();
    const asked = client.ask('language:symbols', { path: 'policies/a.yaml' });
    const [first] = port().sent as EngineRequest<'file:put'>[];
    expect(first?.argument).toMatchObject({ text: 'good', version: 1 });
    port().answerPut();
    // With other words the policies read otherwise, so that the answer is about them, too.
    const again = { path: 'policies/a.yaml', version: first?.argument.version ?? 0, diagnostics: [], policy: null };
    port().answer([{ path: 'vocabulary/facts.yaml', version: 1, diagnostics: [], policy: null }, again]);
    expect(events.analysed.mock.calls.flatMap(([analyses]) => analyses.map(({ path }) => path))).toEqual([
      'vocabulary/facts.yaml',
    ]);
    port().answer([]);
    await expect(asked).resolves.toBeNull();
  });

  it('runs the examples of a policy last, and tells of the newest text only', () => {
    const { client, events, port } = start();
    client.simulateYear(2023);
    port().answer({});
    client.put(put('1', 1));
    port().answerPolicy();
    port().answer({});
    expect(names(port())).toEqual(['workspace:simulate', 'file:put', 'workspace:simulate', 'examples:judge']);
    client.put(put('2', 2));
    port().answer({ path: 'policies/a.yaml', version: 1, outcomes: {} });
    expect(events.judged).not.toHaveBeenCalled();
    port().answerPolicy();
    port().answer({});
    port().answer({ path: 'policies/a.yaml', version: 2, outcomes: {} });
    expect(events.judged).toHaveBeenCalledTimes(1);
  });

  it('runs the examples in parts, with newer texts between them', () => {
    const { client, events, port } = start();
    client.put(put('1', 1));
    port().advanced = null;
    port().answerPolicy();
    port().answer(false);
    client.put(put('2', 2));
    port().answer(true);
    port().answerPolicy();
    port().answer(false);
    port().answer(true);
    port().answer({ path: 'policies/a.yaml', version: 2, outcomes: {} });
    expect(names(port())).toEqual([
      'file:put',
      'examples:advance',
      'examples:advance',
      'file:put',
      'examples:advance',
      'examples:advance',
      'examples:judge',
    ]);
    expect(events.judged).toHaveBeenCalledTimes(1);
  });

  it('does not run a part of the examples for ever that stops every worker', () => {
    const { client, events, ports, port } = start();
    client.put(put('1', 1));
    port().advanced = null;
    port().answerPolicy();
    vi.advanceTimersByTime(101);
    port().advanced = null;
    port().answerPolicy();
    vi.advanceTimersByTime(60_000);
    expect(events.stopped).toHaveBeenCalledTimes(1);
    expect(ports).toHaveLength(2);
    expect(names(port())).toEqual(['file:put']);
  });

  it('does not run examples for ever that stop every worker', () => {
    const { client, events, ports, port } = start();
    client.put(put('1', 1));
    port().answerPolicy();
    expect(names(port()).at(-1)).toBe('examples:judge');
    vi.advanceTimersByTime(101);
    port().answerPolicy();
    vi.advanceTimersByTime(60_000);
    expect(events.stopped).toHaveBeenCalledTimes(1);
    expect(ports).toHaveLength(2);
    client.put(put('2', 2));
    port().answerPolicy();
    expect(names(port()).at(-1)).toBe('examples:judge');
  });

  it('does not try a text for ever that stops every worker', () => {
    const { client, events, ports } = start();
    client.put(put('slow', 1));
    vi.advanceTimersByTime(60_000);
    expect(events.stopped).toHaveBeenCalledTimes(1);
    expect(ports).toHaveLength(1);
  });

  it('gives a new worker more time, for it has to load its code', () => {
    const { client, events } = start();
    client.put(put('1', 1));
    vi.advanceTimersByTime(5000);
    expect(events.stopped).not.toHaveBeenCalled();
  });

  it('tells of a bug of the engine and goes on', () => {
    const { client, events, port } = start();
    client.put(put('1', 1));
    port().listener.receive({ id: port().sent[0]?.id ?? 0, ok: false, bug: 'oh' });
    expect(events.stopped).toHaveBeenCalledWith('policies/a.yaml', 'bug', 'oh');
    client.put(put('2', 2));
    port().answerPut();
    expect(events.analysed).toHaveBeenCalledTimes(1);
  });

  it('forgets everything on reset and answers what is open with null', async () => {
    const { client, port, ports } = start();
    client.put(put('1', 1));
    const answer = client.ask('vocabulary:regions', {});
    client.reset();
    await expect(answer).resolves.toBeNull();
    expect(port().terminated).toBe(true);
    client.put(put('2', 1));
    expect(ports).toHaveLength(2);
  });

  it('explains the effect once the keyboard rests, and only while somebody looks', () => {
    const { client, events, port } = start();
    client.watchEffect(true);
    client.simulateYear(2023);
    port().answer({});
    client.put(put('1', 1));
    port().answerPut();
    port().answer({});
    vi.advanceTimersByTime(effectDelay - 1);
    expect(names(port())).not.toContain('effect:explain');
    client.put(put('2', 2));
    port().answerPut();
    port().answer({});
    vi.advanceTimersByTime(effectDelay);
    expect(names(port()).filter((name) => name === 'effect:explain')).toHaveLength(1);
    client.put(put('3', 3));
    port().answer({ year: 2023, edits: [] });
    expect(events.explained).not.toHaveBeenCalled();
    port().answerPut();
    port().answer({});
    vi.advanceTimersByTime(effectDelay);
    port().answer({ year: 2023, edits: [] });
    expect(events.explained).toHaveBeenCalledTimes(1);
    client.watchEffect(false);
    client.put(put('4', 4));
    port().answerPut();
    port().answer({});
    vi.advanceTimersByTime(10 * effectDelay);
    expect(names(port()).at(-1)).toBe('workspace:simulate');
  });

  it('tells a new worker what is compared with', () => {
    const { client, ports, port } = start();
    client.put(put('1', 1));
    port().answerPut();
    client.compareWith({ kind: 'text', path: 'policies/a.yaml', text: 'old' });
    port().answer(null);
    client.simulateYear(2023);
    vi.advanceTimersByTime(100);
    expect(ports).toHaveLength(2);
    expect(names(port())[0]).toBe('baseline:choose');
    client.reset();
    client.put(put('1', 1));
    expect(names(port())).toEqual(['file:put']);
  });
});
