import { net, protocol, session } from 'electron';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const SCHEME = 'app';
const HOST = 'bundle';

/** Where the window lives. */
export const startPage = `${SCHEME}://${HOST}/index.html`;

/** No eval, no inline script, nothing from outside; Monaco needs inline styles and data: images. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-src 'none'",
].join('; ');

/** Declares the scheme; must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer, and nothing outside its folder, with the content security policy on every answer. */
export function serveRenderer(root: string): void {
  session.defaultSession.protocol.handle(SCHEME, async (request) => {
    const file = resolveInside(root, new URL(request.url));
    // A file that is missing makes the fetch fail.
    const response = file && (await net.fetch(pathToFileURL(file).toString()).catch(() => null));
    if (!response) return new Response('not found', { status: 404 });
    const headers = new Headers(response.headers);
    headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(response.body, { status: response.status, headers });
  });
}

/** Whether an address is a page of ours. */
export function isOwnPage(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === `${SCHEME}:` && new URL(address).host === HOST;
}

function resolveInside(root: string, address: URL): string | null {
  if (address.host !== HOST) return null;
  const name = decodePath(address.pathname);
  if (name === null) return null;
  const file = path.resolve(root, `.${name}`);
  const relative = path.relative(root, file);
  return relative && !relative.startsWith('..') && !path.isAbsolute(relative) ? file : null;
}

function decodePath(encoded: string): string | null {
  try {
    const name = decodeURIComponent(encoded);
    return name.includes('\0') ? null : name;
  } catch {
    return null;
  }
}
