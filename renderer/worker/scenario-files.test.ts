import { readFileSync } from 'node:fs';
import path from 'node:path';
import { enablePatches, produceWithPatches } from 'immer';
import { describe, expect, it } from 'vitest';
import { setAt, type FormDraft } from '../form/document-access';
import { WorkspaceSession } from './workspace-session';

enablePatches();

const samples = path.resolve(import.meta.dirname, '../../samples');
const files = [
  'vocabulary/facts.yaml',
  'vocabulary/titles.yaml',
  'policies/xihu-srdi-2022.yaml',
  'policies/nanchang-sme-2022.yaml',
  'scenarios/full.yaml',
  'scenarios/baseline.yaml',
];
const scenario = 'scenarios/baseline.yaml';
const textOf = (file: string) => readFileSync(path.join(samples, file), 'utf8');

function open(): WorkspaceSession {
  const session = new WorkspaceSession();
  for (const file of files) session.answer('file:put', { path: file, text: textOf(file), version: 1, saved: null });
  return session;
}

const codesOf = (session: WorkspaceSession, text: string, of = scenario) =>
  session
    .answer('file:put', { path: scenario, text, version: 2, saved: null })
    .find((each) => each.path === of)
    ?.diagnostics.map(({ code }) => code);

describe('the scenarios of a workspace', () => {
  it('are checked as they are typed, and against the policies', () => {
    const session = open();
    expect(codesOf(session, textOf(scenario))).toEqual([]);
    expect(codesOf(session, textOf(scenario).replace('值: 80%', '值: 180%'))).toEqual(['scenario/number']);
    const twin = textOf(scenario).replace('代号: baseline', '代号: full');
    expect(codesOf(session, twin, 'scenarios/full.yaml')).toEqual(['scenario/repeated-id']);
    expect(codesOf(session, textOf(scenario))).toEqual([]);
    const gone = session.answer('file:remove', { path: 'policies/nanchang-sme-2022.yaml' });
    const found = gone.find((each) => each.path === scenario);
    expect(found?.diagnostics.map(({ code }) => code)).toEqual(['scenario/unknown-scope']);
  });

  it('are edited as forms, with every comment kept and findings at their fields', () => {
    const session = open();
    const text = textOf(scenario).replace('低: 40%', '低: 四成');
    codesOf(session, text);
    const view = session.answer('form:read', { path: scenario });
    expect(view?.findings.map(({ pointer }) => pointer)).toEqual(['/assumptions/0/low']);
    expect(view?.scopes?.map(({ id }) => id)).toContain('xihu-srdi-2022/title-award');
    const [, patches] = produceWithPatches(view?.document as object, (draft) => {
      setAt(draft as FormDraft, '/assumptions/0/low', '50%');
      setAt(draft as FormDraft, '/funds/0/size', '120万元');
    });
    const written = session.answer('form:edit', { path: scenario, patches: structuredClone(patches) });
    const changed = (written?.edits ?? [])
      .toSorted((a, b) => b.range.start - a.range.start)
      .reduce((whole, { range, text: put }) => whole.slice(0, range.start) + put + whole.slice(range.end), text);
    expect(changed).toBe(text.replace('低: 四成', '低: 50%').replace('年度规模: 100万元', '年度规模: 120万元'));
  });
});
