import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import { verifyEntries } from '../../engine/bundle/verify-bundle';
import type { CalendarDate } from '../../engine/values/calendar';
import { sha256 } from '../../main/io/digest';
import { writeArchive } from '../../main/io/zip';
import { verifySignature } from '../../main/signing/suites';
import { measureProcessorTime } from '../processor-time';
import { chance, runMutations } from '../tamper/mutate';
import { entryOf, plainEntries, relisted, signForTest, signed, withFile, withManifest } from '../tamper/forge';
import { careful, keys, receive, trustedKeys } from '../tamper/tamper-case';

const origin = { keys: trustedKeys, requireSignature: true, seen: () => null, verify: verifySignature };
const today = '2024-06-01' as CalendarDate;

describe.each([
  ['ed25519', keys.office],
  ['sm2-sm3', keys.bureau],
] as const)('a bundle signed with %s', (_, key) => {
  const entries = signed(plainEntries, key);

  // Every bit is turned by `npm run drill:tamper`; here as many as there is time for, at every place in a byte.
  it.each([
    ['manifest.json', 3],
    [`signatures/${key.keyid}.json`, 13],
  ])('is refused for a flipped bit of %s', (path, step) => {
    const { bytes } = entryOf(entries, path);
    expect(verifyEntries(entries, sha256, { today, origin }).value).not.toBeNull();
    for (let bit = 0; bit < bytes.length * 8; bit += step) {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7));
      const { value, diagnostics } = verifyEntries(withFile(entries, path, flipped), sha256, { today, origin });
      expect(value, `bit ${bit}`).toBeNull();
      expect(diagnostics[0]?.code, `bit ${bit}`).toMatch(/^bundle\/(signature-|json-)/);
    }
  });

  it('is refused for every flipped bit of the signature itself', () => {
    const message = encodeUtf8('anything');
    const signature = signForTest(key, message);
    expect(verifySignature(key, message, signature)).toBe('valid');
    for (let bit = 0; bit < 512; bit += 1) {
      const flipped = Uint8Array.from(signature);
      flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7));
      expect(verifySignature(key, message, flipped)).not.toBe('valid');
    }
  });
});

describe('random changes', () => {
  it('are all refused', async () => {
    const { accepted, misjudged, byCode, longest } = await runMutations(400, 20261121);
    expect(accepted).toEqual([]);
    expect(misjudged).toEqual([]);
    expect(byCode.size).toBeGreaterThan(10);
    expect(longest).toBeLessThan(2000);
  });

  it('never let a sound bundle be refused', async () => {
    const next = chance(7);
    for (let made = 0; made < 60; made += 1) {
      const entries = withManifest((manifest) => {
        manifest.revision = 1 + next(1_000_000);
        manifest.validity = { notBefore: next(2) ? null : '2024-01-01', expires: next(2) ? null : '2030-01-01' };
        manifest.signature = next(2) ? 'required' : 'optional';
      });
      const who = [[keys.office], [keys.bureau], [keys.office, keys.bureau], [keys.office, keys.stranger]][next(4)]!;
      expect(await receive(await writeArchive(signed(entries, ...who)), careful)).toBeNull();
    }
  });
});

describe('an archive at the limits', () => {
  it('is judged in less than two seconds', async () => {
    const maps = encodeUtf8(`[${'{"a":1},'.repeat(1_000_000)}{"a":1}]`);
    const texts = encodeUtf8(`["${'字'.repeat(4_000_000)}"]`);
    for (const [name, content, code] of [
      ['maps', maps, 'json-too-many-values'],
      ['texts', texts, null],
    ] as const) {
      const entries = ['a', 'b'].reduce((sum, file) => relisted(`vectors/${file}.json`, content, sum), plainEntries);
      const bytes = await writeArchive(entries);
      const receiver = { ...careful, requireSignature: false, trusts: false };
      const judged = await measureProcessorTime(2000, () => receive(bytes, receiver));
      expect(judged.result, name).toBe(code);
      expect(judged.milliseconds, name).toBeLessThan(2000);
    }
  });
});
