import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { inCheckout, root } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureGenerated } from './generate.mjs';
import { isProgram, runScript, SetupError } from './progress.mjs';
import { whenInputsChange } from './when-inputs-change.mjs';

const LOCKED = ['package.json', 'package-lock.json'];

/** Builds the desktop application: out/main, out/preload and out/renderer. */
export async function ensureAppBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the application',
    inputs: [
      'engine',
      'main',
      'reference',
      'renderer',
      'schemas',
      'electron.vite.config.ts',
      'scripts/follow-words.mjs',
      ...LOCKED,
    ],
    outputs: ['out/main/app.js', 'out/preload/preload.cjs', 'out/renderer/index.html'],
    make: async () => {
      const code = await run(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], { stdout: 2 });
      if (code !== 0) throw new SetupError('the application does not build; see above.');
    },
  });
}

/** electron-vite's program: the dev server starts through it, too. */
export const electronVite = inCheckout('node_modules/electron-vite/bin/electron-vite.js');

/** Builds the command line, and the process that computes populations for it: out/cli.js, out/population.js. */
export async function ensureCliBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the command line',
    inputs: ['engine', 'main', 'reference', 'schemas', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/cli.js', 'out/population.js'],
    make: async () => {
      await bundleForNode('main/population/population-child.ts', 'out/population.js');
      await bundleForNode('main/cli.ts', 'out/cli.js');
    },
  });
}

/** Builds the measurements: out/bench.js. */
export async function ensureBenchBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the measurements',
    inputs: [
      'engine',
      'main',
      'reference',
      'renderer/worker',
      'schemas',
      'test/bench',
      'test/interop',
      'scripts/build.mjs',
      ...LOCKED,
    ],
    outputs: ['out/bench.js'],
    make: () => bundleForNode('test/bench/main.ts', 'out/bench.js'),
  });
}

/** Builds the measurements of authoring: out/bench-authoring.js. */
export async function ensureAuthoringBenchBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the measurements of authoring',
    inputs: ['engine', 'renderer/worker', 'schemas', 'test/bench', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/bench-authoring.js'],
    make: () => bundleForNode('test/bench/authoring.ts', 'out/bench-authoring.js'),
  });
}

/** Builds the window that the start of the application is measured against: out/bare-window. */
export async function ensureBareWindowBuilt() {
  await whenInputsChange({
    name: 'building the bare window',
    inputs: ['test/bench/bare-window', 'renderer/editor/monaco.ts', 'samples/policies', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/bare-window/index.html'],
    make: async () => {
      const { build } = await import('vite');
      await build({
        root: inCheckout('test/bench/bare-window'),
        configFile: false,
        logLevel: 'error',
        worker: { format: 'es' },
        build: {
          target: 'chrome130',
          outDir: inCheckout('out/bare-window'),
          emptyOutDir: true,
          chunkSizeWarningLimit: 8000,
          modulePreload: { polyfill: false },
        },
      });
    },
  });
}

/** Builds the differential drill of the expressions: out/drill.js. */
export async function ensureDrillBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the drill',
    inputs: ['engine', 'schemas', 'test/drill', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/drill.js'],
    make: () => bundleForNode('test/drill/main.ts', 'out/drill.js'),
  });
}

/** Builds the drill of tampered bundles, which also writes the conformance folder: out/tamper.js. */
export async function ensureTamperBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the tampering drill',
    inputs: ['engine', 'main', 'reference', 'schemas', 'test/tamper', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/tamper.js'],
    make: () => bundleForNode('test/tamper/main.ts', 'out/tamper.js'),
  });
}

/** Builds the drill of foreign evaluators: out/drill-interop.js. */
export async function ensureInteropDrillBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the interop drill',
    inputs: ['engine', 'main', 'reference', 'schemas', 'test/interop', 'test/property', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/drill-interop.js'],
    make: () => bundleForNode('test/interop/main.ts', 'out/drill-interop.js'),
  });
}

/** Builds the drill of imports that go wrong: out/drill-import.js. */
export async function ensureImportDrillBuilt() {
  await whenInputsChange({
    name: 'building the drill of imports',
    inputs: ['test/drill-import', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/drill-import.js'],
    make: () => bundleForNode('test/drill-import/main.ts', 'out/drill-import.js'),
  });
}

/** Builds the drill of SQL against the interpreter: out/drill-sql.js. */
export async function ensureSqlDrillBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the SQL drill',
    inputs: [
      'engine',
      'main',
      'schemas',
      'test/drill-sql',
      'test/parity',
      'test/property',
      'scripts/build.mjs',
      ...LOCKED,
    ],
    outputs: ['out/drill-sql.js'],
    make: () => bundleForNode('test/drill-sql/main.ts', 'out/drill-sql.js'),
  });
}

/** Builds the drills of populations on PostgreSQL, on one server and on several: out/drill-postgres.js. */
export async function ensurePostgresDrillBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the drills on PostgreSQL',
    inputs: [
      'engine',
      'main',
      'schemas',
      'test/drill-postgres',
      'test/interop',
      'test/parity',
      'scripts/build.mjs',
      ...LOCKED,
    ],
    outputs: ['out/drill-postgres.js'],
    make: () => bundleForNode('test/drill-postgres/main.ts', 'out/drill-postgres.js'),
  });
}

/** Builds the drill of zen-engine and json-logic-js: out/drill-jdm.js. */
export async function ensureJdmDrillBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the drill of zen-engine and json-logic-js',
    inputs: ['engine', 'reference', 'schemas', 'test/interop', 'test/property', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/drill-jdm.js'],
    make: () => bundleForNode('test/interop/foreign-main.ts', 'out/drill-jdm.js'),
  });
}

/** Builds the mutation check of the samples: out/mutants.js. */
export async function ensureMutantsBuilt() {
  await ensureGenerated();
  await whenInputsChange({
    name: 'building the mutation check',
    inputs: ['engine', 'main', 'reference', 'schemas', 'test/mutants', 'scripts/build.mjs', ...LOCKED],
    outputs: ['out/mutants.js'],
    make: () => bundleForNode('test/mutants/main.ts', 'out/mutants.js'),
  });
}

/**
 * Bundles a Node program with all it imports into one file, through Vite so that it reads sources as the window does.
 * @param {string} entry
 * @param {string} output
 */
async function bundleForNode(entry, output) {
  const { build } = await import('vite');
  const draft = inCheckout('out', `.draft-${process.pid}`);
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      // The database is a native library: it stays where npm put it.
      ssr: { noExternal: true, external: ['@duckdb/node-api'] },
      build: {
        ssr: inCheckout(entry),
        target: 'node20.19',
        outDir: draft,
        minify: false,
        // A library of machine code stays where it is.
        rolldownOptions: {
          external: ['@duckdb/node-api'],
          output: { format: 'es', entryFileNames: 'program.js', codeSplitting: false },
        },
      },
    });
    mkdirSync(path.dirname(inCheckout(output)), { recursive: true });
    // In one step: another terminal may be running the program.
    renameSync(path.join(draft, 'program.js'), inCheckout(output));
  } catch (error) {
    throw new SetupError(`${entry} does not build: ${error instanceof Error ? error.message : error}`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

if (isProgram(import.meta)) {
  await runScript(async () => {
    await ensureDependencies();
    await ensureAppBuilt();
    await ensureCliBuilt();
  });
}
