import path from 'node:path';
import type { RevisionMemory } from '../../schemas/generated/types';
import { validateRevisionMemory } from '../../schemas/generated/validators';
import type { SeenRevision } from '../../engine/bundle/verify-origin';
import { fail } from '../ipc/host-failure';
import { readUserFile, saveUserFile } from './user-file';
import type { UserFolders } from './user-folders';

/** What a bundle that was accepted by its signature leaves behind. */
export interface AcceptedRelease extends SeenRevision {
  readonly policy: string;
  readonly keyid: string;
}

const NOTHING: RevisionMemory = { format: 'cuoshi-revisions', version: 1, policies: [] };

/** Reads which revisions were accepted. Errors: user/unreadable: what was forgotten must not look like nothing seen. */
export async function readSeenRevisions(folders: UserFolders): Promise<(policy: string) => SeenRevision | null> {
  const { content } = await readUserFile(memoryPath(folders), validateRevisionMemory);
  const seen = new Map((content ?? NOTHING).policies.map((each) => [each.policy, each]));
  return (policy) => seen.get(policy) ?? null;
}

/** Lists the newest release of each policy that was accepted by its signature. Errors: user/unreadable. */
export async function listAcceptedReleases(folders: UserFolders): Promise<readonly AcceptedRelease[]> {
  const { content } = await readUserFile(memoryPath(folders), validateRevisionMemory);
  return (content ?? NOTHING).policies;
}

/** Remembers a release, unless a newer one of the policy is known. Only a signature makes a revision believable. */
export async function rememberRevision(folders: UserFolders, accepted: AcceptedRelease): Promise<void> {
  const file = memoryPath(folders);
  const { content, digest } = await readUserFile(file, validateRevisionMemory);
  const memory = content ?? NOTHING;
  const known = memory.policies.find(({ policy }) => policy === accepted.policy);
  if (known && known.revision >= accepted.revision) return;
  const { policy, revision, manifest, keyid } = accepted;
  const others = memory.policies.filter((each) => each.policy !== policy);
  await saveUserFile(file, { ...memory, policies: [...others, { policy, revision, manifest, keyid }] }, digest);
}

/** Forgets what was accepted of a policy, so that an older release is accepted again. Errors: trust/not-seen. */
export async function forgetRevisions(folders: UserFolders, policy: string): Promise<void> {
  const file = memoryPath(folders);
  const { content, digest } = await readUserFile(file, validateRevisionMemory);
  if (!content?.policies.some((each) => each.policy === policy))
    throw fail(
      'trust/not-seen',
      `没有接受过政策 ${policy} 的签名规则包。`,
      `No signed bundle of the policy ${policy} was accepted.`,
    );
  await saveUserFile(file, { ...content, policies: content.policies.filter((each) => each.policy !== policy) }, digest);
}

function memoryPath({ state }: UserFolders): string {
  return path.join(state, 'revisions.json');
}
