import { app, Menu, nativeTheme, type BrowserWindow } from 'electron';
import path from 'node:path';
import { makeHandlers } from './ipc/handlers';
import { registerHandlers } from './ipc/register';
import { guardContents, guardSession, silenceNetwork } from './hardening';
import { confirmReload } from './dialogs';
import { openHistory } from './io/history';
import { openJournal } from './io/journal';
import { buildMenu } from './menu';
import { openPopulationDesk } from './population-desk';
import { listRecent } from './recent-workspaces';
import { declareScheme, serveRenderer } from './protocol';
import { effectiveLanguage, openUserMemory, systemLanguage, systemTheme, type UserMemory } from './settings';
import { startUtilityPopulation } from './utility-population';
import { openWindow, type MainWindow } from './window';
import { makeWorkspaceSession } from './workspace-session';
import { word } from './words';

// Start-up, top to bottom: what must happen before Chromium is ready, then the host, then the window.
declareScheme();
silenceNetwork();
app.on('web-contents-created', (_event, contents) => guardContents(contents));
app.on('window-all-closed', () => app.quit());
process.on('uncaughtException', (error) => console.error('uncaught exception', error));
process.on('unhandledRejection', (reason) => console.error('unhandled rejection', reason));

if (app.requestSingleInstanceLock()) {
  // Not awaited: readiness waits for this module to finish.
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  guardSession();
  serveRenderer(path.join(import.meta.dirname, '../renderer'));

  const memory = openUserMemory();
  const unsaved = new Set<string>();
  const main: { window: MainWindow | null } = { window: null };
  const session = makeWorkspaceSession({
    journal: openJournal(path.join(app.getPath('userData'), 'journal')),
    history: openHistory(path.join(app.getPath('userData'), 'history')),
    onChangedOutside: (event) => main.window?.send('document:changedOutside', event),
    onReviewFound: (event) => main.window?.send('review:found', event),
  });

  const populations = openPopulationDesk({
    start: startUtilityPopulation(path.join(import.meta.dirname, 'population.js')),
    onProgress: (progress) => main.window?.send('population:progress', progress),
    onReporting: (progress) => main.window?.send('population:reporting', progress),
    onStopped: () => main.window?.send('population:stopped', {}),
  });

  const showSettings = (): void => {
    const { settings } = memory.state;
    nativeTheme.themeSource = settings.theme;
    main.window?.send('settings:changed', { settings, systemLanguage: systemLanguage(), systemTheme: systemTheme() });
    showMenu();
  };
  const showMenu = (): void => {
    const { settings } = memory.state;
    const language = effectiveLanguage(settings);
    Menu.setApplicationMenu(
      buildMenu({
        language,
        settings,
        recent: listRecent(memory.state),
        run: (command) => main.window?.send('menu:command', { command }),
        openRecent: (id) => main.window?.send('menu:command', { command: `file.openRecent:${id}` }),
        quit: () => main.window?.window.close(),
      }),
    );
  };

  registerHandlers(
    makeHandlers({
      memory,
      session,
      populations,
      unsaved,
      window: () => main.window,
      startWorkspace,
      onSettings: showSettings,
      onRecent: showMenu,
      releaseProgram: path.join(import.meta.dirname, 'release.js'),
    }),
  );
  nativeTheme.themeSource = memory.state.settings.theme;
  nativeTheme.on('updated', () => {
    const { settings } = memory.state;
    main.window?.send('settings:changed', { settings, systemLanguage: systemLanguage(), systemTheme: systemTheme() });
  });
  main.window = openWindow({
    title: word('appName', effectiveLanguage(memory.state.settings)),
    placement: memory.state.window,
    keepPlacement: (placement) => void memory.keepWindow(placement),
    hasUnsaved: () => unsaved.size > 0,
    confirmReload: async (reason) =>
      main.window !== null &&
      (await confirmReload(main.window.window, effectiveLanguage(memory.state.settings), reason)),
  });
  main.window.window.on('closed', () => populations.close());
  showMenu();
  app.on('second-instance', () => focus(main.window?.window ?? null));
  // Not every file system tells of changes: look when the user comes back.
  app.on('browser-window-focus', () => session.lookOutside());
  quitOnceRemembered(memory);
}

/** Holds the end of the program until what it is to remember is on disk. */
function quitOnceRemembered(memory: UserMemory): void {
  let settled = false;
  app.on('will-quit', (event) => {
    if (settled) return;
    event.preventDefault();
    void memory.settled().then(() => {
      settled = true;
      app.quit();
    });
  });
}

/** The workspace named on the command line: `--workspace=FOLDER`. */
function startWorkspace(): string | null {
  const argument = process.argv.find((each) => each.startsWith('--workspace='));
  return argument ? path.resolve(argument.slice('--workspace='.length)) : null;
}

function focus(window: BrowserWindow | null): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
