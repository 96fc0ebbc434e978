import type { EventChannel, RequestChannel } from './contract';

/** Every request channel once; the type makes sure that none is missing or invented. */
export const requestChannels = [
  'app:describe',
  'settings:change',
  'workspace:open',
  'workspace:openRecent',
  'workspace:openSample',
  'workspace:reload',
  'document:save',
  'document:saveAs',
  'document:create',
  'document:readDisk',
  'journal:keep',
  'bundle:export',
  'bundle:open',
  'window:reportUnsaved',
  'window:close',
  'dialog:confirmUnsaved',
] as const satisfies readonly RequestChannel[];

/** Every event channel once. */
export const eventChannels = [
  'menu:command',
  'settings:changed',
  'document:changedOutside',
  'window:closeRequested',
] as const satisfies readonly EventChannel[];

type Missing =
  Exclude<RequestChannel, (typeof requestChannels)[number]> | Exclude<EventChannel, (typeof eventChannels)[number]>;
/** Fails to compile when a channel of the contract is not listed above. */
export const allChannelsListed: [Missing] extends [never] ? true : Missing = true;
