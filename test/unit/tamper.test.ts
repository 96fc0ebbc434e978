import { describe, expect, it } from 'vitest';
import { writeArchive } from '../../main/io/zip';
import { measureProcessorTime } from '../processor-time';
import { tamperCases } from '../tamper/cases';
import { plainEntries } from '../tamper/forge';
import { packRaw } from '../tamper/raw-archive';
import { nobody, receive } from '../tamper/tamper-case';

describe('bundles that must pass or fail', () => {
  it.each(tamperCases.map((each) => [each.name, each.what, each] as const))('%s: %s', async (_name, _what, each) => {
    const bytes = await each.make();
    const judged = await measureProcessorTime(2000, () => receive(bytes, { ...nobody, ...each.receiver }));
    expect(judged.result).toBe(each.code);
    expect(judged.milliseconds).toBeLessThan(2000);
  });

  it('are at least 120 classes that fail, each of its own name', () => {
    expect(new Set(tamperCases.map(({ name }) => name)).size).toBe(tamperCases.length);
    expect(tamperCases.filter(({ code }) => code !== null).length).toBeGreaterThanOrEqual(120);
    for (const { name, code } of tamperCases) expect(name.endsWith('_fail')).toBe(code !== null);
  });

  it('are packed as the product packs them', async () => {
    expect(packRaw(plainEntries).equals(await writeArchive(plainEntries))).toBe(true);
  });
});
