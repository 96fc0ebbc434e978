import type { editor } from 'monaco-editor/editor';

/** What the find box holds and how it looks for it. */
export interface FindBox {
  readonly searchString: string;
  readonly replaceString: string;
  readonly isReplaceRevealed: boolean;
  readonly isRegex: boolean;
  readonly wholeWord: boolean;
  readonly matchCase: boolean;
  readonly preserveCase: boolean;
}

/** The part of Monaco's find controller that is used here; its types are not published. */
interface FindController extends editor.IEditorContribution {
  getState(): FindBox & { readonly isRevealed: boolean };
  start(how: object, state: object): Promise<void>;
}

/** Reads the find box of an editor; nothing when it is closed. */
export function readFindBox(shown: editor.IStandaloneCodeEditor): FindBox | null {
  const state = controllerOf(shown)?.getState();
  if (!state?.isRevealed) return null;
  const { searchString, replaceString, isReplaceRevealed, isRegex, wholeWord, matchCase, preserveCase } = state;
  return { searchString, replaceString, isReplaceRevealed, isRegex, wholeWord, matchCase, preserveCase };
}

/** Opens the find box of an editor as it was in another; the selection stays where it is. */
export async function openFindBox(
  shown: editor.IStandaloneCodeEditor,
  box: FindBox,
  withKeyboard: boolean,
): Promise<void> {
  const { searchString, replaceString, isReplaceRevealed, ...how } = box;
  const manner = {
    forceRevealReplace: isReplaceRevealed,
    seedSearchStringFromSelection: 'none',
    seedSearchStringFromNonEmptySelection: false,
    seedSearchStringFromGlobalClipboard: false,
    shouldFocus: withKeyboard ? 1 : 0,
    shouldAnimate: false,
    updateSearchScope: false,
    loop: true,
  };
  await controllerOf(shown)?.start(manner, { searchString, replaceString, ...how });
}

function controllerOf(shown: editor.IStandaloneCodeEditor): FindController | null {
  return shown.getContribution<FindController>('editor.contrib.findController');
}
