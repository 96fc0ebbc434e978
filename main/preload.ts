import { contextBridge, ipcRenderer } from 'electron';
import { eventChannels, requestChannels } from './ipc/channels';
import type { CuoshiHost } from './ipc/contract';

const requests: ReadonlySet<string> = new Set(requestChannels);
const events: ReadonlySet<string> = new Set(eventChannels);

/** The only bridge between window and host: two functions, known channels, never ipcRenderer itself. */
const host: CuoshiHost = {
  request(channel, argument) {
    if (!requests.has(channel)) throw new Error(`unknown request channel ${String(channel)}`);
    return ipcRenderer.invoke(channel, argument);
  },
  on(channel, listener) {
    if (!events.has(channel)) throw new Error(`unknown event channel ${String(channel)}`);
    const forward = (_event: unknown, payload: Parameters<typeof listener>[0]): void => listener(payload);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.removeListener(channel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('cuoshi', host);
