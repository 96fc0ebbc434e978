import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { CalendarDate } from '../../engine/values/calendar';
import { runCli } from '../../main/cli/run-cli';

const root = path.resolve(import.meta.dirname, '../..');
const kept = path.join(root, 'samples/bundles');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };
const folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the bundles of the samples as the samples make them', async () => {
  const code = await runCli(['export', path.join(root, 'samples'), '--out', 'made', '--revision', '1'], {
    folder,
    samples: path.join(root, 'samples'),
    today: '2024-06-01' as CalendarDate,
    version,
    environment: { CUOSHI_HOME: path.join(folder, 'home') },
    writeOut: () => undefined,
    writeError: () => undefined,
  });
  expect(code).toBe(0);
  const made = path.join(folder, 'made');
  expect(readdirSync(kept)).toEqual(readdirSync(made));
  for (const name of readdirSync(made)) {
    const same = readFileSync(path.join(made, name)).equals(readFileSync(path.join(kept, name)));
    expect(same, `${name} is not what the samples make; run: npm run bundles`).toBe(true);
  }
  // Five policies, each with its boundaries sought and its impact worked out.
});
