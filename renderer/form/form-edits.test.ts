import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../engine/index';
import type { TextModels } from '../editor/text-models';
import { initialState } from '../state/initial-state';
import { createStore } from '../state/store';
import type { EngineClient } from '../worker/engine-client';
import { WorkspaceSession } from '../worker/workspace-session';
import { setAt, textOf, valueAt } from './document-access';
import { FormEdits } from './form-edits';

const path = 'policies/a.yaml';
const start = `措施语言: 1
政策:
  代号: a # 编号
  名称: 若干措施
  地区: "360103"
  财政层级: 区县
  有效期: 2024-01-01 至 2025-12-31
条款:
  - 条: 一
    措施:
      - { 代号: b, 类型: 服务, 要点: 上门, 口径: [x, # 为何
          y] }
`;

function open() {
  const store = createStore(initialState);
  const session = new WorkspaceSession();
  store.dispatch({
    type: 'workspaceOpened',
    workspace: {
      id: 'w',
      name: 'w',
      documents: [{ id: 'd', path, text: start, digest: '', recovered: null }],
    } as never,
  });
  const steps: (string | null)[] = [];
  const text = () => store.get().documents['d']?.text ?? '';
  const put = () => {
    const version = store.get().documents['d']?.version ?? 0;
    return session.answer('file:put', { path, text: text(), version, saved: null });
  };
  const write = (next: string) => {
    store.dispatch({ type: 'documentEdited', document: 'd', text: next });
    put();
  };
  store.dispatch({ type: 'filesAnalysed', analyses: put(), milliseconds: 1 });
  let isLocked = false;
  /** Done once between two questions, as if a key had been pressed. */
  let between: (() => void) | null = null;
  const engine = {
    ask: (name: 'form:read' | 'form:edit', argument: never) =>
      Promise.resolve().then(() => {
        const answer = session.answer(name, argument);
        if (name === 'form:read') {
          between?.();
          between = null;
        }
        return answer;
      }),
  } as unknown as EngineClient;
  const texts = {
    applyEdits: (_: string, edits: readonly TextEdit[], field: string | null) => {
      if (isLocked) return;
      steps.push(field);
      const sorted = edits.toSorted((one, other) => other.range.start - one.range.start);
      write(
        sorted.reduce(
          (whole, { range, text: put }) => whole.slice(0, range.start) + put + whole.slice(range.end),
          text(),
        ),
      );
    },
  } as unknown as TextModels;
  const forms = new FormEdits(store, engine, texts);
  const read = () => session.answer('form:read', { path });
  const lock = () => (isLocked = true);
  return { store, forms, text, write, steps, read, lock, interrupt: (act: () => void) => (between = act) };
}

describe('changes of a form', () => {
  it('are written one after the other, each to the text the one before made', async () => {
    const { forms, text, steps } = open();
    const one = forms.change(path, (draft) => setAt(draft, '/policy/title', '新办法'), 'field 1');
    const other = forms.change(path, (draft) => setAt(draft, '/policy/docNumber', '新府发〔2024〕1号'));
    expect(await Promise.all([one, other])).toEqual(['written', 'written']);
    expect(text()).toBe(start.replace('名称: 若干措施', '名称: 新办法\n  文号: 新府发〔2024〕1号'));
    expect(steps).toEqual(['field 1', null]);
  });

  it('are shown before the engine has looked into the text that comes of them', async () => {
    const { forms, store } = open();
    const shown = () => store.get().analyses[path];
    const [before] = [shown()];
    await forms.change(path, (draft) => setAt(draft, '/articles/0/items/0/gist', '下乡'));
    expect(JSON.stringify(before?.policy?.view)).toContain('上门');
    expect(JSON.stringify(shown()?.policy?.view)).toContain('下乡');
    expect(shown()).toMatchObject({ version: before?.version, diagnostics: before?.diagnostics });
    expect(shown()?.policy?.view?.head).toBe(before?.policy?.view?.head);
  });

  it('are not shown where they could not be written', async () => {
    const { forms, store, lock } = open();
    const before = store.get().analyses[path];
    lock();
    await forms.change(path, (draft) => setAt(draft, '/articles/0/items/0/gist', '下乡'));
    expect(store.get().analyses[path]).toBe(before);
  });

  it('are made again of the text that was typed meanwhile', async () => {
    const { forms, text, write, interrupt } = open();
    interrupt(() => write(text().replace('代号: a #', '代号: abc #')));
    expect(await forms.change(path, (draft) => setAt(draft, '/policy/title', '新办法'))).toBe('written');
    expect(text()).toBe(start.replace('代号: a #', '代号: abc #').replace('若干措施', '新办法'));
  });

  it('that the text gives no hold for are refused in words, and change nothing', async () => {
    const { forms, text, store } = open();
    expect(await forms.change(path, (draft) => setAt(draft, '/articles/0/items/0/readings', ['x']))).toBe('refused');
    expect(text()).toBe(start);
    expect(store.get().notices.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('of a part that is gone are lost, not made elsewhere', async () => {
    const { forms, text } = open();
    expect(await forms.change(path, (draft) => setAt(draft, '/policy/title/x/y', '1'))).toBe('lost');
    expect(text()).toBe(start);
  });

  it.each(['reads', 'cannot read'] as const)('are followed once the form %s the new text', async (outcome) => {
    const { forms, read } = open();
    forms.note(read());
    await forms.followed();
    await forms.change(path, (draft) => setAt(draft, '/policy/title', '新办法'));
    let isFollowed = false;
    const followed = forms.followed().then(() => (isFollowed = true));
    await forms.settle();
    expect(isFollowed).toBe(false);
    forms.note(outcome === 'reads' ? read() : null);
    await followed;
    expect(isFollowed).toBe(true);
  });

  it('wait for what is still typed in a field', async () => {
    const { forms, text } = open();
    const release = forms.hold(async () => {
      release();
      await forms.change(path, (draft) => {
        setAt(draft, '/policy/title', `${textOf(valueAt(draft, '/policy/title'))}（试行）`);
      });
    });
    await forms.settle();
    expect(text()).toContain('名称: 若干措施（试行）\n');
  });
});
