import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLayers } from '../scripts/layers.mjs';
import { filesBelow } from '../scripts/when-inputs-change.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** One bad import for each rule, planted where the rule looks. */
const PLANTED: Record<string, Record<string, string>> = {
  'engine-values-sees-earlier-stages-only': { 'engine/values/planted.ts': "import '../parse/planted-parse';" },
  'engine-parse-sees-earlier-stages-only': {
    'engine/parse/planted-parse.ts': "import '../simulate/planted-simulate';",
  },
  'engine-simulate-sees-earlier-stages-only': { 'engine/simulate/planted-simulate.ts': "import '../pipeline';" },
  'engine-folders-are-known-stages': { 'engine/utils/planted.ts': "import '../values/money';" },
  'engine-is-pure': { 'engine/source/planted.ts': "import 'node:fs';\nimport 'react';" },
  'renderer-sees-engine-by-its-index': { 'renderer/planted-engine.ts': "import '../engine/values/money';" },
  'renderer-sees-main-by-its-contract': { 'renderer/planted-main.ts': "import '../main/planted-main';" },
  'renderer-sees-the-contract-as-types': { 'renderer/planted-contract.ts': "import '../main/ipc/contract';" },
  'renderer-has-no-node': { 'renderer/planted-node.ts': "import 'node:path';" },
  'renderer-has-no-electron': { 'renderer/planted-electron.ts': "import 'electron';" },
  'io-and-cli-run-without-electron': { 'main/io/planted.ts': "import { app } from 'electron';\nexport { app };" },
  'main-never-sees-renderer': { 'main/planted-main.ts': "import '../renderer/planted-node';" },
  'nobody-imports-tests': { 'main/planted-test.ts': "import '../test/planted';", 'test/planted.ts': 'export {};' },
  'no-cycles': {
    'main/planted-a.ts': "import './planted-b';",
    'main/planted-b.ts': "import './planted-a';",
  },
  'no-orphans': { 'engine/values/planted-orphan.ts': 'export {};' },
  'imports-resolve': { 'main/planted-missing.ts': "import './nowhere';" },
};

let copy: string;
let planted: Awaited<ReturnType<typeof checkLayers>>;

beforeAll(async () => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-architecture-'));
  for (const name of ['engine', 'main', 'renderer', 'schemas', 'package.json', '.dependency-cruiser.cjs']) {
    if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  cpSync(path.join(root, 'tsconfig.base.json'), path.join(copy, 'tsconfig.base.json'));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  for (const [file, text] of Object.values(PLANTED).flatMap((files) => Object.entries(files))) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    writeFileSync(path.join(copy, file), `${text}\n`);
  }
  planted = await checkLayers(copy);
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the check of the layers', () => {
  test.each(Object.entries(PLANTED))('%s: reports the planted import', (rule, files) => {
    const found = planted.violations.filter((violation) => violation.rule === rule).map(({ from }) => from);
    expect(found.some((from) => from in files)).toBe(true);
  });

  test('reads every source file there is', () => {
    const sources = ['engine', 'main', 'renderer'].flatMap((folder) => filesBelow(path.join(copy, folder)));
    expect(planted.unread).toEqual([]);
    expect(planted.read).toBe(sources.filter((file) => /\.tsx?$/.test(file)).length);
    expect(planted.read).toBeGreaterThan(Object.keys(PLANTED).length);
  });
});

describe('the names of files', () => {
  const ours = ['engine', 'main', 'renderer', 'scripts', 'test'].flatMap((folder) =>
    filesBelow(path.join(root, folder)),
  );
  const code = ours.filter((file) => /\.(ts|tsx|mjs)$/.test(file)).map((file) => path.relative(root, file));

  test('are in kebab case', () => {
    const folders = /^([a-z0-9]+(-[a-z0-9]+)*\/)*/.source;
    const name = /[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|d|worker))?\.(ts|tsx|mjs)$/.source;
    expect(code.filter((file) => !new RegExp(folders + name).test(file))).toEqual([]);
  });

  test('say what the file holds', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|manager|shared)(\/|\.)/;
    expect(code.filter((file) => vague.test(file))).toEqual([]);
  });
});
