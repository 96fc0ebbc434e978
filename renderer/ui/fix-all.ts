import type { Diagnostic } from '../../engine/index';
import { sayBoth } from '../i18n/words';
import { selectDocumentByPath } from '../state/selectors';
import type { AppState } from '../state/app-state';
import type { Services } from '../state/services';
import { gatherFixes, isClear } from './gather-fixes';

/** The problems of texts as they stand now that there is one way to repair. */
export function listFixable(state: AppState): readonly Diagnostic[] {
  const told = Object.entries(state.analyses)
    .filter(([path, { version }]) => selectDocumentByPath(state, path)?.version === version)
    .flatMap(([, { diagnostics }]) => diagnostics);
  const { findings } = state.study;
  const found = (findings?.findings ?? [])
    .map(({ diagnostic }) => diagnostic)
    .filter(({ file }) => selectDocumentByPath(state, file)?.version === findings?.versions[file]);
  return [...told, ...found].filter(isClear);
}

/** Whether a problem is a mistake of the text, not something for the drafter to think over. */
export function isMistake({ code }: Diagnostic): boolean {
  return !code.startsWith('analyse/');
}

/** Repairs what can be repaired in one way, as one step of undo for each file, and says what was left. */
export async function fixAll(services: Services, wanted: (problem: Diagnostic) => boolean): Promise<void> {
  const { store, texts, forms } = services;
  await forms.settle();
  const { edits, count, left } = gatherFixes(listFixable(store.get()).filter(wanted));
  for (const [path, changes] of edits) {
    const document = selectDocumentByPath(store.get(), path);
    if (document) texts.applyEdits(document.id, changes);
  }
  const message = sayBoth((words) => words(left === 0 ? 'fixAll.done' : 'fixAll.doneButLeft', { count, left }));
  store.dispatch({ type: 'noticeGiven', severity: left === 0 ? 'success' : 'information', message });
}
