import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineReply } from './contract';
import type { PortListener } from './engine-client';
import { quietTime, StudyClient, studyLimit, type StudyEvents } from './study-client';
import type { StudyRequest } from './study-contract';

/** A worker that answers when told to. */
class FakePort {
  readonly sent: StudyRequest[] = [];
  terminated = false;
  constructor(readonly listener: PortListener) {}
  postMessage(message: StudyRequest): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(value: unknown = null): void {
    this.listener.receive({ id: this.last.id, ok: true, value, milliseconds: 1 } satisfies EngineReply);
  }
  fail(): void {
    this.listener.receive({ id: this.last.id, ok: false, bug: 'bug' } satisfies EngineReply);
  }
  get last(): StudyRequest {
    const last = this.sent.at(-1);
    if (!last) throw new Error('nothing was asked');
    return last;
  }
}

function start() {
  const ports: FakePort[] = [];
  const events = {
    delivered: vi.fn<StudyEvents['delivered']>(),
    waiting: vi.fn<StudyEvents['waiting']>(),
    stopped: vi.fn<StudyEvents['stopped']>(),
  };
  const client = new StudyClient((listener) => {
    const port = new FakePort(listener);
    ports.push(port);
    return port;
  }, events);
  const port = (): FakePort => {
    const last = ports.at(-1);
    if (!last) throw new Error('no worker was started');
    return last;
  };
  return { client, events, ports, port };
}

const names = (port: FakePort) => port.sent.map(({ name }) => name);
const path = 'policies/a.yaml';
const findings = { list: 1, year: 2023, population: 0, findings: [], versions: {} };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the study client', () => {
  it('waits until the keyboard rests, and sends only the newest text', () => {
    const { client, ports, port, events } = start();
    client.put(path, 'a', 1);
    client.want('findings:list', { year: 2023 });
    vi.advanceTimersByTime(quietTime - 1);
    client.put(path, 'b', 2);
    vi.advanceTimersByTime(quietTime - 1);
    expect(ports).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(port().last.argument).toEqual({ files: [{ path, text: 'b', version: 2 }] });
    port().answer();
    expect(names(port())).toEqual(['files:put', 'findings:list']);
    port().answer(findings);
    expect(events.delivered.mock.calls).toEqual([[{ name: 'findings:list', value: findings }]]);
    expect(events.waiting.mock.calls).toEqual([[['findings:list']], [[]]]);
  });

  it('throws a view away that was overtaken by a key, and makes it again', () => {
    const { client, port, events } = start();
    client.put(path, 'a', 1);
    client.want('findings:list', { year: 2023 });
    vi.advanceTimersByTime(quietTime);
    port().answer();
    client.put(path, 'b', 2);
    port().answer(findings);
    expect(events.delivered).not.toHaveBeenCalled();
    vi.advanceTimersByTime(quietTime);
    port().answer();
    port().answer(findings);
    expect(names(port())).toEqual(['files:put', 'findings:list', 'files:put', 'findings:list']);
    expect(events.delivered).toHaveBeenCalledTimes(1);
  });

  it('makes nothing that is looked at no more, and not what stands already', () => {
    const { client, port } = start();
    client.put(path, 'a', 1);
    client.want('findings:list', { year: 2023 });
    client.want('readings:price', { year: 2023 });
    vi.advanceTimersByTime(quietTime);
    port().answer();
    client.want('readings:price', null);
    port().answer(findings);
    client.want('findings:list', { year: 2023 });
    expect(names(port())).toEqual(['files:put', 'findings:list']);
    client.want('findings:list', { year: 2024 });
    expect(port().last).toMatchObject({ name: 'findings:list', argument: { year: 2024 } });
  });

  it('answers a question at once and about the newest text', async () => {
    const { client, port } = start();
    client.put(path, 'a', 1);
    const asked = client.ask('change:nearest', { enterprise: 'e', year: 2023, policy: 'p', item: 'i' });
    expect(names(port())).toEqual(['files:put']);
    port().answer();
    port().answer('told');
    expect(await asked).toBe('told');
  });

  it('replaces a worker that hangs, hands it the texts again and does not repeat what hung', () => {
    const { client, ports, port, events } = start();
    client.put(path, 'a', 1);
    client.want('readings:price', { year: 2023 });
    vi.advanceTimersByTime(quietTime);
    port().answer();
    vi.advanceTimersByTime(studyLimit);
    expect(events.stopped).toHaveBeenCalledWith('readings:price', '');
    expect(ports.map(({ terminated }) => terminated)).toEqual([true]);
    client.want('findings:list', { year: 2023 });
    expect(ports).toHaveLength(2);
    expect(port().last.argument).toEqual({ files: [{ path, text: 'a', version: 1 }] });
    port().answer();
    port().answer(findings);
    expect(names(port())).toEqual(['files:put', 'findings:list']);
    client.put(path, 'b', 2);
    vi.advanceTimersByTime(quietTime);
    port().answer();
    port().answer(findings);
    expect(port().last.name).toBe('readings:price');
  });

  it('forgets the texts of a workspace that is left, and what was asked about them', async () => {
    const { client, ports, port } = start();
    client.put(path, 'a', 1);
    client.want('findings:list', { year: 2023 });
    vi.advanceTimersByTime(quietTime);
    const asked = client.ask('findings:witness', { list: 1, index: 0 });
    client.reset();
    expect(await asked).toBeNull();
    expect(port().terminated).toBe(true);
    vi.advanceTimersByTime(quietTime);
    expect(ports).toHaveLength(1);
  });

  it('does not try a failing text again before it changes', () => {
    const { client, ports, port } = start();
    client.put(path, 'a', 1);
    client.want('findings:list', { year: 2023 });
    vi.advanceTimersByTime(quietTime);
    port().fail();
    vi.advanceTimersByTime(studyLimit);
    expect(ports).toHaveLength(1);
    client.put(path, 'b', 2);
    vi.advanceTimersByTime(quietTime);
    expect(ports).toHaveLength(2);
  });
});
