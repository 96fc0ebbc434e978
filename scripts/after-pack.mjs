import { rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Called by electron-builder: leaves out Electron's default application, which loads whatever folder it is given.
 * @param {import('electron-builder').AfterPackContext} context
 */
export function afterPack({ packager, appOutDir }) {
  rmSync(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
