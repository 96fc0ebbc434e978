import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BundleManifest } from '../../schemas/generated/types';
import type { CalendarDate } from '../../engine/values/calendar';
import { runAsUser } from './cli-harness';
import { runCli } from './run-cli';

interface Reply {
  readonly ok: boolean;
  readonly signed: boolean;
  readonly origin: string;
  readonly key: { readonly keyid: string };
  readonly failure: { readonly code: string };
  readonly findings: readonly { readonly code: string }[];
  readonly signers: readonly { readonly name: string; readonly suite: string }[];
  readonly manifest: BundleManifest;
  readonly bundles: readonly { readonly revision: number }[];
  readonly entries: readonly { readonly action: string }[];
  readonly broken: number | null;
}

const samples = path.resolve(import.meta.dirname, '../../samples');
const NAME = 'xihu-srdi-2022-1.0.0.cuoshi';
const PASSPHRASE = '措施工坊的口令一二三';
let folder: string;
/** The folders of the user: every test has its own. */
let home = 0;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-sign-'));
  writeFileSync(path.join(folder, 'passphrase'), `${PASSPHRASE}\n`);
});
beforeEach(() => void (home += 1));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const userHome = () => path.join(folder, `home-${home}`);
const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, {
    folder,
    samples,
    environment: { LANG: 'en_US.UTF-8', CUOSHI_HOME: userHome(), CUOSHI_PASSPHRASE: PASSPHRASE },
  });

async function json(...args: readonly string[]): Promise<Reply & { readonly code: number }> {
  const { code, out } = await cuoshi(...args, '--json');
  return { ...(JSON.parse(out) as Reply), code };
}

const exportTo = (out: string, ...more: readonly string[]) =>
  json('export', samples, '--out', out, '--policy', 'xihu-srdi-2022', ...more);
const codesOf = async (...args: readonly string[]) =>
  (await json('verify', ...args)).findings.map(({ code }) => code.replace('bundle/', ''));

async function makeTrustedKey(name: string, suite = 'ed25519'): Promise<void> {
  expect((await cuoshi('keys', 'new', name, '--suite', suite)).code).toBe(0);
  expect((await cuoshi('keys', 'export', name, '--out', `${name}-${home}.pub.json`)).code).toBe(0);
  expect((await cuoshi('trust', 'add', `${name}-${home}.pub.json`, '--name', '区发改委')).code).toBe(0);
}

