import path from 'node:path';
import { root } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { isProgram, progress, runScript } from './progress.mjs';
import { filesBelow } from './when-inputs-change.mjs';

const SOURCES = ['engine', 'main', 'renderer'];

/**
 * Checks the imports of all sources of a checkout against its .dependency-cruiser.cjs.
 * `unread` are files of ours that the check did not see: it must never pass because it read nothing.
 * @param {string} folder
 * @returns {Promise<{ violations: { rule: string, from: string, to: string }[], read: number, unread: string[] }>}
 */
export async function checkLayers(folder) {
  const { cruise } = await import('dependency-cruiser');
  const { default: extractOptions } = await import('dependency-cruiser/config-utl/extract-depcruise-options');
  const { default: extractTsConfig } = await import('dependency-cruiser/config-utl/extract-ts-config');
  const options = await extractOptions(path.join(folder, '.dependency-cruiser.cjs'));
  const tsConfig = extractTsConfig(path.join(folder, 'renderer/tsconfig.json'));
  const { output } = await cruise(SOURCES, { ...options, baseDir: folder }, {}, { tsConfig });
  if (typeof output === 'string') throw new Error('dependency-cruiser gave a text');
  const seen = new Set(output.modules.map(({ source }) => source));
  const ours = SOURCES.flatMap((source) => filesBelow(path.join(folder, source)))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.relative(folder, file).split(path.sep).join('/'));
  return {
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    read: ours.filter((file) => seen.has(file)).length,
    unread: ours.filter((file) => !seen.has(file)),
  };
}

if (isProgram(import.meta)) {
  await runScript(async () => {
    await ensureDependencies();
    const { violations, read, unread } = await checkLayers(root);
    for (const { rule, from, to } of violations) console.log(`${rule}: ${from} -> ${to}`);
    for (const file of unread) console.log(`not read: ${file}`);
    progress(`${read} files read, ${violations.length} imports out of order`);
    return read > 0 && unread.length === 0 && violations.length === 0 ? 0 : 1;
  });
}
