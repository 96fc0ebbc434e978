import { expect, test } from '@playwright/test';
import dgram from 'node:dgram';
import os from 'node:os';
import type { CuoshiHost } from '../../main/ipc/contract';
import { openDesktop, shareDesktop, type Desktop } from './desktop';
import { answerDialogs, readAsked, readFromMain } from './host-dialogs';
import { listProcesses, listRemotePeers, readStatus } from './process-tree';

const desktop = shareDesktop({ language: 'zh' });
const linux = process.platform === 'linux';
const OUTSIDE = 'https://cuoshi.example.org/';

type Ask = (channel: string, argument: unknown) => Promise<{ ok: boolean; failure?: { code: string } }>;

/** Asks the host from the page, with whatever a compromised page might send. */
async function ask({ page }: Desktop, channel: string, argument: unknown) {
  return await page.evaluate(
    ([name, sent]) => {
      const { cuoshi } = window as unknown as { cuoshi: { request: Ask } };
      const answer = async () => await cuoshi.request(String(name), sent);
      return answer().catch((error: unknown) => ({ ok: false, thrown: String(error) }));
    },
    [channel, argument] as const,
  );
}

test('the page runs in a sandbox of the operating system', async () => {
  test.skip(!linux || process.getuid?.() === 0, 'told by Linux, and not to be had as root');
  const pid = await readFromMain(desktop().app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = readStatus(pid ?? 0);
  // 2: system calls are filtered.
  expect(status).toMatchObject({ Seccomp: '2', NoNewPrivs: '1' });
});

test('the page has no Node, no Electron and no more of the host than its two functions', async () => {
  const { app, page } = desktop();
  const preferences = await readFromMain(app, ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
  expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false);
  const seen = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
    host: Object.keys((window as unknown as { cuoshi: CuoshiHost }).cuoshi).sort(),
  }));
  expect(seen).toEqual({ globals: [], host: ['on', 'request'] });
});

test('the content security policy allows nothing but our own files', async () => {
  const { page } = desktop();
  const policy = await page.evaluate(async () => {
    const response = await fetch(location.href);
    return response.headers.get('content-security-policy') ?? '';
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  const blocked = await page.evaluate(async (outside) => {
    const violations: string[] = [];
    const frameRefused = new Promise<void>((done) =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        violations.push(effectiveDirective);
        if (effectiveDirective === 'frame-src') done();
      }),
    );
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = `${outside}pixel.png`;
    document.body.append(image);
    const frame = document.createElement('iframe');
    frame.src = outside;
    document.body.append(frame);
    await fetch(outside).catch(() => undefined);
    // From here on out of the reach of the test's own way in, which may evaluate.
    await frameRefused;
    let evaluated = true;
    try {
      window.eval('1');
    } catch {
      evaluated = false;
    }
    for (const added of [script, image, frame]) added.remove();
    return { violations: [...new Set(violations)].sort(), evaluated, injected: 'injected' in window };
  }, OUTSIDE);
  expect(blocked.injected).toBe(false);
  expect(blocked.evaluated).toBe(false);
  expect(blocked.violations).toEqual(
    expect.arrayContaining(['connect-src', 'frame-src', 'img-src', 'script-src-elem']),
  );
});

test('the page stays where it is and opens no other window', async () => {
  // Playwright waits for every navigation that is begun, and these never end: it gets a window of its own.
  const own = await openDesktop({ language: 'zh' });
  const before = own.page.url();
  try {
    const seen = await own.app.evaluate(async ({ BrowserWindow }, outside) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const attempts = `
        location.assign('${outside}');
        location.assign('file:///etc/passwd');
        const link = Object.assign(document.createElement('a'), { href: '${outside}', target: '_blank' });
        document.body.append(link);
        link.click();
        const form = Object.assign(document.createElement('form'), { action: '${outside}' });
        document.body.append(form);
        form.submit();
        window.open('${outside}') !== null`;
      const prevented: boolean[] = [];
      const tried = new Promise<void>((done) =>
        contents?.on('will-navigate', (event) => {
          prevented.push(event.defaultPrevented);
          done();
        }),
      );
      const opened: unknown = await contents?.executeJavaScript(attempts);
      await tried;
      const alive: unknown = await contents?.executeJavaScript(
        `document.querySelector('[data-testid="simulation-total"]') !== null`,
      );
      const windows = BrowserWindow.getAllWindows().length;
      return { opened, alive, windows, url: contents?.getURL(), prevented: prevented.every(Boolean) };
    }, OUTSIDE);
    expect(seen).toEqual({ opened: false, alive: true, windows: 1, url: before, prevented: true });
  } finally {
    await own.quit();
  }
});

test('files outside the program cannot be reached through its own addresses', async () => {
  const { page } = desktop();
  const answers = await page.evaluate(async () => {
    const addresses = [
      'app://bundle/../package.json',
      'app://bundle/..%2f..%2fpackage.json',
      'app://bundle/%2e%2e/%2e%2e/package.json',
      'app://bundle//etc/passwd',
      'app://elsewhere/index.html',
      'file:///etc/passwd',
    ];
    return await Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          async (response) => (response.ok ? (await response.text()).slice(0, 80) : response.status),
          () => 'refused',
        ),
      ),
    );
  });
  for (const answer of answers) expect([404, 'refused']).toContain(answer);
});