describe('a signed release', () => {
  it.each(['ed25519', 'sm2-sm3'])('is signed and verified with %s', async (suite) => {
    await makeTrustedKey('office', suite);
    const out = `signed-${suite}`;
    await exportTo(out, '--key', 'office');
    const report = await json('verify', `${out}/${NAME}`);
    expect(report).toMatchObject({ code: 0, ok: true, signed: true, origin: 'trusted' });
    expect(report.signers).toMatchObject([{ name: '区发改委', suite }]);
    expect(report.manifest.signature).toBe('required');
    expect((await cuoshi('verify', `${out}/${NAME}`, '--lang', 'zh')).out).toContain('由受信任的“区发改委”签名');
  });

  it('is refused where nobody trusts the key, and where it is revoked', async () => {
    await makeTrustedKey('office');
    await exportTo('untrusted', '--key', 'office');
    const { key } = await json('keys', 'new', 'other');
    const keyid = JSON.parse((await cuoshi('trust', 'list', '--json')).out) as { keys: { keyid: string }[] };
    await cuoshi('trust', 'revoke', keyid.keys[0]!.keyid);
    expect(await codesOf(`untrusted/${NAME}`)).toEqual(['signature-key-revoked']);
    await cuoshi('trust', 'remove', keyid.keys[0]!.keyid);
    expect(await codesOf(`untrusted/${NAME}`)).toEqual(['signature-unknown-key']);
    expect(key.keyid).not.toBe(keyid.keys[0]!.keyid);
    expect(await json('verify', `untrusted/${NAME}`, '--integrity-only')).toMatchObject({
      code: 0,
      signed: false,
      origin: 'not-checked',
    });
  });

  it('is not written over by the next release of the same version', async () => {
    await makeTrustedKey('office');
    await exportTo('kept', '--key', 'office');
    const first = readFileSync(path.join(folder, 'kept', NAME));
    await exportTo('kept', '--key', 'office');
    expect(readdirSync(path.join(folder, 'kept'))).toEqual([NAME]);
    const next = NAME.replace('.cuoshi', '-r2.cuoshi');
    const { out } = await cuoshi(
      ...['export', samples, '--out', 'kept', '--policy', 'xihu-srdi-2022'],
      ...['--key', 'office', '--expires', '2031-01-01'],
    );
    expect(out).toContain(next);
    expect(readFileSync(path.join(folder, 'kept', NAME)).equals(first)).toBe(true);
    expect(await json('verify', `kept/${next}`)).toMatchObject({ code: 0, signed: true, manifest: { revision: 2 } });
    expect((await cuoshi('log')).out).toContain(`sign  ${next}`);
  });

  it('takes a detached signature, and one that was made elsewhere', async () => {
    await makeTrustedKey('office');
    await cuoshi('trust', 'require', 'off');
    await exportTo('detached');
    const file = `detached/${NAME}`;
    const before = readFileSync(path.join(folder, file));
    expect((await cuoshi('sign', file, '--key', 'office', '--detached', 'sig.json')).code).toBe(0);
    expect(readFileSync(path.join(folder, file)).equals(before)).toBe(true);
    expect(await json('verify', file)).toMatchObject({ signed: false, origin: 'unsigned' });
    expect(await json('verify', file, '--signature', 'sig.json')).toMatchObject({ code: 0, signed: true });
    // From now on an unsigned copy has lost its signature.
    expect(await codesOf(file)).toEqual(['signature-stripped']);
  });

  it.runIf(spawnSync('openssl', ['version']).status === 0)('takes in signatures that OpenSSL made', async () => {
    const run = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    await exportTo('external');
    const file = `external/${NAME}`;
    expect((await cuoshi('sign', file, '--request', 'bytes')).code).toBe(0);
    run('genpkey', '-algorithm', 'ed25519', '-out', 'ed.pem');
    run('pkeyutl', '-sign', '-rawin', '-inkey', 'ed.pem', '-in', 'bytes', '-out', 'ed.sig');
    const ed = run('pkey', '-in', 'ed.pem', '-pubout', '-outform', 'DER').subarray(-32).toString('hex');
    run('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', 'sm2.pem');
    run('dgst', '-sm3', '-sign', 'sm2.pem', '-sigopt', 'distid:1234567812345678', '-out', 'sm2.sig', 'bytes');
    const sm2 = run('pkey', '-in', 'sm2.pem', '-pubout', '-outform', 'DER').subarray(-65).toString('hex');
    for (const [name, suite, publicKey] of [
      ['ed', 'ed25519', ed],
      ['sm2', 'sm2-sm3', sm2],
    ] as const) {
      const key = { format: 'cuoshi-public-key', version: 1, name, suite, publicKey };
      writeFileSync(path.join(folder, `${name}.pub.json`), JSON.stringify(key));
      const taken = await cuoshi('sign', file, '--signature', `${name}.sig`, '--public-key', `${name}.pub.json`);
      expect(taken.error).toBe('');
      expect((await cuoshi('trust', 'add', `${name}.pub.json`)).code).toBe(0);
    }
    const report = await json('verify', file);
    expect(report.signers.map(({ suite }) => suite).sort()).toEqual(['ed25519', 'sm2-sm3']);
    const other = await json('sign', file, '--signature', 'sm2.sig', '--public-key', 'ed.pub.json');
    expect(other).toMatchObject({ code: 1, failure: { code: 'signing/does-not-fit' } });
  });
});

