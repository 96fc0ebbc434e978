import type { ComparisonView, Failure, MigrationView } from './ipc/contract';
import type { ReleaseForecastView } from './ipc/signing-contract';
import type { MigrationRequest } from './migration-view';
import type { ReleaseDesk, ReleaseRequest, WrittenBundle } from './release-desk';
import type { UserFolders } from './signing/user-folders';

/** What the thread of releases is started with. */
export interface ThreadStart {
  readonly folders: UserFolders;
  readonly engineVersion: string;
}

/** What the thread is asked, by name. */
export interface ThreadCalls {
  readonly foresee: { readonly in: Parameters<ReleaseDesk['foresee']>[0]; readonly out: ReleaseForecastView };
  readonly publish: { readonly in: Omit<ReleaseRequest, 'askForTarget'>; readonly out: WrittenBundle | null };
  readonly compare: {
    readonly in: { readonly folder: string; readonly document: string; readonly text: string };
    readonly out: ComparisonView;
  };
  readonly migrate: { readonly in: MigrationRequest; readonly out: MigrationView };
}

export type ThreadCall = keyof ThreadCalls;

/** A question, or where the bundle of one that asked for it is to go. */
export type ToThread =
  | {
      [Call in ThreadCall]: { readonly ask: number; readonly call: Call; readonly input: ThreadCalls[Call]['in'] };
    }[ThreadCall]
  | { readonly of: number; readonly target: string | null };

/** An answer, or the question where a bundle is to go. */
export type FromThread =
  | { readonly of: number; readonly value: unknown }
  | { readonly of: number; readonly failure: Failure }
  | { readonly of: number; readonly bug: string }
  | { readonly of: number; readonly suggestion: string };