test('malformed requests to the host are refused and change nothing', async () => {
  const { app } = desktop();
  await answerDialogs(app, { button: 2 });
  const malformed: readonly (readonly [string, unknown])[] = [
    ['app:describe', { more: 1 }],
    ['app:describe', null],
    ['settings:change', { language: 'fr' }],
    ['settings:change', { theme: 'dark', file: '/etc/passwd' }],
    ['workspace:openRecent', { recent: 5 }],
    ['document:save', { document: 'x', text: 5, base: 'y', overwrite: false }],
    ['document:save', { document: 'x', text: '', base: 'y' }],
    ['document:create', { kind: 'script', name: 'x', text: '' }],
    ['journal:keep', { document: {}, text: null }],
    ['window:reportUnsaved', { documents: 'all' }],
    ['dialog:confirmUnsaved', { names: [{}] }],
  ];
  for (const [channel, argument] of malformed) {
    expect(await ask(desktop(), channel, argument), `${channel} ${JSON.stringify(argument)}`).toMatchObject({
      ok: false,
      failure: { code: 'ipc/argument' },
    });
  }
  for (const channel of ['shell:open', 'document:delete', '__proto__', 'ELECTRON_BROWSER_REQUIRE']) {
    const answer = await ask(desktop(), channel, {});
    expect(answer).toHaveProperty('thrown');
  }
  expect(await readAsked(app)).toEqual([]);
});

test('a document is named by what the host has given out, never by a path', async () => {
  for (const document of ['policies/xihu-srdi-2022.yaml', '../../../etc/passwd', '/etc/passwd', '']) {
    for (const [channel, argument] of [
      ['document:readDisk', { document }],
      ['document:save', { document, text: 'x', base: '0'.repeat(64), overwrite: true }],
      ['journal:keep', { document, text: 'x' }],
      ['bundle:export', { document }],
    ] as const) {
      const answer = (await ask(desktop(), channel, argument)) as { ok: boolean; failure: { code: string } };
      expect(answer.ok).toBe(false);
      expect(['ipc/argument', 'document/unknown']).toContain(answer.failure.code);
    }
  }
  const created = (await ask(desktop(), 'document:create', { kind: 'policy', name: '../../escape', text: '' })) as {
    ok: boolean;
    value: { path: string };
  };
  expect(created).toMatchObject({ ok: true, value: { path: 'policies/escape.yaml' } });
});

test('requests from any other page are refused', async () => {
  const { app } = desktop();
  const answer = await app.evaluate(async ({ app: program, BrowserWindow }) => {
    const preload = `${program.getAppPath()}/out/preload/preload.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    try {
      await stranger.loadURL('data:text/html,stranger');
      const result: unknown = await stranger.webContents.executeJavaScript('window.cuoshi.request("app:describe", {})');
      return result;
    } finally {
      stranger.destroy();
    }
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'ipc/sender' } });
});

test('nothing of the machine is handed to the page but the clipboard', async () => {
  const { page } = desktop();
  const denied = await page.evaluate(async () => {
    const refused = (work: () => Promise<unknown>) =>
      work().then(
        () => false,
        () => true,
      );
    return {
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      place: await refused(() => new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail))),
      notices: (await Notification.requestPermission()) === 'denied',
      midi: await refused(() => navigator.requestMIDIAccess()),
    };
  });
  expect(denied).toEqual({ camera: true, screen: true, place: true, notices: true, midi: true });
  expect(await page.evaluate(() => navigator.clipboard.readText().then(() => true))).toBe(true);
});

test('nothing leaves the machine, whatever the page tries', async () => {
  test.skip(!linux, 'sockets are told by Linux');
  const { app, page } = desktop();
  const { pid = 0 } = app.process();
  const peers = new Set<string>();
  const watch = setInterval(() => listRemotePeers(listProcesses(pid)).forEach((peer) => peers.add(peer)), 20);
  await app.evaluate(({ session }) => {
    const requested: string[] = [];
    Object.assign(globalThis, { requested });
    session.defaultSession.webRequest.onSendHeaders(({ url }) => requested.push(url));
  });
  const attempt = page.evaluate(async (outside) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'dns-prefetch', href: outside });
    document.head.append(link);
    const preconnect = document.createElement('link');
    Object.assign(preconnect, { rel: 'preconnect', href: outside });
    document.head.append(preconnect);
    navigator.sendBeacon(outside, 'x');
    await fetch(outside).catch(() => undefined);
    await new Promise<void>((done) => {
      const socket = new WebSocket('wss://cuoshi.example.org/');
      socket.onerror = () => done();
    }).catch(() => undefined);
    const found: string[] = [];
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.1:3478' }] });
    connection.createDataChannel('x');
    const gathered = new Promise<void>((done) => {
      connection.onicecandidate = ({ candidate }) => (candidate ? found.push(candidate.candidate) : done());
    });
    await connection.setLocalDescription(await connection.createOffer());
    await gathered;
    connection.close();
    return found;
  }, OUTSIDE);
  const candidates = await attempt.finally(() => clearInterval(watch));
  expect(candidates).toEqual([]);
  expect([...peers]).toEqual([]);
  const requested = await readFromMain(app, () => (globalThis as unknown as { requested: string[] }).requested);
  expect(requested.filter((address) => !/^(app:\/\/bundle\/|file:\/\/\/|devtools:)/.test(address))).toEqual([]);
  const switches = await readFromMain(app, ({ app: program }) =>
    program.commandLine.getSwitchValue('host-resolver-rules'),
  );
  expect(switches).toBe('MAP * ~NOTFOUND');
});

test('the watch for sockets sees one to the outside', async () => {
  test.skip(!linux, 'sockets are told by Linux');
  const outside = Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  test.skip(outside === undefined, 'this machine has no address but its own');
  const socket = dgram.createSocket('udp4');
  try {
    // Connecting sends nothing: it only names the peer.
    await new Promise<void>((done) => socket.connect(9, outside?.address, () => done()));
    expect(listRemotePeers(listProcesses(process.pid))).toHaveLength(1);
  } finally {
    socket.close();
  }
});