describe('revisions', () => {
  it('grow with what is in the bundle, and only then', async () => {
    const first = await exportTo('grow');
    expect(first.bundles[0]!.revision).toBe(1);
    expect((await exportTo('grow')).bundles[0]!.revision).toBe(1);
    const second = await exportTo('grow', '--expires', '2030-01-01');
    expect(second.bundles[0]!.revision).toBe(2);
    const { manifest } = await json('verify', `grow/${NAME}`);
    expect(manifest.provenance.parent).toMatchObject({ revision: 1 });
    expect(manifest.provenance.documents).toContain('西府办发〔2022〕48号');
    expect(await exportTo('grow', '--revision', '1')).toMatchObject({ code: 1, failure: { code: 'export/revision' } });
    expect((await exportTo('grow', '--revision', '7')).bundles[0]!.revision).toBe(7);
    // What lies in the folder counts as well as what was logged.
    rmSync(userHome(), { recursive: true });
    expect((await exportTo('grow', '--expires', '2031-01-01')).bundles[0]!.revision).toBe(8);
  });

  it('never go back for a receiver, until an administrator says so', async () => {
    await makeTrustedKey('office');
    await exportTo('old', '--key', 'office');
    await exportTo('new', '--key', 'office', '--expires', '2030-01-01');
    expect(await codesOf(`old/${NAME}`)).toEqual([]);
    expect(await codesOf(`new/${NAME}`)).toEqual([]);
    expect(await codesOf(`old/${NAME}`)).toEqual(['revision-rolled-back']);
    expect((await cuoshi('trust', 'forget', 'xihu-srdi-2022')).code).toBe(0);
    expect(await codesOf(`old/${NAME}`)).toEqual([]);
  });
});

describe('trust', () => {
  it('refuses unsigned bundles from the first key on, and says which are unsigned before', async () => {
    await exportTo('plain');
    expect(await json('verify', `plain/${NAME}`)).toMatchObject({ code: 0, signed: false, origin: 'unsigned' });
    expect(await codesOf(`plain/${NAME}`, '--require-signature')).toEqual(['unsigned']);
    await makeTrustedKey('office');
    expect(await codesOf(`plain/${NAME}`)).toEqual(['unsigned']);
    const listed = JSON.parse((await cuoshi('trust', 'list', '--json')).out) as { keys: { keyid: string }[] };
    await cuoshi('trust', 'remove', listed.keys[0]!.keyid);
    expect(await codesOf(`plain/${NAME}`)).toEqual(['unsigned']);
    await cuoshi('trust', 'require', 'off');
    expect(await codesOf(`plain/${NAME}`)).toEqual([]);
  });

  it('keeps keys to their policies and their time', async () => {
    expect((await cuoshi('keys', 'new', 'narrow')).code).toBe(0);
    await cuoshi('keys', 'export', 'narrow', '--out', 'narrow.pub.json');
    await cuoshi('trust', 'add', 'narrow.pub.json', '--policies', 'nanjing-srdi');
    await exportTo('narrow', '--key', 'narrow');
    expect(await codesOf(`narrow/${NAME}`)).toEqual(['signature-key-scope']);
    const { keys } = JSON.parse((await cuoshi('trust', 'list', '--json')).out) as { keys: { keyid: string }[] };
    await cuoshi('trust', 'remove', keys[0]!.keyid);
    await cuoshi('trust', 'add', 'narrow.pub.json', '--expires', '2024-06-01');
    expect(await codesOf(`narrow/${NAME}`)).toEqual(['signature-key-expired']);
  });

  it('takes in no weak key, no key of another fingerprint, and no broken store', async () => {
    const key = (publicKey: string, suite = 'ed25519') =>
      writeFileSync(
        path.join(folder, 'k.json'),
        JSON.stringify({ format: 'cuoshi-public-key', version: 1, name: 'k', suite, publicKey }),
      );
    for (const weak of [
      '01' + '00'.repeat(31),
      '00'.repeat(32),
      'ec' + 'ff'.repeat(30) + '7f',
      'ee' + 'ff'.repeat(31),
    ]) {
      key(weak);
      expect(await json('trust', 'add', 'k.json')).toMatchObject({ code: 1, failure: { code: 'trust/weak-key' } });
    }
    key('04' + '11'.repeat(64), 'sm2-sm3');
    expect(await json('trust', 'add', 'k.json')).toMatchObject({ failure: { code: 'trust/weak-key' } });
    await cuoshi('keys', 'new', 'office');
    await cuoshi('keys', 'export', 'office', '--out', 'office.pub.json');
    expect(await json('trust', 'add', 'office.pub.json', '--fingerprint', '0'.repeat(64))).toMatchObject({
      failure: { code: 'trust/other-key' },
    });
    await exportTo('broken');
    writeFileSync(path.join(userHome(), 'config/trust.json'), '{"format":"cuoshi-trust"}');
    expect(await json('verify', `broken/${NAME}`)).toMatchObject({ code: 1, failure: { code: 'user/unreadable' } });
  });
});

