import type { Page } from '@playwright/test';
import type { run } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Finds what keeps people from using the screen; nothing is hidden from it but what `exclude` names. */
export async function findViolations(page: Page, exclude: readonly string[] = []): Promise<readonly string[]> {
  await page.evaluate(axe);
  return await page.evaluate(
    async (hidden) => {
      const { axe: scanner } = globalThis as unknown as { axe: { run: typeof run } };
      const { violations } = await scanner.run({ exclude: [...hidden] }, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.html.slice(0, 160)}`),
      );
    },
    [...exclude],
  );
}
