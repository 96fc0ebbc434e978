import { writeArchive } from '../../main/io/zip';
import { encodeBase64 } from '../../engine/bundle/base64';
import { canonicalJson, type CanonicalValue } from '../../engine/bundle/canonical-json';
import { decodeUtf8, encodeUtf8 } from '../../engine/bundle/utf8';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { sha256 } from '../../main/io/digest';
import { entryOf, plainEntries, signed, sorted, withFile, withManifest } from './forge';
import { careful, keys, receive } from './tamper-case';

/** Numbers that look like chance and are the same for one seed. Source: xorshift32 (Marsaglia 2003). */
export function chance(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const signedEntries = signed(plainEntries, keys.office, keys.bureau);
const sealed = await writeArchive(signedEntries);

/** Changes made to the bytes of a signed bundle by somebody without a key. */
const mutations: Readonly<Record<string, (next: (below: number) => number) => Uint8Array | Promise<Uint8Array>>> = {
  'one bit': (next) => flip(sealed, next(sealed.length * 8)),
  'some bytes': (next) => {
    const bytes = Uint8Array.from(sealed);
    for (let count = 1 + next(8); count > 0; count -= 1) bytes[next(bytes.length)] = next(256);
    return bytes;
  },
  'a piece taken out': (next) => {
    const [from, length] = [next(sealed.length), 1 + next(64)];
    return Buffer.concat([sealed.subarray(0, from), sealed.subarray(from + length)]);
  },
  'a piece put in': (next) => {
    const at = next(sealed.length + 1);
    const piece = Uint8Array.from({ length: 1 + next(64) }, () => next(256));
    return Buffer.concat([sealed.subarray(0, at), piece, sealed.subarray(at)]);
  },
  'a piece moved': (next) => {
    const [from, to, length] = [next(sealed.length), next(sealed.length), 1 + next(64)];
    const piece = sealed.subarray(from, from + length);
    const rest = Buffer.concat([sealed.subarray(0, from), sealed.subarray(from + length)]);
    return Buffer.concat([rest.subarray(0, to), piece, rest.subarray(to)]);
  },
  'cut off': (next) => sealed.subarray(0, next(sealed.length)),
  'a bit of a file, packed anew': (next) => {
    const entry = pick(signedEntries, next);
    return writeArchive(withFile(signedEntries, entry.path, flip(entry.bytes, next(entry.bytes.length * 8))));
  },
  'a bit of a file, listed and packed anew': (next) => {
    const entry = pick(plainEntries, next);
    if (entry.path === 'manifest.json') return flip(sealed, next(sealed.length * 8));
    const bytes = flip(entry.bytes, next(entry.bytes.length * 8));
    return writeArchive(withFile(relist(entry.path, bytes), entry.path, bytes));
  },
  'a bit of a file, listed, put under the signatures and packed anew': (next) => {
    const entry = pick(plainEntries, next);
    if (entry.path === 'manifest.json') return flip(sealed, next(sealed.length * 8));
    const bytes = flip(entry.bytes, next(entry.bytes.length * 8));
    return writeArchive(rewrap(withFile(relist(entry.path, bytes), entry.path, bytes)));
  },
  'a file left out': (next) => {
    const { path } = pick(signedEntries, next);
    const rest = signedEntries.filter((entry) => entry.path !== path);
    // One signature of two may go: the other still stands for the bundle, so it is spoilt as well.
    return writeArchive(
      path.startsWith('signatures/') ? rewrap(withManifest((each) => (each.revision = 2), rest)) : rest,
    );
  },
};

/** Reasons that fit a change of the bytes of the archive, and changes of what is in it. */
const ARCHIVE = /^archive-/;
const REASONS: Readonly<Record<string, RegExp>> = {
  'a bit of a file, packed anew': /^(file-digest|signature-|json-)/,
  // The manifest is no longer the one in the envelopes; where it is itself to be changed, a bit of the archive is.
  'a bit of a file, listed and packed anew': /^(archive-|signature-payload$)/,
  'a bit of a file, listed, put under the signatures and packed anew': /^(archive-|signature-invalid$)/,
  'a file left out': /^(manifest-missing|file-missing|signature-invalid)$/,
};

/** What a run of random changes has shown. */
export interface MutationReport {
  readonly byMutation: ReadonlyMap<string, number>;
  readonly byCode: ReadonlyMap<string, number>;
  /** Changed bundles that passed: there must be none. */
  readonly accepted: readonly string[];
  /** Changed bundles that were refused for a reason that is not theirs: there must be none. */
  readonly misjudged: readonly string[];
  /** The longest check. Units: milliseconds. */
  readonly longest: number;
}

/** Receives bundles that were changed at random; each kind of change in turn. */
export async function runMutations(count: number, seed: number): Promise<MutationReport> {
  const next = chance(seed);
  const kinds = Object.entries(mutations);
  const [byMutation, byCode] = [new Map<string, number>(), new Map<string, number>()];
  const accepted: string[] = [];
  const misjudged: string[] = [];
  let longest = 0;
  for (let done = 0; done < count;) {
    const [name, mutate] = kinds[done % kinds.length] ?? ['', () => sealed];
    const bytes = await mutate(next);
    // Some changes put the same byte where it was.
    if (Buffer.compare(bytes, sealed) === 0) continue;
    const began = performance.now();
    const code = await receive(bytes, careful);
    longest = Math.max(longest, performance.now() - began);
    if (code === null) accepted.push(`${name}, change ${done} of seed ${seed}`);
    else byCode.set(code, (byCode.get(code) ?? 0) + 1);
    if (code !== null && !(REASONS[name] ?? ARCHIVE).test(code))
      misjudged.push(`${name}, change ${done} of seed ${seed}: ${code}`);
    byMutation.set(name, (byMutation.get(name) ?? 0) + 1);
    done += 1;
  }
  return { byMutation, byCode, accepted, misjudged, longest };
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

function pick(entries: readonly BundleEntry[], next: (below: number) => number): BundleEntry {
  return entries[next(entries.length)] ?? entryOf(entries, 'manifest.json');
}

function relist(path: string, bytes: Uint8Array): readonly BundleEntry[] {
  return withManifest((manifest) => {
    for (const file of manifest.files)
      if (file.path === path) Object.assign(file, { length: bytes.length, sha256: sha256(bytes) });
  }, signedEntries);
}

/** Puts a new manifest into the old envelopes, as somebody would who hopes that nobody checks the signature. */
function rewrap(entries: readonly BundleEntry[]): readonly BundleEntry[] {
  const manifest = entryOf(entries, 'manifest.json').bytes;
  return sorted(
    entries.map((entry) => {
      if (!entry.path.startsWith('signatures/')) return entry;
      const envelope = JSON.parse(decodeUtf8(entry.bytes) ?? '{}') as Record<string, CanonicalValue>;
      return { ...entry, bytes: encodeUtf8(canonicalJson({ ...envelope, payload: encodeBase64(manifest) })) };
    }),
  );
}
