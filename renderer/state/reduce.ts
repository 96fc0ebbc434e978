import { produce, setAutoFreeze, type Draft } from 'immer';
import type { Action } from './actions';
import type { AppState } from './app-state';
import { reduceAnalysis } from './reduce-analysis';
import { reduceDocuments } from './reduce-documents';
import { reduceImpact } from './reduce-impact';
import { reduceScenario } from './reduce-scenario';
import { reduceStudy } from './reduce-study';
import { resolveLanguage, resolveTheme } from './resolve-settings';

// Freezing the views of long policies on every keystroke costs more than it protects: the types are read-only.
setAutoFreeze(false);

const noticeLimit = 4;

/** Makes the next state from what happened. */
export function reduce(state: AppState, action: Action): AppState {
  return produce(state, (draft) => {
    reduceWindow(draft, action);
    reduceDocuments(draft, action);
    reduceAnalysis(draft, action);
    reduceStudy(draft, action);
    reduceImpact(draft, action);
    reduceScenario(draft, action);
  });
}

function reduceWindow(draft: Draft<AppState>, action: Action): void {
  switch (action.type) {
    case 'hostDescribed': {
      const { info } = action;
      draft.version = info.version;
      draft.platform = info.platform;
      draft.settings = info.settings as Draft<typeof info.settings>;
      draft.zoom = info.settings.zoom ?? 1;
      draft.system = { systemLanguage: info.systemLanguage, systemTheme: info.systemTheme };
      draft.language = resolveLanguage(info.settings, info.systemLanguage);
      draft.theme = resolveTheme(info.settings, info.systemTheme);
      draft.recent = [...info.recent];
      return;
    }
    case 'settingsChanged':
      draft.settings = action.settings as Draft<typeof action.settings>;
      draft.system = action.system;
      draft.language = resolveLanguage(action.settings, action.system.systemLanguage);
      draft.theme = resolveTheme(action.settings, action.system.systemTheme);
      return;
    case 'zoomChanged':
      draft.zoom = Math.min(2, Math.max(0.7, Math.round(action.zoom * 10) / 10));
      return;
    case 'sidePanelToggled':
      draft.layout.side = draft.layout.side === action.panel ? null : action.panel;
      return;
    case 'previewToggled':
      draft.layout.preview = !draft.layout.preview;
      return;
    case 'formToggled':
      draft.layout.form = !draft.layout.form;
      return;
    case 'formPlaceChosen':
      draft.formPlace = action.pointer;
      return;
    case 'bottomPanelToggled':
      draft.layout.bottom = draft.layout.bottom === action.panel ? null : action.panel;
      return;
    case 'bottomPanelShown':
      draft.layout.bottom = action.panel;
      return;
    case 'manualShown':
      draft.manual = action.manual;
      return;
    case 'dialogOpened':
      draft.dialog = action.dialog as Draft<typeof action.dialog>;
      return;
    case 'dialogClosed':
      draft.dialog = null;
      return;
    case 'noticeGiven': {
      const repeated = draft.notices.findIndex((notice) => notice.message.en === action.message.en);
      if (repeated >= 0) draft.notices.splice(repeated, 1);
      const id = Math.max(0, ...draft.notices.map((notice) => notice.id)) + 1;
      draft.notices.push({ id, severity: action.severity, message: action.message });
      if (draft.notices.length > noticeLimit) draft.notices.shift();
      return;
    }
    case 'noticeDismissed':
      draft.notices = draft.notices.filter((notice) => notice.id !== action.notice);
      return;
    default:
  }
}
