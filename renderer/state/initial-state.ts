import type { AppState, ImpactState, StudyState } from './app-state';
import { noScenario } from './scenario-state';

/** Before anything was studied. */
export const nothingStudied: StudyState = {
  findings: null,
  readings: null,
  coverage: null,
  proposals: null,
  targets: null,
  waiting: [],
  stopped: [],
};

/** Before anything was computed on a population. */
export const nothingComputed: ImpactState = {
  population: null,
  basis: 0,
  brief: null,
  full: null,
  reductions: null,
  overlap: null,
  targets: null,
  years: null,
  rules: null,
  readings: null,
  span: null,
  ruleByRule: false,
  readingsAsked: false,
  reporting: null,
  cancelled: false,
  waiting: [],
  failure: null,
  stopped: false,
  preparing: null,
};

/** The window before the host has described itself. */
export const initialState: AppState = {
  version: '',
  platform: '',
  settings: { language: 'system', theme: 'system' },
  system: { systemLanguage: 'zh', systemTheme: 'light' },
  language: 'zh',
  theme: 'light',
  zoom: 1,
  recent: [],
  workspace: null,
  documents: {},
  tabs: [],
  activeTab: null,
  previewed: null,
  cursor: { line: 1, column: 1, offset: 0 },
  formPlace: '/policy',
  analyses: {},
  engine: { busy: false, stopped: null, milliseconds: 0 },
  year: null,
  simulation: null,
  baseline: { kind: 'saved' },
  effect: null,
  selection: null,
  explanation: null,
  outline: null,
  suggestions: null,
  reviewItem: null,
  study: nothingStudied,
  impact: nothingComputed,
  scenario: noScenario,
  layout: { side: 'files', form: false, preview: true, bottom: 'simulation' },
  dialog: null,
  manual: null,
  notices: [],
};
