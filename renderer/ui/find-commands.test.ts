import { expect, test } from 'vitest';
import { commands } from '../commands';
import { findCommands } from './find-commands';
import { spellNames } from './spell-names';

const found = (words: string) => findCommands(commands, words, spellNames).map(({ id }) => id);

test.each([
  ['导出', 'bundle.export'],
  ['export', 'bundle.export'],
  ['Rule Bundle', 'bundle.export'],
  ['dc', 'bundle.export'],
  ['dcgzb', 'bundle.export'],
  ['daochu', 'bundle.export'],
  ['xjzc', 'file.newPolicy'],
  ['xinjian zhengce', 'file.newPolicy'],
  ['cx', 'edit.undo'],
  ['chongzuo', 'edit.redo'],
  ['cmm', 'edit.rename'],
  ['kuai su', 'edit.quickFix'],
  ['wj bc', 'file.save'],
] as const)('%s finds %s', (words, id) => {
  expect(found(words)).toContain(id);
});

test('nothing typed leaves all, nonsense none', () => {
  expect(found(' ')).toEqual(commands.map(({ id }) => id));
  expect(found('qqqq')).toEqual([]);
});

test('the command that is called so comes first', () => {
  expect(found('preview')[0]).toBe('view.togglePreview');
  expect(found('预览')[0]).toBe('view.togglePreview');
  expect(found('preview')).toContain('file.print');
});

test('commands named by the words come before those spelled so', () => {
  // "en" is in English names, and in the pinyin of 文件.
  const ids = found('en');
  const plain = findCommands(commands, 'en', null).map(({ id }) => id);
  expect(ids.slice(0, plain.length)).toEqual(plain);
  expect(ids.length).toBeGreaterThan(plain.length);
});

test('without the speller, names are found all the same', () => {
  expect(findCommands(commands, '导出', null).map(({ id }) => id)).toContain('bundle.export');
  expect(findCommands(commands, 'daochu', null)).toEqual([]);
});
