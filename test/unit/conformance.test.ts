import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../engine/values/calendar';
import type { SeenRevision, TrustedKey } from '../../engine/bundle/verify-origin';
import { verifyArchive } from '../../main/io/bundle-file';
import { verifySignature } from '../../main/signing/suites';
import { conformanceFiles } from '../tamper/conformance';

interface Case {
  readonly expect: 'pass' | 'fail';
  readonly code: string | null;
  readonly today: CalendarDate;
  readonly requireSignature: boolean;
  readonly trust: string | null;
  readonly seen: SeenRevision | null;
}

const root = path.resolve(import.meta.dirname, '../conformance');
const folder = path.join(root, 'bundle-verify');
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;

describe('the conformance folder', () => {
  // As a reader of another make would use it: from the files alone.
  it.each(readdirSync(folder))('%s', async (name) => {
    const at = path.join(folder, name);
    const { code, expect: outcome, today, requireSignature, trust, seen } = read(path.join(at, 'case.json')) as Case;
    const { keys } = trust === null ? { keys: [] } : (read(path.resolve(at, trust)) as { keys: TrustedKey[] });
    const origin = { keys, requireSignature, seen: () => seen, verify: verifySignature };
    const report = await verifyArchive(readFileSync(path.join(at, 'bundle.cuoshi')), { today, origin });
    expect(report.diagnostics[0]?.code ?? null).toBe(code);
    expect(report.value !== null).toBe(outcome === 'pass');
    expect(name.endsWith('_fail')).toBe(outcome === 'fail');
  });

  it('is what `npm run conformance` writes', async () => {
    const files = await conformanceFiles();
    for (const { path: file, bytes } of files) {
      const kept = path.join(root, file);
      expect(existsSync(kept) && readFileSync(kept).equals(Buffer.from(bytes)), `${file}: npm run conformance`).toBe(
        true,
      );
    }
    expect(readdirSync(folder).length).toBe((files.length - 1) / 2);
  });
});
