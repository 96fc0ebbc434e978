// What Electron starts when it is given no packaged application: loads the application folder named on the command
// line. Stands in for Electron's own, which the registry's copy (electron-from-registry.mjs) does not carry.
import { app } from 'electron/main';
import { readFileSync } from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { preloads, folder } = readArguments(process.argv.slice(1));
if (!folder) {
  console.error('usage: electron [-r module] folder');
  process.exit(2);
}
// Playwright gives its own loader by -r.
if (preloads.length > 0) /** @type {any} */ (Module)._preloadModules(preloads);
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

const appPath = path.resolve(folder);
const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));
app.setName(manifest.productName ?? manifest.name);
// Meant for this program alone, so Electron's types do not list them.
const { setVersion, setAppPath } = /** @type {any} */ (app);
setVersion.call(app, manifest.version);
setAppPath.call(app, appPath);
try {
  await import(pathToFileURL(path.resolve(appPath, manifest.main)).href);
} catch (error) {
  console.error('The application failed while loading.', error);
  process.exit(1);
}

/** @param {string[]} args */
function readArguments(args) {
  const preloads = [];
  while (args.length > 0) {
    const argument = /** @type {string} */ (args.shift());
    if (argument === '-r' || argument === '--require') preloads.push(args.shift());
    else if (!argument.startsWith('-')) return { preloads, folder: argument };
  }
  return { preloads, folder: null };
}
