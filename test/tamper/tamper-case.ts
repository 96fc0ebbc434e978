import type { CalendarDate } from '../../engine/values/calendar';
import type { SeenRevision, TrustedKey } from '../../engine/bundle/verify-origin';
import { verifyArchive } from '../../main/io/bundle-file';
import { verifySignature } from '../../main/signing/suites';
import { keyIdentifier } from '../../engine/bundle/public-key';
import { sha256 } from '../../main/io/digest';
import { testKey, type TestKey } from './forge';

/** What the receiver of a bundle knows. */
export interface Receiver {
  readonly today: string;
  readonly requireSignature: boolean;
  /** Whether the receiver has the keys of trustedKeys; no key otherwise. */
  readonly trusts: boolean;
  /** The newest release accepted before. */
  readonly seen: SeenRevision | null;
}

/** A bundle and what its receiver must say to it. */
export interface TamperCase {
  /** Names the folder of the case; one that must fail ends in `_fail`. */
  readonly name: string;
  readonly what: string;
  /** Code without `bundle/`; null must pass. */
  readonly code: string | null;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
  readonly receiver?: Partial<Receiver>;
  /** Too large to be kept as a file. */
  readonly large?: boolean;
}

/** The keys of the tests. The first two are trusted without bounds; whoever reads this can sign with all of them. */
export const keys = {
  office: testKey('ed25519', 1),
  bureau: testKey('sm2-sm3', 2),
  stranger: testKey('ed25519', 3),
  foreigner: testKey('sm2-sm3', 4),
  former: testKey('ed25519', 5),
  past: testKey('ed25519', 6),
  narrow: testKey('ed25519', 7),
} as const;

/** Keys that must never be used, as a trust store might hold them that was written by other means than ours. */
export const weakKeys = {
  identity: weakKey('ed25519', `01${'00'.repeat(31)}`),
  orderTwo: weakKey('ed25519', `ec${'ff'.repeat(30)}7f`),
  orderFour: weakKey('ed25519', '00'.repeat(32)),
  orderEight: weakKey('ed25519', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'),
  notCanonical: weakKey('ed25519', `ee${'ff'.repeat(30)}7f`),
  // A sound key plus the point of order two.
  mixedOrder: weakKey('ed25519', 'f0e7dbc7a55f38a49b0487329fd05e266e02140894ec3a7128fd1537ca1609e7'),
  offCurve: weakKey('sm2-sm3', `04${'11'.repeat(64)}`),
} as const;

function weakKey(suite: TestKey['suite'], publicKey: string): TestKey {
  return { suite, publicKey, privateKey: new Uint8Array(32), keyid: keyIdentifier({ suite, publicKey }, sha256) };
}

function trusted(name: string, { suite, publicKey, keyid }: TestKey, bounds: Partial<TrustedKey> = {}): TrustedKey {
  return { name, suite, publicKey, keyid, policies: null, expires: null, revoked: false, ...bounds };
}

/** The trust store of the receivers. */
export const trustedKeys: readonly TrustedKey[] = [
  trusted('office', keys.office),
  trusted('bureau', keys.bureau),
  trusted('former', keys.former, { revoked: true }),
  trusted('past', keys.past, { expires: '2024-01-01' as CalendarDate }),
  trusted('narrow', keys.narrow, { policies: ['another-policy'] }),
  ...Object.entries(weakKeys).map(([name, key]) => trusted(name, key)),
];

/** A receiver that has no trust store: what an unsigned bundle is checked by. */
export const nobody: Receiver = { today: '2024-06-01', requireSignature: false, trusts: false, seen: null };
/** A receiver that trusts the keys above and therefore refuses unsigned bundles. */
export const careful: Receiver = { ...nobody, requireSignature: true, trusts: true };

/** Receives a bundle: the code of the first finding without `bundle/`, or null when it passes. */
export async function receive(bytes: Uint8Array, receiver: Receiver): Promise<string | null> {
  const { value, diagnostics } = await verifyArchive(bytes, {
    today: receiver.today as CalendarDate,
    origin: {
      keys: receiver.trusts ? trustedKeys : [],
      requireSignature: receiver.requireSignature,
      seen: () => receiver.seen,
      verify: verifySignature,
    },
  });
  const [first] = diagnostics;
  // A bundle with a finding, and none without one: either would be a verdict nobody can act on.
  if ((value === null) !== (first !== undefined)) throw new Error('The verdict and its findings disagree.');
  return first ? first.code.replace('bundle/', '') : null;
}
