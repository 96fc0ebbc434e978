import type { Language } from '../../main/ipc/contract';

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

/**
 * Gives the editor its words. Before Monaco's modules are first run all of its words follow; afterwards those that it
 * looks up when it shows them (hovers, messages, suggestions), while titles it made at start stay until the next one.
 */
export async function speakInEditor(language: Language): Promise<void> {
  if (language === 'zh' && !chinese) {
    await import('monaco-editor/nls/lang/zh-cn');
    chinese = globalThis._VSCODE_NLS_MESSAGES;
  }
  localStorage.setItem(memory, language);
  globalThis._VSCODE_NLS_MESSAGES = language === 'zh' ? chinese : undefined;
}
