import path from 'node:path';
import { expect, it } from 'vitest';
import type { CalendarDate } from '../../engine/values/calendar';
import { runAsUser } from './cli-harness';

const samples = path.resolve(import.meta.dirname, '../../samples');

const cuoshi = (folder: string, ...args: readonly string[]) =>
  runAsUser(args, { folder, samples, today: '2023-06-01' as CalendarDate });

interface Answer {
  readonly enterprises: number;
  readonly targets: readonly { readonly clause: string; readonly low: string | null; readonly met: boolean | null }[];
}

it('measures the targets of the policies in the folder it is called in', async () => {
  const { code, out } = await cuoshi(samples, 'targets', '--year', '2023', '--json');
  expect(code).toBe(0);
  const { targets, enterprises } = JSON.parse(out) as Answer;
  expect(enterprises).toBeGreaterThan(50);
  const of = (clause: string) => targets.find((target) => target.clause === clause);
  expect(of('002-O2.4')).toMatchObject({ comparison: 'atLeast', value: '40', by: '2025-12-31', low: '3', met: false });
  expect(of('002-O2.5')).toMatchObject({ comparison: 'about', value: '2', low: '2', high: '2', met: true });
  expect(of('004-1.1')).toMatchObject({ comparison: 'coverage', by: null, every: null });
});

it('says what is reached, what is under way and what was missed', async () => {
  const open = (await cuoshi(samples, 'targets', '.', '--year', '2023', '--policy', 'donghu-srdi-2022')).out;
  expect(open).toMatch(/002-O2\.4 .*at least 40家 +3家 +2025-12-31 +under way/);
  expect(open).toMatch(/002-O2\.5 .*about 2家 ±1家 +2家 +2025-12-31 +reached/);
  const late = (await cuoshi(samples, 'targets', '.', '--year', '2025', '--policy', 'donghu-srdi-2022', '--lang', 'zh'))
    .out;
  expect(late).toMatch(/002-O2\.4 .*不少于 40家 .*未达到/);
});

it('needs a year', async () => {
  expect((await cuoshi(samples, 'targets')).code).toBe(2);
});
