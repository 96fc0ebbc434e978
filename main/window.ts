import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import path from 'node:path';
import type { UserState } from '../schemas/generated/types';
import type { EventChannel, Events } from './ipc/contract';
import { startPage } from './protocol';

type Placement = NonNullable<UserState['window']>;

export interface WindowOptions {
  readonly title: string;
  readonly placement: Placement | null;
  readonly keepPlacement: (placement: Placement) => void;
  /** Asked when the user closes the window: with unsaved text, only `close` closes it. */
  readonly hasUnsaved: () => boolean;
  /** Asked when the page crashed or does not answer: whether to load it again. Unsaved text is in the journal. */
  readonly confirmReload: (reason: 'crashed' | 'unresponsive') => Promise<boolean>;
}

/** The one window of the program. */
export interface MainWindow {
  readonly window: BrowserWindow;
  send<Channel extends EventChannel>(channel: Channel, event: Events[Channel]): void;
  /** Closes without asking again. */
  close(): void;
}

/** Opens the window where it stood last time, if that place is still on a screen. */
export function openWindow(options: WindowOptions): MainWindow {
  const placement = options.placement && isOnScreen(options.placement) ? options.placement : null;
  const window = new BrowserWindow({
    title: options.title,
    width: placement?.width ?? 1440,
    height: placement?.height ?? 900,
    ...(placement && { x: placement.x, y: placement.y }),
    minWidth: 900,
    minHeight: 600,
    show: false,
    // Seen until the page is drawn.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171c' : '#eef0f3',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  if (placement?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  const main: MainWindow = {
    window,
    send: (channel, event) => {
      if (!window.isDestroyed()) window.webContents.send(channel, event);
    },
    close: () => window.destroy(),
  };
  window.on('close', (event) => {
    options.keepPlacement(placementOf(window));
    if (!options.hasUnsaved() || window.webContents.isCrashed()) return;
    event.preventDefault();
    main.send('window:closeRequested', {});
  });
  let rescuing = false;
  const rescue = async (reason: 'crashed' | 'unresponsive'): Promise<void> => {
    // Ending a page that hangs looks like another crash.
    if (rescuing) return;
    rescuing = true;
    const reload = await options.confirmReload(reason);
    if (reload && !window.isDestroyed()) {
      if (!window.webContents.isCrashed()) await endPage(window.webContents);
      window.webContents.reload();
    }
    rescuing = false;
  };
  window.on('unresponsive', () => void rescue('unresponsive'));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void rescue('crashed');
  });
  void window.loadURL(startPage);
  return main;
}

/** Ends the process of a page that hangs. */
async function endPage(contents: WebContents): Promise<void> {
  const gone = new Promise((done) => contents.once('render-process-gone', done));
  contents.forcefullyCrashRenderer();
  await gone;
}

function placementOf(window: BrowserWindow): Placement {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

function isOnScreen({ x, y, width, height }: Placement): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    const overlapY = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y);
    return overlapX >= 100 && overlapY >= 100;
  });
}
