import { describe, expect, it } from 'vitest';
import type { WorkspaceSnapshot } from '../../main/ipc/contract';
import type { PolicyView } from '../worker/policy-view';
import type { Action } from './actions';
import type { AppState } from './app-state';
import { initialState } from './initial-state';
import { reduce } from './reduce';
import { isDirty, listDirty, selectActiveDocument } from './selectors';

const workspace: WorkspaceSnapshot = {
  id: 'w',
  name: 'w',
  location: '/w',
  skipped: [],
  documents: [
    { id: 'e', path: 'enterprises/a.yaml', text: 'e', digest: 'd0', recovered: null },
    { id: 'b', path: 'policies/b.yaml', text: 'b', digest: 'd1', recovered: null },
    { id: 'a', path: 'policies/a.yaml', text: 'a', digest: 'd2', recovered: 'lost' },
  ],
};

function after(...actions: readonly Action[]): AppState {
  return actions.reduce(reduce, reduce(initialState, { type: 'workspaceOpened', workspace }));
}

describe('documents', () => {
  it('opens the first policy of a workspace', () => {
    const state = after();
    expect(state.tabs).toEqual(['a']);
    expect(state.previewed).toBe('policies/a.yaml');
    expect(selectActiveDocument(state)?.recovered).toBe('lost');
  });

  it('knows what is unsaved, and that line ends alone are no change', () => {
    const edited = after({ type: 'documentEdited', document: 'b', text: 'new' });
    expect(listDirty(edited).map(({ id }) => id)).toEqual(['b']);
    const document = { ...edited.documents['b']!, text: 'x\r\ny', savedText: 'x\ny' };
    expect(isDirty(document)).toBe(false);
  });

  it('counts a version for each new text only', () => {
    const state = after(
      { type: 'documentEdited', document: 'b', text: 'c' },
      { type: 'documentEdited', document: 'b', text: 'c' },
    );
    expect(state.documents['b']?.version).toBe(2);
  });

  it('stays unsaved when the text changed while it was written', () => {
    const state = after(
      { type: 'documentEdited', document: 'b', text: 'c' },
      { type: 'saveStarted', document: 'b' },
      { type: 'documentEdited', document: 'b', text: 'cd' },
      { type: 'documentSaved', document: 'b', text: 'c', digest: 'd9' },
    );
    expect(isDirty(state.documents['b']!)).toBe(true);
    expect(state.documents['b']).toMatchObject({ savedText: 'c', savedDigest: 'd9', saving: false });
  });

  it('does not take its own save for a change by another program', () => {
    const state = after(
      { type: 'documentSaved', document: 'b', text: 'c', digest: 'd9' },
      { type: 'documentChangedOutside', document: 'b', change: { text: 'c', digest: 'd9' } },
    );
    expect(state.documents['b']?.outside).toBeNull();
  });

  it('keeps my text over that of another program, and can then save over it', () => {
    const state = after(
      { type: 'documentEdited', document: 'b', text: 'mine' },
      { type: 'documentChangedOutside', document: 'b', change: { text: 'theirs', digest: 'd7' } },
      { type: 'outsideChangeKept', document: 'b' },
    );
    expect(state.documents['b']).toMatchObject({ text: 'mine', savedText: 'theirs', savedDigest: 'd7', outside: null });
  });

  it('shows the neighbour when the active tab is closed', () => {
    const state = after(
      { type: 'tabOpened', document: 'b' },
      { type: 'tabOpened', document: 'e' },
      { type: 'tabOpened', document: 'b' },
      { type: 'tabClosed', document: 'b' },
    );
    expect(state.activeTab).toBe('e');
    expect(state.previewed).toBe('policies/b.yaml');
  });
});

describe('analysis', () => {
  const view = { head: { id: 'x' }, chapters: [], examples: [], places: [] } as unknown as PolicyView;
  const analysed = (version: number, policyView: PolicyView | null): Action => ({
    type: 'filesAnalysed',
    milliseconds: 1,
    analyses: [{ path: 'policies/a.yaml', version, diagnostics: [], policy: { view: policyView, surface: 'zh' } }],
  });

  it('keeps the last good view while the text cannot be read', () => {
    const state = after(analysed(1, view), analysed(2, null));
    expect(state.analyses['policies/a.yaml']?.policy).toEqual({ view, current: false, surface: 'zh' });
  });

  it('keeps unchanged parts the same object', () => {
    const first = after(analysed(1, view));
    const second = reduce(first, analysed(2, structuredClone(view)));
    expect(second.analyses['policies/a.yaml']?.policy?.view).toBe(first.analyses['policies/a.yaml']?.policy?.view);
  });

  it('lets examples stand as they came out until they are run again', () => {
    const example = { pointer: '/examples/0', name: 'a', year: 2023, expected: '5', outcome: null };
    const other = { ...example, pointer: '/examples/1', name: 'b' };
    const passed = { passed: true, expected: { zh: '', en: '' }, actual: { zh: '', en: '' }, differences: [] };
    const judged = (version: number): Action => ({
      type: 'examplesJudged',
      verdicts: { path: 'policies/a.yaml', version, outcomes: { '/examples/0': passed } },
    });
    const outcomes = (...actions: Action[]) =>
      after(...actions).analyses['policies/a.yaml']?.policy?.view?.examples.map(({ outcome }) => outcome?.passed);
    const one = analysed(1, { ...view, examples: [example] });
    const two = analysed(2, {
      ...view,
      examples: [
        { ...other, pointer: '/examples/0' },
        { ...example, pointer: '/examples/1' },
      ],
    });
    expect(outcomes(one)).toEqual([undefined]);
    expect(outcomes(one, judged(1))).toEqual([true]);
    // The view that went with the edits comes again with their text.
    expect(outcomes(one, judged(1), one)).toEqual([true]);
    expect(outcomes(one, judged(1), two)).toEqual([undefined, true]);
    expect(outcomes(one, judged(1), two, judged(1))).toEqual([undefined, true]);
    expect(outcomes(one, judged(1), two, judged(2))).toEqual([true, undefined]);
  });

  it('forgets an explanation when another enterprise is selected', () => {
    const explained = after(
      { type: 'lineSelected', selection: { enterprise: 'x', line: null } },
      { type: 'enterpriseExplained', enterprise: 'y', result: null },
    );
    expect(explained.explanation).toBeNull();
  });
});

describe('notices', () => {
  it('says the same thing once', () => {
    const notice: Action = { type: 'noticeGiven', severity: 'error', message: { zh: '一', en: 'one' } };
    expect(after(notice, notice).notices).toHaveLength(1);
  });
});
