import type { LanguageSetting, ThemeSetting } from '../../main/ipc/contract';
import { exportBundle, openBundle } from '../bundle/bundle-requests';
import { comparePolicies } from '../compare/compare-policies';
import { compareWithRelease } from '../compare/compare-with-release';
import { findCommand, isForbidden, type CommandId } from '../commands';
import { formatDocument, runEditorAction, translateDocument } from '../editor/editor-commands';
import { toggleForm } from '../form/toggle-form';
import { requestHost } from '../host';
import { tellReadOnly, toggleReadOnly } from '../review/read-only';
import { suggestChanges } from '../review/suggest-changes';
import { printPreview, savePreviewAsPdf } from '../preview/print-preview';
import { openSigning } from '../signing/open-signing';
import { closeTab } from './confirm-unsaved';
import { closePopulation, chooseImport, openPopulation } from './open-population';
import { chooseWorkspace, openSample } from './open-workspace';
import { reportFailure } from './report-failure';
import { saveAll, saveDocument, saveDocumentAs } from './save-document';
import type { Services } from './services';

type Run = (services: Services) => unknown;

const runs: Readonly<Record<CommandId, Run>> = {
  'file.newPolicy': ({ store }) => store.dispatch({ type: 'dialogOpened', dialog: { kind: 'newPolicy' } }),
  'file.newScenario': ({ store }) => store.dispatch({ type: 'dialogOpened', dialog: { kind: 'newScenario' } }),
  'file.openWorkspace': chooseWorkspace,
  'file.openSample': openSample,
  'file.save': (services) => withActive(services, (id) => saveDocument(services, id)),
  'file.saveAll': saveAll,
  'file.saveAs': (services) => withActive(services, (id) => saveDocumentAs(services, id)),
  'file.closeTab': (services) => withActive(services, (id) => closeTab(services, id)),
  'file.print': printPreview,
  'file.savePdf': savePreviewAsPdf,
  'edit.undo': (services) => runEditorAction(services, 'undo'),
  'edit.redo': (services) => runEditorAction(services, 'redo'),
  'edit.find': (services) => runEditorAction(services, 'actions.find'),
  'edit.replace': (services) => runEditorAction(services, 'editor.action.startFindReplaceAction'),
  'edit.format': formatDocument,
  'edit.rename': (services) => runEditorAction(services, 'editor.action.rename'),
  'edit.quickFix': (services) => runEditorAction(services, 'editor.action.quickFix'),
  'edit.suggest': suggestChanges,
  'view.reviewOnly': toggleReadOnly,
  'view.commandPalette': ({ store }) =>
    store.dispatch(
      store.get().dialog?.kind === 'palette'
        ? { type: 'dialogClosed' }
        : { type: 'dialogOpened', dialog: { kind: 'palette' } },
    ),
  'view.toggleForm': toggleForm,
  'view.togglePreview': ({ store }) => store.dispatch({ type: 'previewToggled' }),
  'view.toggleSimulation': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'simulation' }),
  'view.toggleProblems': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'problems' }),
  'view.toggleExamples': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'examples' }),
  'view.toggleReadings': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'readings' }),
  'view.toggleTargets': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'targets' }),
  'view.toggleHistory': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'history' }),
  'view.toggleReview': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'review' }),
  'view.comparePolicies': comparePolicies,
  'view.toggleImpact': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'impact' }),
  'view.toggleScenario': ({ store }) => store.dispatch({ type: 'bottomPanelToggled', panel: 'scenario' }),
  'view.language.zh': (services) => changeLanguage(services, 'zh'),
  'view.language.en': (services) => changeLanguage(services, 'en'),
  'view.theme.light': (services) => changeTheme(services, 'light'),
  'view.theme.dark': (services) => changeTheme(services, 'dark'),
  'view.theme.system': (services) => changeTheme(services, 'system'),
  'view.zoomIn': (services) => changeZoom(services, services.store.get().zoom + 0.1),
  'view.zoomOut': (services) => changeZoom(services, services.store.get().zoom - 0.1),
  'view.zoomReset': (services) => changeZoom(services, 1),
  'bundle.export': exportBundle,
  'bundle.open': openBundle,
  'bundle.keys': (services) => openSigning(services, 'keys'),
  'bundle.trust': (services) => openSigning(services, 'trust'),
  'bundle.log': (services) => openSigning(services, 'log'),
  'bundle.compare': compareWithRelease,
  'population.generate': ({ store }) => store.dispatch({ type: 'dialogOpened', dialog: { kind: 'generate' } }),
  'population.import': chooseImport,
  'population.open': openPopulation,
  'population.close': closePopulation,
  'translate.toEnglish': (services) => translateDocument(services, 'en'),
  'translate.toChinese': (services) => translateDocument(services, 'zh'),
  'help.manual': ({ store }) => store.dispatch({ type: 'manualShown', manual: { topic: null } }),
  'help.tutorial': ({ store }) => store.dispatch({ type: 'manualShown', manual: { topic: 'first' } }),
  'help.about': ({ store }) => store.dispatch({ type: 'dialogOpened', dialog: { kind: 'about' } }),
};

/** Runs a command if it can be used now; what goes wrong is shown to the user. */
export function runCommand(services: Services, id: CommandId): void {
  const state = services.store.get();
  if (isForbidden(id, state)) tellReadOnly(services);
  if (!findCommand(id).when(state)) return;
  // What is still being typed in a form belongs to the text that a command acts on.
  services.forms
    .settle()
    .then(() => runs[id](services))
    .catch((failure: unknown) => reportFailure(services.store, failure));
}

function withActive({ store }: Services, act: (id: string) => unknown): unknown {
  const { activeTab } = store.get();
  return activeTab === null ? undefined : act(activeTab);
}

function changeLanguage(services: Services, language: LanguageSetting): Promise<void> {
  return changeSettings(services, { language });
}

function changeTheme(services: Services, theme: ThemeSetting): Promise<void> {
  return changeSettings(services, { theme });
}

/** Shown at once and kept for the next start. */
function changeZoom(services: Services, zoom: number): Promise<void> {
  services.store.dispatch({ type: 'zoomChanged', zoom });
  return changeSettings(services, { zoom: services.store.get().zoom });
}

async function changeSettings(
  { store }: Services,
  change: Parameters<typeof requestHost<'settings:change'>>[1],
): Promise<void> {
  const settings = await requestHost('settings:change', change);
  store.dispatch({ type: 'settingsChanged', settings, system: store.get().system });
}
