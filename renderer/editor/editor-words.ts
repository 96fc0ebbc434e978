import type { Language } from '../../main/ipc/contract';
import { retellWords } from './live-words';

declare global {
  /** Where Monaco looks up its words, by number; without it, it speaks English. */
  var _VSCODE_NLS_MESSAGES: readonly string[] | undefined;
}

/** Under which the language spoken last is remembered for the next start. */
const memory = 'language';

/** Guesses the language before the host has been asked: that spoken last, else that of the system. */
export function guessLanguage(): Language {
  const known = localStorage.getItem(memory) ?? navigator.language;
  return known.startsWith('zh') ? 'zh' : 'en';
}

let chinese: readonly string[] | undefined;
let wanted: Language | null = null;
let spoken: Language = 'en';
const listeners = new Set<() => void>();

/** Gives the editor its words: those it looks up when it shows them, and those it keeps. */
export async function speakInEditor(language: Language): Promise<void> {
  wanted = language;
  localStorage.setItem(memory, language);
  if (language === 'zh' && !chinese) {
    const english = globalThis._VSCODE_NLS_MESSAGES;
    await import('monaco-editor/nls/lang/zh-cn');
    chinese = globalThis._VSCODE_NLS_MESSAGES;
    globalThis._VSCODE_NLS_MESSAGES = english;
  }
  // Another language may have been chosen while the words were on their way.
  if (wanted !== language) return;
  globalThis._VSCODE_NLS_MESSAGES = language === 'zh' ? chinese : undefined;
  spoken = language;
  retellWords();
  for (const listener of listeners) listener();
}

/** The language that the editor's words are in. */
export function editorLanguage(): Language {
  return spoken;
}

/** Calls back when the editor's words have changed; gives the way to stop. */
export function onEditorLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
