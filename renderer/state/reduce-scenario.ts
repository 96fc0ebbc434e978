import { castDraft, type Draft } from 'immer';
import type { Action } from './actions';
import type { AppState } from './app-state';
import { noScenario } from './scenario-state';

/** What is computed under scenarios: another workspace has others, and figures of one are none of another. */
export function reduceScenario(draft: Draft<AppState>, action: Action): void {
  switch (action.type) {
    case 'workspaceOpened':
      draft.scenario = castDraft(noScenario);
      return;
    case 'scenarioTold': {
      const { change } = action;
      const another = change.path !== undefined && change.path !== draft.scenario.path;
      const beside = change.against !== undefined && change.against !== draft.scenario.against;
      if (another) Object.assign(draft.scenario, { report: null, uncertainty: null, curve: null, failure: null });
      if (beside) draft.scenario.report = null;
      Object.assign(draft.scenario, castDraft(change));
      return;
    }
    default:
  }
}
