import { castDraft, original, type Draft } from 'immer';
import type { FileAnalysis } from '../worker/contract';
import type { Action } from './actions';
import type { AppState, FileState, PolicyState } from './app-state';
import type { PolicyView } from '../worker/policy-view';
import { keepVerdicts, takeVerdicts } from './keep-verdicts';
import { shareStructure } from './share-structure';

/** What the engine found, and what of it is looked at. */
export function reduceAnalysis(draft: Draft<AppState>, action: Action): void {
  switch (action.type) {
    case 'workspaceOpened':
      draft.analyses = {};
      draft.simulation = null;
      draft.baseline = { kind: 'saved' };
      draft.effect = null;
      draft.selection = null;
      draft.explanation = null;
      draft.outline = null;
      draft.engine = { busy: true, stopped: null, milliseconds: 0 };
      return;
    case 'documentEdited':
    case 'yearChosen':
      if (action.type === 'yearChosen') draft.year = action.year;
      draft.engine.busy = true;
      return;
    case 'filesAnalysed':
      for (const analysis of action.analyses) {
        const previous = original(draft)?.analyses[analysis.path];
        draft.analyses[analysis.path] = found(readAnalysis(previous, analysis));
        if (draft.engine.stopped?.path === analysis.path) draft.engine.stopped = null;
      }
      draft.engine.milliseconds = action.milliseconds;
      return;
    case 'policyShown': {
      const known = original(draft)?.analyses[action.path];
      if (!known?.policy) return;
      const { surface } = known.policy;
      const policy = readPolicyState(known.policy, { view: action.view, surface });
      draft.analyses[action.path] = found({ ...known, policy });
      return;
    }
    case 'examplesJudged': {
      const { path, version } = action.verdicts;
      const known = original(draft)?.analyses[path];
      const judged = draft.analyses[path];
      if (!known?.policy?.view || !judged?.policy || known.version !== version) return;
      judged.policy.view = found(shareStructure(known.policy.view, takeVerdicts(known.policy.view, action.verdicts)));
      return;
    }
    case 'workspaceSimulated': {
      const previous = original(draft)?.simulation;
      draft.simulation = found(shareStructure(previous, action.view));
      if (draft.effect) draft.effect.current = false;
      return;
    }
    case 'baselineChosen':
      draft.baseline = action.baseline;
      draft.effect = null;
      draft.engine.busy = true;
      return;
    case 'effectExplained':
      draft.effect = castDraft({
        view: shareStructure(original(draft)?.effect?.view, action.effect),
        current: true,
      });
      return;
    case 'engineStopped':
      draft.engine.stopped = action.stopped;
      return;
    case 'engineSettled':
      draft.engine.busy = false;
      return;
    case 'lineSelected':
      if (draft.selection?.enterprise !== action.selection?.enterprise) draft.explanation = null;
      draft.selection = action.selection;
      return;
    case 'enterpriseExplained':
      if (draft.selection?.enterprise !== action.enterprise) return;
      draft.explanation = castDraft(shareStructure(original(draft)?.explanation, action.result));
      return;
    case 'outlineRead':
      draft.outline = { path: action.path, symbols: castDraft(action.symbols) };
      return;
    default:
  }
}

/** What the engine found, frozen at its top: Immer does not search all of it for drafts then. */
function found<Value>(value: Value): Draft<Value> {
  return castDraft(Object.freeze(value));
}

function readAnalysis(previous: FileState | undefined, analysis: FileAnalysis): FileState {
  return {
    version: analysis.version,
    diagnostics: shareStructure(previous?.diagnostics, analysis.diagnostics),
    policy: analysis.policy && readPolicyState(previous?.policy ?? null, analysis.policy),
  };
}

/** The last good view stays while the text cannot be read. */
function readPolicyState(previous: PolicyState | null, policy: NonNullable<FileAnalysis['policy']>): PolicyState {
  if (!policy.view) return { view: previous?.view ?? null, current: false, surface: policy.surface };
  return { view: holdView(previous?.view ?? null, policy.view), current: true, surface: policy.surface };
}

const held = new WeakMap<PolicyView, PolicyView>();

/** A view comes twice, with the edits that make it and with their text: it is compared with the one before it once. */
function holdView(previous: PolicyView | null, given: PolicyView): PolicyView {
  const known = held.get(given);
  if (known && known === previous) return known;
  const view = shareStructure(previous, keepVerdicts(previous, given));
  held.set(given, view);
  return view;
}
