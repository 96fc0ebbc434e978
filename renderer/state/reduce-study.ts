import { castDraft, original, type Draft } from 'immer';
import type { Study } from '../worker/study-client';
import type { Action } from './actions';
import type { AppState, StudyState } from './app-state';
import { nothingStudied } from './initial-state';
import { shareStructure } from './share-structure';

const places = {
  'findings:list': 'findings',
  'readings:price': 'readings',
  'examples:cover': 'coverage',
  'examples:propose': 'proposals',
  'targets:measure': 'targets',
} as const satisfies Record<Study['name'], keyof StudyState>;

/** What the study worker made. */
export function reduceStudy(draft: Draft<AppState>, action: Action): void {
  switch (action.type) {
    case 'workspaceOpened':
      draft.study = castDraft(nothingStudied);
      return;
    case 'studyDelivered': {
      const { name, value } = action.study;
      const place = places[name];
      const previous = original(draft)?.study[place];
      draft.study = castDraft({
        ...(original(draft)?.study ?? nothingStudied),
        [place]: shareStructure(previous, value),
      });
      return;
    }
    case 'studyWaiting':
      draft.study.waiting = [...action.names];
      // What is tried again has not stopped.
      draft.study.stopped = draft.study.stopped.filter((name) => !action.names.includes(name));
      return;
    case 'studyStopped':
      draft.study.stopped = [...new Set([...draft.study.stopped, action.name])];
      return;
    default:
  }
}
