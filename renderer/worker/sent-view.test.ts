import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../engine/index';
import { writePolicyTemplate } from '../ui/policy-template';
import type { EngineReply, EngineRequestName, EngineRequests, FileAnalysis } from './contract';
import { ViewReceiver, ViewSender } from './sent-view';
import { WorkspaceSession } from './workspace-session';

const path = 'policies/a.yaml';
const template = {
  issuer: '',
  region: '360103',
  regionName: '南昌市西湖区',
  level: 'district',
  kind: 'award',
} as const;
const policy = writePolicyTemplate({ ...template, id: 'policy-a', title: '若干措施', year: 2023 }, 'zh');

/** A worker and a window with what lies between them. */
function open() {
  const session = new WorkspaceSession();
  const [sender, receiver] = [new ViewSender(), new ViewReceiver()];
  const sizes: number[] = [];
  const ask = <Name extends EngineRequestName>(name: Name, argument: EngineRequests[Name]['in']) => {
    const value = session.answer(name, argument);
    const reply: EngineReply = { id: 1, ok: true, value, milliseconds: 1 };
    const sent = structuredClone(sender.pack(name, reply));
    sizes.push(JSON.stringify(sent).length);
    const received = receiver.unpack(sent);
    expect(received).toMatchObject({ ok: true, value });
    return value;
  };
  const put = (text: string): readonly FileAnalysis[] => ask('file:put', { path, text, version: 1, saved: null });
  const edit = (value: string) =>
    ask('form:edit', {
      path,
      patches: [{ op: 'replace', path: ['articles', 0, 'items', 0, 'table', 1, 'amount'], value }],
    });
  put(policy);
  return { put, edit, sizes };
}

describe('the view of a policy', () => {
  it('goes with the edits that make it, and not again with their text', () => {
    const { put, edit, sizes } = open();
    const text = applyEdits(policy, edit('7万元')?.edits ?? []);
    put(text);
    const [first = 0, edited = 0, again = 0] = sizes;
    expect(edited).toBeGreaterThan(first / 2);
    expect(again).toBeLessThan(first / 2);
  });

  it('is that of the text, whichever comes', () => {
    const { put, edit } = open();
    edit('7万元');
    put(policy.replace('金额: 5万元', '金额: 8万元'));
    edit('9万元');
    edit('6万元');
    put(policy);
  });
});
