import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { openBundleDesk } from '../bundle-desk';
import { askForBundle, askForFile, askForTarget } from '../dialogs';
import type { ReleaseThread } from '../release-thread';
import type { UserFolders } from '../signing/user-folders';
import { openTrustDesk } from '../trust-desk';
import type { WorkspaceSession } from '../workspace-session';
import type { Language } from './contract';
import type { Handlers } from './register';

export interface SigningOptions {
  readonly releases: ReleaseThread;
  readonly folders: UserFolders;
  readonly session: WorkspaceSession;
  readonly window: () => BrowserWindow;
  readonly language: () => Language;
}

type SigningChannel = Extract<keyof Handlers, `bundle:${string}` | `keys:${string}` | `trust:${string}` | 'log:read'>;

/** Makes what the host does for requests about bundles, keys, trust and the log. */
export function makeSigningHandlers(options: SigningOptions): Pick<Handlers, SigningChannel> {
  const { releases, folders, session, window, language } = options;
  const bundles = openBundleDesk(folders);
  const trust = openTrustDesk(folders);
  const placeOf = (document: string) => ({ folder: session.folder ?? '', document: session.pathOf(document) });
  const ask = (kind: Parameters<typeof askForTarget>[2]) => (suggestion: string) =>
    askForTarget(window(), language(), kind, suggestion);
  const askForSignature = () => askForFile(window(), language(), 'signature');

  return {
    'bundle:foresee': ({ document, signed, validity }) => releases.foresee({ ...placeOf(document), signed, validity }),
    'bundle:export': async ({ document, ...decided }) => {
      const place = placeOf(document);
      const askInReleases = (name: string) => ask('bundle')(path.join(place.folder, 'releases', name));
      const made = await releases.publish({ ...place, ...decided, askForTarget: askInReleases });
      return made && (await bundles.showMade(made));
    },
    'bundle:open': async () => {
      const file = await askForBundle(window(), language());
      return file ? await bundles.open(file) : null;
    },
    'bundle:sign': ({ bundle, signing }) => bundles.sign(bundle, signing, ask('bundle')),
    'bundle:requestSignature': ({ bundle }) => bundles.requestSignature(bundle, ask('toSign')),
    'bundle:takeSignature': ({ bundle, keyid }) => bundles.takeSignature(bundle, keyid, askForSignature, ask('bundle')),
    'bundle:addDetached': ({ bundle }) => bundles.addDetached(bundle, askForSignature),
    'bundle:checkIntegrity': ({ bundle }) => bundles.checkIntegrity(bundle),
    'bundle:migration': ({ bundle }) => releases.migrate({ bytes: bundles.bytesOf(bundle), folder: session.folder }),
    'keys:list': () => trust.listKeys(),
    'keys:create': ({ name, suite, passphrase }) => trust.createKey(name, suite, passphrase),
    'keys:export': ({ key }) => trust.exportKey(key, ask('publicKey')),
    'trust:describe': () => trust.describe(),
    'trust:choose': async () => {
      const file = await askForFile(window(), language(), 'publicKey');
      return file ? await trust.readKey(file) : null;
    },
    'trust:add': (grant) => trust.add(grant),
    'trust:revoke': ({ keyid }) => trust.revoke(keyid),
    'trust:remove': ({ keyid }) => trust.remove(keyid),
    'trust:require': ({ required }) => trust.require(required),
    'trust:forget': ({ policy }) => trust.forget(policy),
    'log:read': () => trust.readLog(),
  };
}
