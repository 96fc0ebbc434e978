import type { EventChannel, RequestChannel } from './contract';

// Objects, so that the compiler finds a channel of the contract that is missing here, and one that is invented.
const requests: Readonly<Record<RequestChannel, true>> = {
  'app:describe': true,
  'settings:change': true,
  'workspace:open': true,
  'workspace:openRecent': true,
  'workspace:openSample': true,
  'workspace:reload': true,
  'document:save': true,
  'document:saveAs': true,
  'document:create': true,
  'review:add': true,
  'document:readDisk': true,
  'history:list': true,
  'history:read': true,
  'journal:keep': true,
  'bundle:export': true,
  'bundle:foresee': true,
  'bundle:open': true,
  'bundle:sign': true,
  'bundle:requestSignature': true,
  'bundle:takeSignature': true,
  'bundle:addDetached': true,
  'bundle:checkIntegrity': true,
  'keys:list': true,
  'keys:create': true,
  'keys:export': true,
  'trust:describe': true,
  'trust:choose': true,
  'trust:add': true,
  'trust:revoke': true,
  'trust:remove': true,
  'trust:require': true,
  'trust:forget': true,
  'log:read': true,
  'release:compare': true,
  'release:read': true,
  'preview:print': true,
  'preview:savePdf': true,
  'population:describe': true,
  'population:generate': true,
  'population:chooseFiles': true,
  'population:import': true,
  'population:open': true,
  'population:close': true,
  'population:cancel': true,
  'population:report': true,
  'population:explain': true,
  'report:save': true,
  'window:reportUnsaved': true,
  'window:close': true,
  'dialog:confirmUnsaved': true,
};
const events: Readonly<Record<EventChannel, true>> = {
  'menu:command': true,
  'settings:changed': true,
  'document:changedOutside': true,
  'window:closeRequested': true,
  'population:progress': true,
  'population:stopped': true,
};

/** Every request channel once. */
export const requestChannels = Object.keys(requests) as readonly RequestChannel[];

/** Every event channel once. */
export const eventChannels = Object.keys(events) as readonly EventChannel[];
