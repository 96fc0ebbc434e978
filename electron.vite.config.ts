import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import path from 'node:path';
import { followWords } from './scripts/follow-words.mjs';

const at = (relative: string) => path.resolve(import.meta.dirname, relative);

// The oldest Electron we run in: 33, the one in the npm registry (scripts/electron-from-registry.mjs). Named here
// because electron-vite would otherwise take them from the version of the `electron` package.
const CHROME = 'chrome130';
const NODE = 'node20.18';

/** fflate names its own loader `require`, and so does what electron-vite puts before a chunk that calls one. */
const renameLoader = {
  name: 'rename-loader-of-fflate',
  transform: (code: string, id: string) =>
    id.endsWith('/fflate/esm/index.mjs')
      ? code
          .replace("var require = createRequire('/');", "var load = createRequire('/');")
          .replace("_a = require('worker_threads')", "_a = load('worker_threads')")
      : null,
};

export default defineConfig({
  main: {
    plugins: [renameLoader],
    build: {
      target: NODE,
      outDir: at('out/main'),
      sourcemap: true,
      rolldownOptions: {
        // The second is a process of its own: it computes populations (main/utility-population.ts). The third is a thread:
        // it makes releases (main/release-thread.ts).
        input: {
          app: at('main/app.ts'),
          population: at('main/population/population-child.ts'),
          release: at('main/release-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: at('out/preload'),
      rolldownOptions: {
        input: { preload: at('main/preload.ts') },
        // A sandboxed preload script can't be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), followWords(at('renderer/editor/live-words.ts'))],
    // Bundled ahead of the dev server, Monaco would not come past the plugin.
    optimizeDeps: { exclude: ['monaco-editor'] },
    worker: { format: 'es' },
    build: {
      target: CHROME,
      outDir: at('out/renderer'),
      minify: true,
      // The polyfill is for browsers that Electron is not.
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 8000,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
