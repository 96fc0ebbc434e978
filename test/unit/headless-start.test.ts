import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('does the main job without a display and says where the bundles lie', { timeout: 600_000 }, () => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const started = spawnSync(process.execPath, ['scripts/start.mjs'], { cwd: root, env, encoding: 'utf8' });
  const output = started.stdout + started.stderr;
  expect(output).toContain('there is no display');
  expect(started.status, output).toBe(0);
  for (const step of ['validate samples', 'simulate samples --year', 'export samples', 'verify out'])
    expect(output).toContain(`cuoshi ${step}`);
  expect(started.stdout).toMatch(/[¥元]/);
  const bundles = readdirSync(path.join(root, 'out/bundles')).filter((name) => name.endsWith('.cuoshi'));
  expect(bundles).toHaveLength(readdirSync(path.join(root, 'samples/policies')).length);
  expect(output).toContain('xvfb-run -a npm start');
});
