import { enablePatches, produceWithPatches } from 'immer';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyEdits, type TextEdit } from '../../engine/index';
import { listAt, moveElement, setAt, valueAt, type FormDraft } from '../form/document-access';
import { kindProperty } from '../form/item-kinds';
import type { FormView } from './form-view';
import { WorkspaceSession } from './workspace-session';

enablePatches();

const samples = path.resolve(import.meta.dirname, '../../samples');
const policies = readdirSync(path.join(samples, 'policies'));

function open(file: string, change: (text: string) => string = (text) => text) {
  const session = new WorkspaceSession();
  for (const name of readdirSync(path.join(samples, 'vocabulary'))) {
    const text = readFileSync(path.join(samples, 'vocabulary', name), 'utf8');
    session.answer('file:put', { path: `vocabulary/${name}`, text, version: 1, saved: null });
  }
  const text = change(readFileSync(path.join(samples, 'policies', file), 'utf8'));
  const name = `policies/${file}`;
  session.answer('file:put', { path: name, text, version: 7, saved: null });
  const read = (): FormView | null => session.answer('form:read', { path: name });
  const edit = (recipe: (draft: FormDraft) => void): string | null => {
    const [, patches] = produceWithPatches(read()?.document as object, (draft) => recipe(draft as FormDraft));
    // As they come from the window.
    const written = session.answer('form:edit', { path: name, patches: structuredClone(patches) });
    return written && apply(text, written.edits);
  };
  return { session, text, name, read, edit };
}

function apply(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((one, other) => other.range.start - one.range.start)
    .reduce((changed, { range, text: put }) => changed.slice(0, range.start) + put + changed.slice(range.end), text);
}

describe('the form of a policy', () => {
  it('is of the version of the text, and has what was found at its place', () => {
    const { read } = open('xihu-srdi-2022.yaml', (text) => text.replace('金额: 20万元', '金额: 二十万元'));
    expect(read()?.version).toBe(7);
    const pointers = read()
      ?.findings.filter(({ severity }) => severity === 'error')
      .map(({ pointer }) => pointer);
    expect(pointers).toEqual(['/articles/8/items/2/table/0/amount']);
  });

  it('shows parts of a wrong shape too, and counts with them', () => {
    const { read, edit, text } = open('xihu-srdi-2022.yaml', (whole) =>
      whole.replace('代号: title-award', '代号: 称号奖'),
    );
    const [part] = (read()?.findings ?? []).filter(({ pointer }) => pointer.endsWith('/items/0/id'));
    expect(part).toBeDefined();
    const changed = edit((draft) => setAt(draft, '/articles/2/items/0/title', '称号奖励'));
    expect(changed).toBe(text.replace('标题: 企业称号奖励', '标题: 称号奖励'));
  });

  it.each(policies)('says at once how %s will read after a change', (file) => {
    const { session, name, text, read } = open(file);
    const [, patches] = produceWithPatches(read()?.document as object, (draft) => {
      listAt(draft as FormDraft, '/articles/1/items').reverse();
      setAt(draft as FormDraft, '/articles/2/items/0/gist', '另一句话');
      for (const key of Object.keys(valueAt(draft as FormDraft, '/parameters') ?? {}).slice(0, 2))
        setAt(draft as FormDraft, `/parameters/${key}`, '3万元');
    });
    const written = session.answer('form:edit', { path: name, patches: structuredClone(patches) });
    const put = { path: name, text: applyEdits(text, written?.edits ?? []), version: 8, saved: null };
    const [analysis] = session.answer('file:put', put);
    expect(analysis?.policy?.view).not.toBeNull();
    expect(written?.view).toEqual(analysis?.policy?.view);
  });

  it('is not given of a text that cannot be read', () => {
    const { read, session, name } = open('xihu-srdi-2022.yaml', (text) => text.replace('  财政层级:', '  财政层级'));
    expect(read()).toBeNull();
    expect(session.answer('form:edit', { path: name, patches: [] })).toBeNull();
  });

  it.each(policies)('takes a draft of every kind of measure into %s, and leaves the rest as it is', (file) => {
    const { session, name, text, edit } = open(file);
    const drafts = session.answer('form:drafts', { path: name });
    expect(drafts.length).toBeGreaterThan(15);
    const { session: again } = open(file);
    for (const { item, label } of drafts.slice(0, file.startsWith('xihu') ? drafts.length : 2)) {
      const changed = edit((draft) => void listAt(draft, '/articles/0/items').push(structuredClone(item) as FormDraft));
      if (changed === null) throw new Error(`${label.zh} cannot be written`);
      const [start, end] = [commonStart(text, changed), commonEnd(text, changed)];
      expect(start + end, label.zh).toBeGreaterThanOrEqual(text.length);
      const [analysis] = again.answer('file:put', { path: name, text: changed, version: 1, saved: null });
      const errors = analysis?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
      expect(
        errors.map(({ message }) => message.zh),
        label.zh,
      ).toEqual([]);
    }
  });

  it('has a draft of every kind of measure the language knows', () => {
    const { session, name } = open('xihu-srdi-2022.yaml');
    const drafted = new Set(session.answer('form:drafts', { path: name }).map(({ kind }) => kind));
    const kinds = kindProperty?.shape.values.map(({ canonical }) => canonical) ?? [];
    expect(kinds.length).toBeGreaterThan(15);
    expect(kinds.filter((kind) => !drafted.has(String(kind)))).toEqual([]);
  });

  it('moves an item with its comments', () => {
    const { text, edit } = open('xihu-srdi-2022.yaml');
    const list = '/articles/3/items';
    const changed = edit((draft) => moveElement(draft, { list, index: 1 }, { list, index: 0 }));
    expect(changed?.length).toBe(text.length);
    expect(changed?.split('\n').toSorted()).toEqual(text.split('\n').toSorted());
    expect(changed?.indexOf('service-platform-award')).toBeLessThan(changed?.indexOf('service-platform-support') ?? 0);
  });

  it('says where a part stands, by its key and by its value', () => {
    const { session, name, text } = open('xihu-srdi-2022.yaml');
    const place = session.answer('form:locate', { path: name, pointer: '/policy/title' });
    expect(place && text.slice(place.key.start, place.key.end)).toBe('名称');
    expect(place && text.slice(place.value.start, place.value.end)).toContain('若干措施');
  });
});

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function commonEnd(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.at(-1 - at) === other.at(-1 - at)) at += 1;
  return at;
}
