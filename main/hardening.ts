import { app, session, type WebContents } from 'electron';
import { isOwnPage } from './protocol';

/** Keeps Chromium from looking anything up by itself: measured, an idle window asks for spelling dictionaries. */
export function silenceNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns,MediaRouter,OptimizationHints');
  app.commandLine.appendSwitch('no-pings');
}

/** What the editor's own copy and paste commands need; nothing else is allowed. */
const CLIPBOARD: ReadonlySet<string> = new Set(['clipboard-read', 'clipboard-sanitized-write']);

/** Denies every permission but the clipboard's to our own page, and every request that is not for our own pages. */
export function guardSession(): void {
  const { defaultSession } = session;
  defaultSession.setSpellCheckerLanguages([]);
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(CLIPBOARD.has(permission) && isOwnPage(requestingUrl)),
  );
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => CLIPBOARD.has(permission) && isOwnPage(origin),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  defaultSession.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isLocal(details.url) }));
}

/** Keeps a window on our own page: no navigation, no new windows, no web views, no WebRTC outside. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Files are asked for only by our own protocol handler; development tools load from devtools:. */
function isLocal(address: string): boolean {
  return (
    isOwnPage(address) ||
    address.startsWith('file:') ||
    address.startsWith('devtools:') ||
    address.startsWith('data:') ||
    address.startsWith('blob:app:')
  );
}
