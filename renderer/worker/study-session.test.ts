import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { StudySession } from './study-session';
import type { ProposalsView } from './study-view';
import { WorkspaceSession } from './workspace-session';

const samples = path.resolve(import.meta.dirname, '../../samples');
const read = (file: string): string => readFileSync(path.join(samples, file), 'utf8');
const donghu = 'policies/donghu-srdi-2022.yaml';
const shangrao = 'policies/shangrao-srdi-2023.yaml';
const year = 2024;
/** An enterprise that lacks nothing but the recognition. */
const enterprises = `企业:
  - 代号: e1
    名称: 甲公司
    所在区县: "361102"
    认定: []
`;

function open(...paths: readonly string[]) {
  const session = new StudySession();
  const put = (file: string, text: string | null, version = 1): void => {
    session.answer('files:put', { files: [{ path: file, text, version }] });
  };
  for (const file of paths) put(file, read(file));
  put('enterprises/e.yaml', enterprises);
  return { session, put };
}

/** Asks for drafts as the client does: again, as long as they are not finished. */
function propose(session: StudySession, file: string, between: () => void = () => undefined) {
  for (let slices = 1; ; slices += 1) {
    const value = session.answer('examples:propose', { path: file });
    if (value === null || !('unfinished' in value)) return { value, slices };
    between();
  }
}

/** Leaves out the worked examples, so that there is something to draft. */
function withoutExamples(file: string): string {
  const text = read(file);
  return text.slice(0, text.indexOf('\n算例:'));
}

describe('findings', () => {
  it('are listed for the texts as they stand, with the enterprise that shows one', () => {
    const { session, put } = open('policies/xihu-srdi-2022.yaml', 'policies/nanchang-sme-2022.yaml');
    put('enterprises/samples.yaml', read('enterprises/sample-enterprises.yaml'));
    const view = session.answer('findings:list', { year: 2023 });
    expect(view).toMatchObject({ year: 2023, versions: { 'policies/xihu-srdi-2022.yaml': 1 } });
    expect(view.population).toBeGreaterThan(5);
    expect(view.findings.length).toBeGreaterThan(0);
    const witnesses = view.findings.map((_, index) => session.answer('findings:witness', { list: view.list, index }));
    expect(witnesses.some((witness) => witness !== null)).toBe(true);
    expect(structuredClone(witnesses)).toEqual(witnesses);
  });

  it('have no witness once a newer list was made, or when there is no such finding', () => {
    const { session } = open(shangrao);
    const { list } = session.answer('findings:list', { year });
    expect(session.answer('findings:witness', { list, index: 9999 })).toBeNull();
    session.answer('findings:list', { year });
    expect(session.answer('findings:witness', { list, index: 0 })).toBeNull();
  });

  it('are none of a workspace that was closed', () => {
    const { session } = open(shangrao);
    const { list } = session.answer('findings:list', { year });
    session.answer('workspace:reset', {});
    expect(session.answer('findings:witness', { list, index: 0 })).toBeNull();
    expect(session.answer('findings:list', { year })).toMatchObject({ findings: [], population: 0, versions: {} });
  });

  it('follow a text that is taken away', () => {
    const { session, put } = open(shangrao);
    put(shangrao, null);
    expect(session.answer('findings:list', { year }).versions).toEqual({ 'enterprises/e.yaml': 1 });
  });
});

describe('the nearest change', () => {
  const request = { enterprise: 'e1', year, policy: 'shangrao-srdi-2023', item: 'benefiting-treasury-award' };

  it('is a recognition, granted to an enterprise that has none, and what it brings holds in the simulation', () => {
    const { session } = open(shangrao);
    const near = session.answer('change:nearest', request);
    expect(near?.changes.length).toBeGreaterThan(0);
    expect(near).toMatchObject({ unit: 'money', grants: { min: 10_000_000n, max: null } });
    expect(near?.earliest).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('is none for an enterprise or an item that is not there', () => {
    const { session } = open(shangrao);
    expect(session.answer('change:nearest', { ...request, enterprise: 'nobody' })).toBeNull();
    expect(session.answer('change:nearest', { ...request, item: 'nothing' })).toBeNull();
    expect(session.answer('change:nearest', { ...request, policy: 'none' })).toBeNull();
  });
});

describe('drafts of examples', () => {
  it('come in slices, between which a question is answered at once, and every one of them passes', () => {
    const { session, put } = open(shangrao);
    put(shangrao, withoutExamples(shangrao), 2);
    const waits: number[] = [];
    let last = process.cpuUsage();
    const { value, slices } = propose(session, shangrao, () => {
      waits.push(process.cpuUsage(last).user / 1000);
      expect(session.answer('findings:witness', { list: 0, index: 0 })).toBeNull();
      last = process.cpuUsage();
    });
    expect(slices).toBeGreaterThan(1);
    // The time of a slice is 100 ms; a slow machine may take ten times as long over its last step.
    expect(Math.max(...waits)).toBeLessThan(1500);
    expect(value?.examples.length).toBeGreaterThan(5);
    expectToPass(value, withoutExamples(shangrao));
  });

  it('of an earlier text are dropped', () => {
    const { session, put } = open(donghu);
    const start = withoutExamples(donghu);
    put(donghu, start, 2);
    session.answer('examples:propose', { path: donghu });
    put(donghu, read(donghu), 3);
    const alone = open(donghu);
    expect(propose(session, donghu).value).toEqual(propose(alone.session, donghu).value);
  });

  it('are none while the policy has errors or is not there', () => {
    const { session, put } = open();
    expect(session.answer('examples:propose', { path: donghu })).toBeNull();
    expect(session.answer('examples:cover', { path: donghu })).toBeNull();
    put(donghu, read(donghu).replace('措施语言: 1', '措施语言: 99'));
    expect(session.answer('examples:propose', { path: donghu })).toBeNull();
    expect(session.answer('examples:cover', { path: donghu })).toBeNull();
  });
});

describe('coverage', () => {
  it('names where each target stands and which examples show it', () => {
    const { session } = open(shangrao);
    const view = session.answer('examples:cover', { path: shangrao });
    expect(view?.path).toBe(shangrao);
    expect(view?.targets.some(({ examples }) => examples.length > 0)).toBe(true);
    expect(view?.targets.filter(({ kind }) => kind === 'reading').map(({ pointer }) => pointer)).toContain(
      '/readings/0',
    );
  });
});

/** Puts drafts into the policy and lets the engine worker judge them. */
function expectToPass(proposals: ProposalsView | null, text: string): void {
  const session = new WorkspaceSession();
  const examples = (proposals?.examples ?? []).map(({ text: entry }) => `  ${entry.replaceAll('\n', '\n  ')}`);
  const whole = `${text}\n算例:\n${examples.join('\n')}\n`;
  session.answer('file:put', { path: shangrao, text: whole, version: 1, saved: null });
  const { outcomes } = session.answer('examples:judge', { path: shangrao });
  expect(Object.values(outcomes).map(({ passed }) => passed)).toEqual(examples.map(() => true));
}
