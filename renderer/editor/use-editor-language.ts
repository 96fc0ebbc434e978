import { useSyncExternalStore } from 'react';
import type { Language } from '../../main/ipc/contract';
import { editorLanguage, onEditorLanguage } from './editor-words';

/** The language of the editor's words. An editor keeps the words it was made with, so it is made anew for others. */
export function useEditorLanguage(): Language {
  return useSyncExternalStore(onEditorLanguage, editorLanguage);
}
