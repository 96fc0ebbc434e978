import { app } from 'electron';
import { cp, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readNewestRelease } from '../compare-release-view';
import { askForPolicyFile, askForTarget, askForWorkspace, confirmUnsaved, tellFailure } from '../dialogs';
import { printPage, savePageAsPdf } from '../print-page';
import { identifyRecent, listRecent } from '../recent-workspaces';
import { openReleaseThread } from '../release-thread';
import { effectiveLanguage, systemLanguage, systemTheme, type UserMemory } from '../settings';
import { userFolders } from '../signing/user-folders';
import type { MainWindow } from '../window';
import type { WorkspaceSession } from '../workspace-session';
import type { WorkspaceSnapshot } from './contract';
import { fail, HostFailure } from './host-failure';
import type { Handlers } from './register';
import type { PopulationDesk } from '../population-desk';
import { makePopulationHandlers } from './population-handlers';
import { makeSigningHandlers } from './signing-handlers';

export interface HandlerOptions {
  readonly memory: UserMemory;
  readonly session: WorkspaceSession;
  readonly populations: PopulationDesk;
  /** Documents with unsaved text, as the window last reported. */
  readonly unsaved: Set<string>;
  readonly window: () => MainWindow | null;
  /** Folder to open at start, if one was named. */
  readonly startWorkspace: () => string | null;
  readonly onSettings: () => void;
  readonly onRecent: () => void;
  /** The built program of the thread of releases. */
  readonly releaseProgram: string;
}

/** Makes what the host does for each request of the window. */
export function makeHandlers(options: HandlerOptions): Handlers {
  const { memory, session, unsaved } = options;
  const requireWindow = (): MainWindow['window'] => {
    const window = options.window()?.window;
    if (!window) throw new Error('a request came without a window');
    return window;
  };
  const releases = openReleaseThread(options.releaseProgram, {
    folders: userFolders(process.env),
    engineVersion: app.getVersion(),
  });
  const language = () => effectiveLanguage(memory.state.settings);
  const open = async (folder: string): Promise<WorkspaceSnapshot> => {
    const snapshot = await session.open(folder);
    await memory.remember({ name: snapshot.name, location: snapshot.location });
    options.onRecent();
    return snapshot;
  };
  const describeStart = async (): Promise<WorkspaceSnapshot | null> => {
    const folder = session.folder ?? options.startWorkspace() ?? memory.state.recent[0]?.location ?? null;
    if (!folder || !existsSync(folder)) return null;
    try {
      return session.folder ? await session.describe() : await open(folder);
    } catch (error) {
      // The window opens all the same, with nothing in it.
      if (!(error instanceof HostFailure)) throw error;
      void tellFailure(requireWindow(), language(), error.failure);
      return null;
    }
  };

  return {
    ...makeSigningHandlers({
      releases,
      folders: userFolders(process.env),
      session,
      window: requireWindow,
      language,
    }),
    ...makePopulationHandlers({
      desk: options.populations,
      window: requireWindow,
      language,
      documents: () => app.getPath('documents'),
    }),
    'app:describe': async () => ({
      version: app.getVersion(),
      platform: process.platform,
      settings: memory.state.settings,
      systemLanguage: systemLanguage(),
      systemTheme: systemTheme(),
      workspace: await describeStart(),
      recent: listRecent(memory.state),
    }),
    'settings:change': async (change) => {
      const settings = await memory.changeSettings(change);
      options.onSettings();
      return settings;
    },
    'workspace:open': async () => {
      const folder = await askForWorkspace(requireWindow(), language());
      return folder ? await open(folder) : null;
    },
    'workspace:openRecent': async ({ recent }) => {
      const found = memory.state.recent.find(({ location }) => identifyRecent(location) === recent);
      if (!found)
        throw fail(
          'workspace/unknown',
          '最近打开列表中没有这个工作区',
          'The list of recent workspaces does not have this one',
        );
      return await open(found.location);
    },
    'workspace:openSample': async () => await open(await ensureSampleWorkspace()),
    'workspace:reload': async () => {
      const snapshot = await session.describe();
      if (!snapshot) throw fail('workspace/none', '没有打开工作区', 'No workspace is open');
      return snapshot;
    },
    'document:save': async ({ document, text, base, overwrite }) => await session.save(document, text, base, overwrite),
    'document:saveAs': async ({ document, text }) => {
      const target = await askForPolicyFile(
        requireWindow(),
        language(),
        path.join(session.folder ?? '', session.pathOf(document)),
      );
      return target ? await session.saveAs(text, target) : null;
    },
    'document:create': async ({ kind, name, text }) => await session.create(kind, name, text),
    'review:add': async ({ text }) => await session.addReview(text),
    'document:readDisk': async ({ document }) => await session.readDisk(document),
    'history:list': async ({ document }) => await session.listVersions(document),
    'history:read': async ({ document, version }) => ({ text: await session.readVersion(document, version) }),
    'journal:keep': async ({ document, text }) => {
      await session.keepUnsaved(document, text);
      return null;
    },
    'release:compare': async ({ document, text }) =>
      await releases.compare(session.folder ?? '', session.pathOf(document), text),
    'release:read': async ({ document, text }) =>
      await readNewestRelease(session.folder ?? '', session.pathOf(document), text, userFolders(process.env)),
    'preview:print': async ({ name }) => {
      await printPage(requireWindow(), name);
      return null;
    },
    'preview:savePdf': async ({ name }) => {
      const suggestion = path.join(session.folder ?? '', `${name.replace(/[\\/:*?"<>|]/g, '')}.pdf`);
      const target = await askForTarget(requireWindow(), language(), 'pdf', suggestion);
      if (!target) return null;
      await savePageAsPdf(requireWindow(), target);
      return { fileName: path.basename(target) };
    },
    'window:reportUnsaved': ({ documents }) => {
      unsaved.clear();
      for (const document of documents) unsaved.add(document);
      return Promise.resolve(null);
    },
    'window:close': () => {
      options.window()?.close();
      return Promise.resolve(null);
    },
    'dialog:confirmUnsaved': async ({ names }) => await confirmUnsaved(requireWindow(), language(), names),
  };
}

/** The samples are copied once to a place of the user's, so that trying things out changes nothing that was installed. */
async function ensureSampleWorkspace(): Promise<string> {
  const target = path.join(app.getPath('userData'), 'samples');
  if (existsSync(target)) return target;
  const source = app.isPackaged ? path.join(process.resourcesPath, 'samples') : path.join(app.getAppPath(), 'samples');
  await mkdir(path.dirname(target), { recursive: true });
  await cp(source, target, { recursive: true });
  return target;
}
