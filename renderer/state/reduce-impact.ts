import { castDraft, original, type Draft } from 'immer';
import type { Action } from './actions';
import type { AppState } from './app-state';
import { shareStructure } from './share-structure';

/** What the policies cost, and on whom that is computed. */
export function reduceImpact(draft: Draft<AppState>, action: Action): void {
  const { impact } = draft;
  switch (action.type) {
    case 'workspaceOpened':
      forget(draft);
      return;
    case 'workspaceSimulated':
      impact.basis += 1;
      return;
    case 'populationOpened':
      impact.population = action.population;
      impact.basis += 1;
      impact.stopped = false;
      forget(draft);
      return;
    case 'preparationTold':
      impact.preparing = action.progress;
      return;
    case 'impactWaiting':
      impact.waiting = [...action.details];
      impact.failure = null;
      impact.cancelled = false;
      impact.reporting = null;
      return;
    case 'impactDelivered': {
      const before = original(draft)?.impact[action.detail];
      Object.assign(impact, { [action.detail]: castDraft(shareStructure(before, action.answer)) });
      impact.waiting = impact.waiting.filter((detail) => detail !== action.detail);
      impact.reporting = null;
      return;
    }
    case 'reportingTold':
      // What comes after the end of a part is about nothing any more.
      if (impact.waiting.length > 0) impact.reporting = action.progress;
      return;
    case 'impactCancelled':
      impact.cancelled = impact.waiting.length > 0;
      impact.waiting = [];
      return;
    case 'impactYearsChosen':
      impact.span = action.span;
      return;
    case 'ruleByRuleAsked':
      impact.ruleByRule = action.asked;
      return;
    case 'readingsAsked':
      impact.readingsAsked = action.asked;
      return;
    case 'impactFailed':
      impact.failure = action.failure;
      impact.waiting = [];
      return;
    case 'populationStopped':
      impact.stopped = true;
      impact.waiting = [];
      impact.preparing = null;
      return;
    case 'populationRestarted':
      impact.stopped = false;
      impact.failure = null;
      impact.cancelled = false;
      impact.basis += 1;
      return;
    case 'bottomPanelShown':
    case 'bottomPanelToggled':
      // Enterprises of the population are none of the samples, whatever they are called.
      if (impact.population && original(draft)?.layout.bottom !== draft.layout.bottom) {
        draft.selection = null;
        draft.explanation = null;
      }
      return;
    default:
  }
}

function forget(draft: Draft<AppState>): void {
  const { impact } = draft;
  impact.brief = null;
  impact.full = null;
  impact.reductions = null;
  impact.overlap = null;
  impact.targets = null;
  impact.years = null;
  impact.rules = null;
  impact.readings = null;
  impact.cancelled = false;
  impact.failure = null;
  impact.waiting = [];
  if (draft.layout.bottom !== 'impact') return;
  draft.selection = null;
  draft.explanation = null;
}
