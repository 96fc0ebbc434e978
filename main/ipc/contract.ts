/**
 * What the window may ask of the host, and what the host tells it. The renderer imports this file by `import type`
 * only. Paths never cross from the renderer: documents are named by the identifiers the host gave out.
 */

import type {
  FoundKeyView,
  OwnKeyView,
  ReleaseForecastView,
  ReleaseLogView,
  SigningChoice,
  SignoffChoice,
  SigningRequestView,
  SuiteName,
  TrustGrantView,
  TrustView,
  ValidityChoice,
} from './signing-contract';

import type { PopulationEvents, PopulationRequests } from './population-contract';
import type { ScenarioRequests } from './scenario-contract';

/** Opaque name of a document in the open workspace: given by the host, valid until the workspace is closed. */
export type DocumentId = string;
export type Language = 'zh' | 'en';
export type LanguageSetting = Language | 'system';
export type Theme = 'light' | 'dark';
export type ThemeSetting = Theme | 'system';

export interface Settings {
  readonly language: LanguageSetting;
  readonly theme: ThemeSetting;
  /** Size of everything in the window; 1 where it was never changed. */
  readonly zoom?: number;
  /** How this user signs what is said in reviews; asked once. */
  readonly author?: string;
  /** Workspaces that are looked at without changing them, by their identifiers. */
  readonly reviewing?: readonly string[];
}

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly settings: Settings;
  /** What `system` means now. */
  readonly systemLanguage: Language;
  readonly systemTheme: Theme;
  readonly recent: readonly RecentWorkspace[];
  readonly workspace: WorkspaceSnapshot | null;
}

export interface RecentWorkspace {
  readonly id: string;
  readonly name: string;
  /** For display only. */
  readonly location: string;
}

export interface WorkspaceDocument {
  readonly id: DocumentId;
  /** Relative to the workspace, forward slashes: `policies/xihu.yaml`. Display and engine use only. */
  readonly path: string;
  readonly text: string;
  /** SHA-256 of the bytes on disk, hex: the base of the next save. */
  readonly digest: string;
  /** Unsaved text of an earlier session that was recovered from the journal. */
  readonly recovered: string | null;
}