describe('keys', () => {
  it('stay under their passphrase, and for their user alone', async () => {
    const made = await json('keys', 'new', 'office');
    const file = path.join(userHome(), 'config/keys/office.key.json');
    const stored = readFileSync(file, 'utf8');
    expect(stored).not.toContain(PASSPHRASE);
    await exportTo('k');
    const sign = (passphrase: string) => {
      writeFileSync(path.join(folder, 'wrong'), passphrase);
      return json('sign', `k/${NAME}`, '--key', 'office', '--passphrase-file', 'wrong', '--detached', 's.json');
    };
    expect(await sign('another passphrase')).toMatchObject({ failure: { code: 'signing/passphrase-wrong' } });
    expect(await sign(PASSPHRASE)).toMatchObject({ ok: true });
    writeFileSync(file, stored.replace('"n":131072', '"n":65536'));
    expect(await sign(PASSPHRASE)).toMatchObject({ failure: { code: 'signing/passphrase-wrong' } });
    chmodSync(file, 0o644);
    expect(await sign(PASSPHRASE)).toMatchObject({ failure: { code: 'signing/key-open-to-others' } });
    expect(await json('keys', 'new', 'office')).toMatchObject({ failure: { code: 'signing/key-exists' } });
    expect(await json('keys', 'new', '../office')).toMatchObject({ failure: { code: 'signing/key-name' } });
    expect(made.key.keyid).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are never made inside a workspace', async () => {
    const inside = path.join(folder, 'workspace');
    await runCli(['keys', 'list'], host(inside));
    execFileSync('mkdir', ['-p', path.join(inside, 'policies')]);
    const replies: string[] = [];
    const code = await runCli(['keys', 'new', 'office', '--json'], {
      ...host(path.join(inside, '.cuoshi')),
      writeOut: (text) => void replies.push(text),
    });
    expect(code).toBe(1);
    expect(replies.join('')).toContain('signing/in-workspace');
    expect(readdirSync(inside)).toEqual(['policies']);
  });
});

function host(cuoshiHome: string) {
  return {
    folder,
    samples,
    today: '2024-06-01' as CalendarDate,
    version: '0.1.0',
    environment: { LANG: 'en_US.UTF-8', CUOSHI_HOME: cuoshiHome, CUOSHI_PASSPHRASE: PASSPHRASE },
    writeOut: () => undefined,
    writeError: () => undefined,
  };
}

describe('the log', () => {
  it('tells what was done, and where it was altered', async () => {
    await makeTrustedKey('office');
    await exportTo('logged', '--key', 'office');
    const { entries, broken } = await json('log');
    expect(entries.map(({ action }) => action)).toEqual(['key-new', 'trust-add', 'sign']);
    expect(broken).toBeNull();
    const file = path.join(userHome(), 'state/releases.log');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('区发改委', '别的部门'));
    expect(await json('log')).toMatchObject({ code: 1, broken: 3 });
    expect(await json('sign', `logged/${NAME}`, '--key', 'office')).toMatchObject({ failure: { code: 'log/broken' } });
    writeFileSync(file, text.slice(0, -1));
    expect(await json('log')).toMatchObject({ code: 1 });
  });
});
