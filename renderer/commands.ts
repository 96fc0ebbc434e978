import type { AppState } from './state/app-state';
import { hasForm, isPolicyPath, isReadOnly, selectActiveDocument } from './state/selectors';

/** Every user command, once. The menu of the host and the palette name them by these ids. */
export const commandIds = [
  'file.newPolicy',
  'file.newScenario',
  'file.openWorkspace',
  'file.openSample',
  'file.save',
  'file.saveAll',
  'file.saveAs',
  'file.closeTab',
  'file.print',
  'file.savePdf',
  'edit.undo',
  'edit.redo',
  'edit.find',
  'edit.replace',
  'edit.format',
  'edit.rename',
  'edit.quickFix',
  'edit.suggest',
  'view.reviewOnly',
  'view.commandPalette',
  'view.toggleForm',
  'view.togglePreview',
  'view.toggleSimulation',
  'view.toggleProblems',
  'view.toggleExamples',
  'view.toggleReadings',
  'view.toggleTargets',
  'view.toggleHistory',
  'view.toggleReview',
  'view.comparePolicies',
  'view.toggleImpact',
  'view.toggleScenario',
  'view.language.zh',
  'view.language.en',
  'view.theme.light',
  'view.theme.dark',
  'view.theme.system',
  'view.zoomIn',
  'view.zoomOut',
  'view.zoomReset',
  'bundle.export',
  'bundle.open',
  'bundle.keys',
  'bundle.trust',
  'bundle.log',
  'bundle.compare',
  'population.generate',
  'population.import',
  'population.open',
  'population.close',
  'translate.toEnglish',
  'translate.toChinese',
  'help.manual',
  'help.tutorial',
  'help.about',
] as const;

export type CommandId = (typeof commandIds)[number];
export type CommandGroup = 'file' | 'edit' | 'view' | 'bundle' | 'population' | 'translate' | 'help';

export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /** As on Windows and Linux, such as `Ctrl+Shift+P`; several are separated by a space. */
  readonly shortcut: string | null;
  /** Whether it can be used now. */
  when(state: AppState): boolean;
}

const always = () => true;
const withDocument = (state: AppState) => selectActiveDocument(state) !== null;
const withPolicy = (state: AppState) => {
  const document = selectActiveDocument(state);
  return document !== null && isPolicyPath(document.path);
};
const withForm = (state: AppState) => hasForm(selectActiveDocument(state)?.path ?? '');
const withWorkspace = (state: AppState) => state.workspace !== null;

const withPolicies = (state: AppState) => Object.values(state.analyses).some(({ policy }) => policy?.view != null);

const conditions: Partial<Record<CommandId, Command['when']>> = {
  'file.newScenario': withWorkspace,
  'file.save': withDocument,
  'file.saveAll': withWorkspace,
  'file.saveAs': withDocument,
  'file.closeTab': withDocument,
  'file.print': withPolicy,
  'file.savePdf': withPolicy,
  'edit.undo': withDocument,
  'edit.redo': withDocument,
  'edit.find': withDocument,
  'edit.replace': withDocument,
  'edit.format': withDocument,
  'edit.rename': withDocument,
  'edit.quickFix': withDocument,
  'edit.suggest': withPolicy,
  'view.reviewOnly': withWorkspace,
  'view.toggleForm': withForm,
  'view.comparePolicies': withPolicies,
  'bundle.export': withPolicy,
  'population.close': ({ impact }) => impact.population !== null,
  'bundle.compare': withPolicy,
  'translate.toEnglish': withPolicy,
  'translate.toChinese': withPolicy,
};

const shortcuts: Partial<Record<CommandId, string>> = {
  'file.newPolicy': 'Ctrl+N',
  'file.openWorkspace': 'Ctrl+O',
  'file.save': 'Ctrl+S',
  'file.saveAll': 'Ctrl+Alt+S',
  'file.saveAs': 'Ctrl+Shift+S',
  'file.closeTab': 'Ctrl+W',
  'file.print': 'Ctrl+P',
  'edit.undo': 'Ctrl+Z',
  'edit.redo': 'Ctrl+Y',
  'edit.find': 'Ctrl+F',
  'edit.replace': 'Ctrl+H',
  'edit.format': 'Shift+Alt+F',
  'edit.rename': 'F2',
  'edit.quickFix': 'Ctrl+.',
  'view.commandPalette': 'Ctrl+Shift+P F1',
  'view.toggleForm': 'Ctrl+Alt+F',
  'view.togglePreview': 'Ctrl+Alt+V',
  'view.toggleSimulation': 'Ctrl+Alt+M',
  'view.toggleProblems': 'Ctrl+Shift+M',
  'view.toggleExamples': 'Ctrl+Alt+E',
  'view.toggleReadings': 'Ctrl+Alt+R',
  'view.toggleTargets': 'Ctrl+Alt+T',
  'view.toggleHistory': 'Ctrl+Alt+H',
  'view.toggleImpact': 'Ctrl+Alt+I',
  'view.toggleScenario': 'Ctrl+Alt+A',
  'view.zoomIn': 'Ctrl+=',
  'view.zoomOut': 'Ctrl+-',
  'view.zoomReset': 'Ctrl+0',
  'bundle.export': 'Ctrl+E',
};

/** Keys that the editor or an input field handles itself: the command serves menu and palette only. */
export const editorKeys: ReadonlySet<CommandId> = new Set<CommandId>([
  'edit.undo',
  'edit.redo',
  'edit.find',
  'edit.replace',
  'edit.rename',
  'edit.quickFix',
]);

/** Commands that change a text of the workspace. */
const changing: ReadonlySet<CommandId> = new Set<CommandId>([
  'file.newPolicy',
  'file.save',
  'file.saveAll',
  'file.saveAs',
  'edit.undo',
  'edit.redo',
  'edit.replace',
  'edit.format',
  'edit.rename',
  'edit.quickFix',
  'edit.suggest',
  'translate.toEnglish',
  'translate.toChinese',
]);

/** Whether a command cannot be used because the workspace is only reviewed. */
export function isForbidden(id: CommandId, state: AppState): boolean {
  return changing.has(id) && isReadOnly(state);
}

export const commands: readonly Command[] = commandIds.map((id) => ({
  id,
  group: id.slice(0, id.indexOf('.')) as CommandGroup,
  shortcut: shortcuts[id] ?? null,
  when: (state) => !isForbidden(id, state) && (conditions[id] ?? always)(state),
}));

export function isCommandId(id: string): id is CommandId {
  return (commandIds as readonly string[]).includes(id);
}

export function findCommand(id: CommandId): Command {
  const command = commands.find((each) => each.id === id);
  if (!command) throw new Error(`no command ${id}`);
  return command;
}

/** Finds the command of a pressed key; on a Mac the command key stands for Ctrl. */
export function commandOfKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): CommandId | null {
  const key = /^Key[A-Z]$/.test(event.code)
    ? event.code.slice(3)
    : event.key.length === 1
      ? event.key.toUpperCase()
      : event.key;
  const pressed = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : null,
    // On most keyboards + is typed with Shift and means the same key as =.
    event.shiftKey && key !== '+' ? 'Shift' : null,
    event.altKey ? 'Alt' : null,
    key === '+' ? '=' : key,
  ].filter((part) => part !== null);
  const wanted = [...pressed].sort().join('+');
  const found = commands.find((command) =>
    command.shortcut?.split(' ').some((shortcut) => shortcut.split('+').sort().join('+') === wanted),
  );
  return found?.id ?? null;
}
