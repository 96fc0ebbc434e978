import type { Page } from '@playwright/test';
import type { run } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Scan {
  /** Parts that are not looked at. */
  readonly exclude?: readonly string[];
  /** The rules that are tried; all of them unless told. */
  readonly only?: readonly string[];
}

/** Finds what keeps people from using the screen. */
export async function findViolations(page: Page, { exclude = [], only }: Scan = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return await page.evaluate(
    async ({ hidden, rules }) => {
      const { axe: scanner } = globalThis as unknown as { axe: { run: typeof run } };
      const { violations } = await scanner.run(
        { exclude: hidden },
        { resultTypes: ['violations'], ...(rules && { runOnly: rules }) },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.html.slice(0, 160)}`),
      );
    },
    { hidden: [...exclude], rules: only ? [...only] : null },
  );
}
