import { app, nativeTheme } from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validateUserState } from '../schemas/generated/validators.js';
import type { UserState } from '../schemas/generated/types';
import { saveFile } from './io/atomic-save';
import type { Language, Settings, Theme } from './ipc/contract';

const EMPTY: UserState = { settings: { language: 'system', theme: 'system' }, recent: [], window: null };
const MOST_RECENT = 10;

/** What the program remembers between starts: settings, recent workspaces, window place. Kept outside workspaces. */
export interface UserMemory {
  readonly state: UserState;
  changeSettings(change: Partial<Settings>): Promise<Settings>;
  remember(workspace: { readonly name: string; readonly location: string }): Promise<void>;
  keepWindow(window: NonNullable<UserState['window']>): Promise<void>;
  /** Resolves once all that was to be remembered is on disk. */
  settled(): Promise<void>;
}

/** Reads the memory; an unreadable or foreign file counts as none, so that the program always starts. */
export function openUserMemory(): UserMemory {
  const file = path.join(app.getPath('userData'), 'state.json');
  let state = readState(file);
  let writing: Promise<unknown> = Promise.resolve();
  // One after the other, so that the newest state is the one that stays.
  const write = async (next: UserState): Promise<void> => {
    state = next;
    const written = writing.then(() => saveFile(file, Buffer.from(`${JSON.stringify(next, null, 2)}\n`, 'utf8')));
    writing = written.catch(() => undefined);
    await written;
  };
  return {
    get state() {
      return state;
    },
    async changeSettings({ reviewing, ...change }) {
      const listed = reviewing && { reviewing: [...reviewing] };
      await write({ ...state, settings: { ...state.settings, ...change, ...listed } });
      return state.settings;
    },
    async remember({ name, location }) {
      const others = state.recent.filter((each) => each.location !== location);
      await write({ ...state, recent: [{ name, location }, ...others].slice(0, MOST_RECENT) });
    },
    async keepWindow(window) {
      await write({ ...state, window });
    },
    async settled() {
      await writing;
    },
  };
}

function readState(file: string): UserState {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return validateUserState(state) ? state : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** The language of the system: Chinese for any Chinese locale, else English. */
export function systemLanguage(): Language {
  return /^zh\b/i.test(app.getPreferredSystemLanguages()[0] ?? app.getLocale()) ? 'zh' : 'en';
}

/** The theme of the system. */
export function systemTheme(): Theme {
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
}

/** The language that holds: the chosen one, or that of the system. */
export function effectiveLanguage({ language }: Pick<Settings, 'language'>): Language {
  return language === 'system' ? systemLanguage() : language;
}
