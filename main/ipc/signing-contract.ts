/** What window and host say to each other about releases, keys and trust. A part of the contract. */

/** Ways of signing, as in bundles. */
export type SuiteName = 'ed25519' | 'sm2-sm3';

/** A key of this user, without what is secret. */
export interface OwnKeyView {
  readonly name: string;
  readonly suite: SuiteName;
  readonly publicKey: string;
  readonly keyid: string;
  /** Whether this computer accepts its signatures now. */
  readonly trusted: boolean;
}

/** A public key that a file held, before anybody trusts it. */
export interface FoundKeyView {
  readonly name: string;
  readonly suite: SuiteName;
  readonly publicKey: string;
  readonly keyid: string;
}

/** Whom to trust, for what and until when; null is everything, and never. */
export interface TrustGrantView {
  readonly suite: SuiteName;
  readonly publicKey: string;
  readonly name: string;
  readonly policies: readonly string[] | null;
  readonly expires: string | null;
}

export interface TrustedKeyView {
  readonly name: string;
  readonly suite: SuiteName;
  readonly keyid: string;
  readonly policies: readonly string[] | null;
  readonly expires: string | null;
  readonly revoked: boolean;
}

export interface TrustView {
  readonly requireSignature: boolean;
  readonly keys: readonly TrustedKeyView[];
  /** Newest releases accepted by their signatures: older ones are refused. */
  readonly seen: readonly { readonly policy: string; readonly revision: number }[];
}

export interface ReleaseLogView {
  /** The newest lines, newest first. */
  readonly entries: readonly {
    readonly number: number;
    readonly at: string;
    readonly who: string;
    readonly action: string;
    readonly subject: string;
    readonly release: { readonly policy: string; readonly version: string; readonly revision: number } | null;
  }[];
  readonly count: number;
  readonly head: string;
  /** Number of the first line that does not continue the chain. */
  readonly broken: number | null;
}

/** A key of this user and the passphrase that unlocks it. */
export interface SigningChoice {
  readonly key: string;
  readonly passphrase: string;
}

/** First day of use and first day of no use; null is open. */
export interface ValidityChoice {
  readonly notBefore: string | null;
  readonly expires: string | null;
}

/** What an export would write. */
export interface ReleaseForecastView {
  readonly policy: string;
  readonly title: string;
  readonly version: string;
  readonly revision: number;
  /** The newest revision known on this computer and in the releases of the workspace. */
  readonly newest: number | null;
  /** Whether nothing has changed since that one. */
  readonly isAgain: boolean;
  /** What changed since then; null where nothing did, where nothing was released, and where nobody can tell. */
  readonly change: ReleaseChangeView | null;
  /** Whether its bundle is not at hand, so that nobody can tell what changed. */
  readonly notCompared: boolean;
  /** What reviewers of this content sign off. */
  readonly reviewDigest: string;
}

/** What a reviewer decided about the content of a review digest, as the publisher states it. */
export interface SignoffChoice {
  readonly who: string;
  readonly role: string;
  /** Day of the decision. */
  readonly when: string;
  readonly decision: 'approved' | 'approvedWithRemarks';
  readonly digest: string;
  readonly remarks: string | null;
}

/** A change as it bears on the version. */
export interface ReleaseChangeView {
  readonly level: 'patch' | 'minor' | 'major';
  readonly levelWords: Words;
  readonly reasons: readonly Words[];
  /** Version of the newest release. */
  readonly before: string;
  /** The lowest version the change allows. */
  readonly requiredVersion: string;
  /** Whether the policy states a lower one: then a reason must be given. */
  readonly isLow: boolean;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Bytes that were written for a signer elsewhere. */
export interface SigningRequestView {
  readonly fileName: string;
  readonly length: number;
  readonly sha256: string;
}