export interface WorkspaceSnapshot {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly documents: readonly WorkspaceDocument[];
  /** Files that were left out (too large, not UTF-8, links), with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: { readonly zh: string; readonly en: string } }[];
}

/** A text of a document as it was saved, or as it stood on disk before it was written over. */
export interface DocumentVersion {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  readonly digest: string;
  readonly origin: 'saved' | 'found';
  readonly size: number;
}

export interface ReleasedText {
  readonly version: string;
  readonly revision: number;
  readonly text: string;
}

export interface ManifestFile {
  readonly path: string;
  readonly length: number;
  readonly sha256: string;
}

/** Whose signature holds. `trusted`: the key is in the trust store of this computer; else it is one's own. */
export interface BundleSigner {
  readonly name: string;
  readonly suite: SuiteName;
  readonly keyid: string;
  readonly trusted: boolean;
  /** First day the key counts no longer. */
  readonly expires: string | null;
}

/** Name of an opened bundle: given by the host, which keeps the last few. */
export type BundleId = string;

export interface BundleView {
  readonly id: BundleId;
  readonly fileName: string;
  readonly digest: string;
  readonly verified: boolean;
  /** Whether it is whole, and of an older edition of the format: refused for use, but a new version can start from it. */
  readonly older: boolean;
  /** Whether it is whole, and lacks files or has other schemas than what is written now: it can be released anew. */
  readonly migratable: boolean;
  /** Whether its signatures were looked at; if not, nothing is known about its origin. */
  readonly originChecked: boolean;
  /** None when the bundle is unsigned or refused. */
  readonly signers: readonly BundleSigner[];
  /** Identifiers of further keys, which nobody here knows and which count for nothing. */
  readonly unknownKeys: readonly string[];
  readonly findings: readonly {
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
    readonly hint: { readonly zh: string; readonly en: string };
  }[];
  readonly manifest: unknown;
  readonly files: readonly ManifestFile[];
  /** Text entries for reading, by path. */
  readonly texts: Readonly<Record<string, string>>;
}

/** A policy beside its last release, in words. */
export interface ComparisonView {
  readonly title: string;
  readonly before: { readonly version: string; readonly revision: number };
  readonly after: { readonly version: string };
  readonly level: 'patch' | 'minor' | 'major';
  readonly levelWords: Sentence;
  /** The lowest version the change allows. */
  readonly requiredVersion: string;
  readonly reasons: readonly Sentence[];
  readonly sections: readonly {
    readonly kind: 'rules' | 'contract' | 'behaviour' | 'groups' | 'wording';
    readonly sentences: readonly Sentence[];
  }[];
}

/** What an older bundle becomes when it is released anew in the present form, in words. */
export interface MigrationView extends Omit<ComparisonView, 'title' | 'before' | 'after'> {
  readonly before: string;
  /** Version that the new release will have at least. */
  readonly after: string;
  /** Files, schemas and facts that differ. */
  readonly form: readonly { readonly what: Sentence; readonly names: readonly string[] }[];
  /** What is not taken over. */
  readonly leftBehind: readonly Sentence[];
}

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** An expected failure: what happened and what to do, in both languages. Bugs are reported by the host, not here. */
export interface Failure {
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** `noun:verb`, one object in, one reply out. A null reply means the user cancelled the dialog. */
export interface Requests extends PopulationRequests, ScenarioRequests {
  'app:describe': { in: Record<string, never>; out: AppInfo };
  'settings:change': { in: Partial<Settings>; out: Settings };
  'workspace:open': { in: Record<string, never>; out: WorkspaceSnapshot | null };
  'workspace:openRecent': { in: { recent: string }; out: WorkspaceSnapshot };
  'workspace:openSample': { in: Record<string, never>; out: WorkspaceSnapshot };
  'workspace:reload': { in: Record<string, never>; out: WorkspaceSnapshot };
  /** Refused with code `file/changed-outside` when the disk no longer holds `base`, unless `overwrite`. */
  'document:save': {
    in: { document: DocumentId; text: string; base: string; overwrite: boolean };
    /** `unkept` says why the text is no version of the history; it is saved all the same. */
    out: { digest: string; unkept: Sentence | null };
  };
  /** The kept versions of a document, the newest first. */
  'history:list': { in: { document: DocumentId }; out: readonly DocumentVersion[] };
  /** Refused with code `history/damaged` when the file of a version is not what was kept. */
  'history:read': { in: { document: DocumentId; version: string }; out: { text: string } };
  'document:saveAs': { in: { document: DocumentId; text: string }; out: WorkspaceDocument | null };
  /** Creates a file in the workspace folder; the host makes the file name from `name` and keeps it unique. */
  'document:create': {
    in: { kind: 'policy' | 'enterprises' | 'scenario'; name: string; text: string };
    out: WorkspaceDocument;
  };
  /** Writes something said in a review into a file of its own; refused where it is not well formed. */
  'review:add': { in: { text: string }; out: WorkspaceDocument };
  'document:readDisk': { in: { document: DocumentId }; out: { text: string; digest: string } };
  /** Keeps unsaved text in the journal outside the workspace; null forgets it. */
  'journal:keep': { in: { document: DocumentId; text: string | null }; out: null };
  /** Exports from the bytes on disk; refuses with findings when the policy has errors. */
  'bundle:export': {
    in: {
      document: DocumentId;
      signing: SigningChoice | null;
      validity: ValidityChoice;
      /** Why the version may be lower than the change asks for. */
      versionReason: string | null;
      /** What reviewers of the content decided; none leaves it out. */
      signoffs: readonly SignoffChoice[];
    };
    out: BundleView | null;
  };
  /** Tells what an export would write; refuses as the export would. */
  'bundle:foresee': {
    in: { document: DocumentId; signed: boolean; validity: ValidityChoice };
    out: ReleaseForecastView;
  };
  'bundle:open': { in: Record<string, never>; out: BundleView | null };
  /** Puts the signature of an own key into an opened bundle; the user says where the signed one goes. */
  'bundle:sign': { in: { bundle: BundleId; signing: SigningChoice }; out: BundleView | null };
  /** Writes the bytes to be signed elsewhere. */
  'bundle:requestSignature': { in: { bundle: BundleId }; out: SigningRequestView | null };
  /** Puts a signature that was made elsewhere, by a key known here, into an opened bundle. */
  'bundle:takeSignature': { in: { bundle: BundleId; keyid: string }; out: BundleView | null };
  /** Checks that an opened bundle is whole and looks at no signature, as the user asked; nothing is remembered. */
  'bundle:checkIntegrity': { in: { bundle: BundleId }; out: BundleView };
  /** Tells what an opened bundle of older form becomes in the present one; nothing is written. */
  'bundle:migration': { in: { bundle: BundleId }; out: MigrationView };
  /** Checks an opened bundle together with a signature file that came beside it. */
  'bundle:addDetached': { in: { bundle: BundleId }; out: BundleView | null };
  /** The keys of this user, without what is secret. */
  'keys:list': { in: Record<string, never>; out: readonly OwnKeyView[] };
  'keys:create': { in: { name: string; suite: SuiteName; passphrase: string }; out: OwnKeyView };
  /** Writes the public key to a file; gives its name. */
  'keys:export': { in: { key: string }; out: string | null };
  'trust:describe': { in: Record<string, never>; out: TrustView };
  /** Reads a public key file that the user chooses; trusts nobody yet. */
  'trust:choose': { in: Record<string, never>; out: FoundKeyView | null };
  'trust:add': { in: TrustGrantView; out: TrustView };
  'trust:revoke': { in: { keyid: string }; out: TrustView };
  'trust:remove': { in: { keyid: string }; out: TrustView };
  'trust:require': { in: { required: boolean }; out: TrustView };
  /** Forgets the newest accepted release of a policy, so that older ones are accepted again. */
  'trust:forget': { in: { policy: string }; out: TrustView };
  'log:read': { in: Record<string, never>; out: ReleaseLogView };
  /** What the text says and does otherwise than the policy's last release in the workspace. */
  'release:compare': { in: { document: DocumentId; text: string }; out: ComparisonView };
  /** The text of the policy's last release in the workspace. */
  'release:read': { in: { document: DocumentId; text: string }; out: ReleasedText };
  /** Prints what the page lays out for paper. */
  'preview:print': { in: { name: string }; out: null };
  /** Writes it as a PDF to where the user says. */
  'preview:savePdf': { in: { name: string }; out: { fileName: string } | null };
  'window:reportUnsaved': { in: { documents: readonly DocumentId[] }; out: null };
  /** The renderer's answer to `window:closeRequested`. */
  'window:close': { in: Record<string, never>; out: null };
  'dialog:confirmUnsaved': { in: { names: readonly string[] }; out: 'save' | 'discard' | 'cancel' };
}

export interface Events extends PopulationEvents {
  /** A menu item was chosen; ids are those of renderer/commands.ts. */
  'menu:command': { command: string };
  'settings:changed': { settings: Settings; systemLanguage: Language; systemTheme: Theme };
  /** A file of a review that another program has put into the workspace. */
  'review:found': { document: WorkspaceDocument };
  'document:changedOutside': { document: DocumentId; text: string | null; digest: string | null };
  'window:closeRequested': Record<string, never>;
}

export type RequestChannel = keyof Requests;
export type EventChannel = keyof Events;

/** What the preload exposes as `window.cuoshi`. */
export type CuoshiHost = {
  request<Channel extends RequestChannel>(
    channel: Channel,
    argument: Requests[Channel]['in'],
  ): Promise<Reply<Requests[Channel]['out']>>;
  on<Channel extends EventChannel>(channel: Channel, listener: (event: Events[Channel]) => void): () => void;
};
