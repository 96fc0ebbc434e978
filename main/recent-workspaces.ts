import type { UserState } from '../schemas/generated/types';
import { sha256 } from './io/digest';
import type { RecentWorkspace } from './ipc/contract';

/** Names a recent workspace without its path, which must not come back from the window. */
export function identifyRecent(location: string): string {
  return sha256(Buffer.from(location, 'utf8')).slice(0, 16);
}

/** Lists recent workspaces, the latest first. */
export function listRecent({ recent }: UserState): readonly RecentWorkspace[] {
  return recent.map(({ name, location }) => ({ id: identifyRecent(location), name, location }));
}
