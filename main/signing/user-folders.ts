import os from 'node:os';
import path from 'node:path';

/** Where the program keeps what belongs to the user and to no workspace. */
export interface UserFolders {
  /** Keys and the trust store. */
  readonly config: string;
  /** What was seen and done: revisions accepted, the log of releases. */
  readonly state: string;
}

/**
 * Finds the user's folders by the custom of the system; `CUOSHI_HOME` names another place for both.
 * Source: XDG Base Directory Specification 0.8 on Linux, the systems' own conventions elsewhere.
 */
export function userFolders(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): UserFolders {
  const own = environment['CUOSHI_HOME'];
  if (own) return { config: path.resolve(own, 'config'), state: path.resolve(own, 'state') };
  const home = environment['HOME'] || environment['USERPROFILE'] || os.homedir();
  if (platform === 'win32') {
    const config = path.join(environment['APPDATA'] || path.join(home, 'AppData', 'Roaming'), 'Cuoshi');
    return { config, state: path.join(config, 'state') };
  }
  if (platform === 'darwin') {
    const config = path.join(home, 'Library', 'Application Support', 'Cuoshi');
    return { config, state: path.join(config, 'state') };
  }
  // The specification says that a relative path is to be ignored.
  const base = (name: string, fallback: string) => {
    const named = environment[name];
    return path.join(named && path.isAbsolute(named) ? named : path.join(home, fallback), 'cuoshi');
  };
  return { config: base('XDG_CONFIG_HOME', '.config'), state: base('XDG_STATE_HOME', '.local/state') };
}
