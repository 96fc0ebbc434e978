import { describe, expect, it } from 'vitest';
import { commandOfKey, commands } from './commands';
import { readWord } from './i18n/read-word';
import { enWords, zhWords } from './i18n/words';

const key = (init: Partial<KeyboardEvent>) => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...init,
});

describe('commands', () => {
  it('has a name in both languages for each', () => {
    for (const { id, group } of commands) {
      for (const words of [zhWords, enWords]) {
        expect(readWord(words, `command.${id}`)).not.toBe('');
        expect(readWord(words, `commandGroup.${group}`)).not.toBe('');
      }
    }
  });

  it('has no shortcut twice', () => {
    const shortcuts = commands.flatMap(({ shortcut }) => shortcut?.split(' ') ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  it('finds the command of a key', () => {
    expect(commandOfKey(key({ key: 's', code: 'KeyS', ctrlKey: true }))).toBe('file.save');
    expect(commandOfKey(key({ key: 'S', code: 'KeyS', ctrlKey: true, shiftKey: true }))).toBe('file.saveAs');
    expect(commandOfKey(key({ key: 's', code: 'KeyS', metaKey: true }))).toBe('file.save');
    expect(commandOfKey(key({ key: '+', code: 'Equal', ctrlKey: true, shiftKey: true }))).toBe('view.zoomIn');
    expect(commandOfKey(key({ key: 'F1', code: 'F1' }))).toBe('view.commandPalette');
    expect(commandOfKey(key({ key: 's', code: 'KeyS' }))).toBeNull();
  });

  it('finds it with a Chinese input method on, which hides the letter', () => {
    expect(commandOfKey(key({ key: 'Process', code: 'KeyS', ctrlKey: true }))).toBe('file.save');
  });
});
