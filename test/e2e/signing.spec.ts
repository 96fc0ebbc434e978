import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pickOption } from './choose';
import { makeFolder, shareDesktop } from './desktop';
import { dirtyMark, previewOf, showFile, typeOver, XIHU } from './editor';
import { answerDialogs } from './host-dialogs';

// One story: a drafter gets a key, signs, is trusted; others are refused. Each test goes on where the last one ended.
test.describe.configure({ mode: 'serial' });

const desktop = shareDesktop({ language: 'zh' });
const root = path.resolve(import.meta.dirname, '../..');
const PASSPHRASE = '春江潮水连海平，海上明月';
const folder = makeFolder('signing');
const signed = path.join(folder, '西湖.cuoshi');
const publicKey = path.join(folder, '办公室.json');
const sample = (name: string) => path.join(root, `samples/bundles/${name}-1.0.0.cuoshi`);
const at = (...parts: readonly string[]) => path.join(desktop().home, ...parts);

test.afterEach(async () => {
  const { page } = desktop();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('makes a key that only its passphrase opens', async () => {
  const { page } = desktop();
  await run(page, 'bundle.keys');
  const form = page.getByRole('region', { name: '新建密钥' });
  const make = async (name: string, passphrase: string, again: string) => {
    await form.getByLabel('名称').fill(name);
    await form.getByLabel('口令', { exact: true }).fill(passphrase);
    await form.getByLabel('再输入一次口令').fill(again);
    await form.getByRole('button', { name: '新建密钥' }).click();
  };
  await make('办公室', '太短', '太短');
  await expect(form.getByText('口令至少 10 个字符。')).toBeVisible();
  await make('办公室', PASSPHRASE, `${PASSPHRASE}？`);
  await expect(form.getByText('两次输入的口令不同。')).toBeVisible();
  await make('Büro', PASSPHRASE, PASSPHRASE);
  await expect(page.getByTestId('refusal')).toHaveAttribute('data-code', 'signing/key-name');
  expect(existsSync(at('config/keys'))).toBe(false);

  await make('办公室', PASSPHRASE, PASSPHRASE);
  await expect(page.getByTestId('own-keys').locator('[data-key="办公室"]')).toContainText('未信任');
  const file = at('config/keys/办公室.key.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain(PASSPHRASE);

  await answerDialogs(desktop().app, { save: publicKey });
  await page.getByRole('button', { name: '导出公钥…' }).click();
  await expect(page.getByTestId('signing-done')).toContainText('办公室.json');
  expect(JSON.parse(readFileSync(publicKey, 'utf8'))).toMatchObject({ format: 'cuoshi-public-key', name: '办公室' });
  expect(readFileSync(publicKey, 'utf8')).not.toContain('sealed');
});

test('signs an export with the passphrase, and not without', async () => {
  const { app, page } = desktop();
  await showFile(desktop(), XIHU);
  await answerDialogs(app, { save: signed });
  await page.getByTestId('export').click();
  await expect(page.getByTestId('forecast')).toContainText('1（首次发布）');
  await expect(page.getByTestId('export-go')).toHaveText('签名并导出…');
  await page.getByTestId('export-go').click();
  await expect(page.getByTestId('export-dialog')).toContainText('请输入密钥口令。');
  await page.getByLabel('密钥口令').fill('明月何时照我还？明月');
  await page.getByTestId('export-go').click();
  await expect(page.getByTestId('export-dialog').getByTestId('refusal')).toHaveAttribute(
    'data-code',
    'signing/passphrase-wrong',
  );
  expect(existsSync(signed)).toBe(false);

  await page.getByLabel('密钥口令').fill(PASSPHRASE);
  await page.getByTestId('export-go').click();
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verdict', 'own');
  await expect(page.getByTestId('signers')).toContainText('不在信任库中');
  // Elsewhere the signature holds once the public key is trusted, and not before.
  const elsewhere = makeFolder('elsewhere');
  expect(cuoshi(['verify', signed], elsewhere).code).toBe(1);
  expect(cuoshi(['trust', 'add', publicKey], elsewhere).code).toBe(0);
  const { code, output } = cuoshi(['verify', signed], elsewhere);
  expect(code, output).toBe(0);
  expect(output).toContain('办公室');
});

test('offers the next revision once the rules have changed, and none before', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await page.getByTestId('export').click();
  await expect(page.getByTestId('forecast')).toHaveAttribute('data-revision', '1');
  await expect(page.getByTestId('forecast')).toContainText('与上一次发布内容相同');
  await page.getByLabel('停用日（可不填）').fill('2031-01-01');
  await expect(page.getByTestId('forecast')).toHaveAttribute('data-revision', '2');
  await page.getByLabel('启用日（可不填）').fill('2031-01-01');
  await expect(page.getByTestId('export-dialog').getByTestId('refusal')).toHaveAttribute(
    'data-code',
    'export/validity',
  );
  await expect(page.getByTestId('export-go')).toBeDisabled();
});

test('refuses a signature by a stranger until the key was compared and trusted', async () => {
  const { app, page } = desktop();
  // The drafter's own key is no stranger's: here it is another office that receives the bundle.
  await open(signed);
  await expectRefusal(page, 'bundle/signature-unknown-key', '信任库');
  await page.getByRole('button', { name: '打开信任库…' }).click();
  await answerDialogs(app, { open: publicKey });
  await page.getByTestId('choose-key').click();
  const form = page.getByTestId('add-trust');
  const { keyid } = listKeys()[0] ?? { keyid: '' };
  await expect(form.locator(`[data-keyid="${keyid}"]`)).toBeVisible();
  const confirm = form.getByRole('button', { name: '加入信任库' });
  await expect(confirm).toBeDisabled();
  await form.getByLabel('我已与对方核对，标识一致').check();
  await form.getByLabel('这把密钥属于').fill('西湖区发布办');
  await form.getByLabel('只接受这些政策（可不填）').fill('Not A Policy');
  await confirm.click();
  await expect(form).toContainText('政策代号由小写字母、数字和 - 组成');
  await form.getByLabel('只接受这些政策（可不填）').fill('xihu-srdi-2022');
  await confirm.click();
  await expect(page.getByTestId('trusted-keys')).toContainText('西湖区发布办');
  await expect(page.getByTestId('require-signature')).toBeChecked();
  expect(JSON.parse(readFileSync(at('config/trust.json'), 'utf8'))).toMatchObject({
    requireSignature: true,
    keys: [{ keyid, name: '西湖区发布办', policies: ['xihu-srdi-2022'] }],
  });
  await page.keyboard.press('Escape');

  await open(signed);
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verdict', 'trusted');
  await expect(page.getByTestId('signers')).toContainText('西湖区发布办 · 受信任');
  expect(readFileSync(at('state/revisions.json'), 'utf8')).toContain('"policy":"xihu-srdi-2022","revision":1');
});

test('refuses what is unsigned, stripped, too new, or of another day, each with its reason', async () => {
  const { page } = desktop();
  await open(sample('nanjing-srdi'));
  await expectRefusal(page, 'bundle/unsigned', '没有签名');
  await page.keyboard.press('Escape');
  await open(sample('xihu-srdi-2022'));
  await expectRefusal(page, 'bundle/signature-stripped', '签名');
  await page.keyboard.press('Escape');
  // What it says can still be looked at, and it is said that nobody was asked.
  await open(sample('nanjing-srdi'));
  await page.getByRole('button', { name: '只核验完整性，仅供查看' }).click();
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verdict', 'integrity');
  await expect(page.getByTestId('certificate')).toContainText('nanjing-srdi');
  await page.keyboard.press('Escape');
  await open(conformance('manifest-format-newer_fail'));
  await expectRefusal(page, 'bundle/format-version-unknown', '请升级措施工坊');
  await page.keyboard.press('Escape');
  const expired = path.join(folder, 'expired.cuoshi');
  cuoshi(
    ['export', path.join(root, 'samples'), '--policy', 'nanchang-sme-2022', '--out', folder, '--expires', '2024-01-01'],
    folder,
  );
  copyFileSync(path.join(folder, 'nanchang-sme-2022-1.0.0.cuoshi'), expired);
  await open(expired);
  await expectRefusal(page, 'bundle/expired', '2024-01-01');
});

test('lets unsigned bundles pass only once that is switched on, and says what they are', async () => {
  const { page } = desktop();
  await run(page, 'bundle.trust');
  await page.getByTestId('require-signature').click();
  await expect(page.getByTestId('signing')).toContainText('已关闭');
  await page.keyboard.press('Escape');
  expect(JSON.parse(readFileSync(at('config/trust.json'), 'utf8'))).toMatchObject({ requireSignature: false });
  await open(sample('nanjing-srdi'));
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verdict', 'unsigned');
});

test('takes in a signature that was made elsewhere, and no other', async () => {
  const { app, page } = desktop();
  const [bytes, signature, result] = ['bytes.tosign', 'bytes.sig', '南京.cuoshi'].map((name) =>
    path.join(folder, name),
  );
  const device = generateKeyPairSync('ed25519');
  const raw = device.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  const key = { format: 'cuoshi-public-key', version: 1, name: '加密机', suite: 'ed25519', publicKey: raw };
  const keyFile = path.join(folder, 'device.json');
  writeFileSync(keyFile, JSON.stringify(key));
  expect(cuoshi(['trust', 'add', keyFile], desktop().home).code).toBe(0);

  await open(sample('nanjing-srdi'));
  // Adding a key has switched the demand for signatures on again.
  await expectRefusal(page, 'bundle/unsigned', '没有签名');
  await page.keyboard.press('Escape');
  expect(cuoshi(['trust', 'require', 'off'], desktop().home).code).toBe(0);
  await open(sample('nanjing-srdi'));
  await answerDialogs(app, { save: bytes ?? '' });
  await page.getByRole('button', { name: '导出待签字节…' }).click();
  await expect(page.getByTestId('signing-done')).toContainText('bytes.tosign');

  writeFileSync(signature ?? '', sign(null, Buffer.from('something else'), device.privateKey));
  await answerDialogs(app, { open: signature ?? '', save: result ?? '' });
  await page.getByRole('button', { name: '导入外部签名…' }).click();
  await page.getByLabel('谁签的').click();
  await pickOption(page, /加密机/);
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByTestId('bundle-signatures').getByTestId('refusal')).toHaveAttribute(
    'data-code',
    'signing/does-not-fit',
  );
  expect(existsSync(result ?? '')).toBe(false);

  writeFileSync(signature ?? '', sign(null, readFileSync(bytes ?? ''), device.privateKey));
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verdict', 'trusted');
  await expect(page.getByTestId('signers')).toContainText('加密机');
  expect(cuoshi(['verify', result ?? '', '--require-signature'], desktop().home).code).toBe(0);
});

test('shows the log and its chain, and signs nothing behind a broken one', async () => {
  const { page } = desktop();
  await run(page, 'bundle.log');
  await expect(page.getByTestId('log-chain')).toHaveAttribute('data-broken', 'false');
  const lines = page.getByTestId('log-lines');
  for (const action of ['key-new', 'sign', 'trust-add', 'trust-require'])
    await expect(lines.locator(`[data-action="${action}"]`).first()).toBeVisible();
  await page.keyboard.press('Escape');

  const log = at('state/releases.log');
  const before = readFileSync(log);
  appendFileSync(log, '{"number":99}\n');
  await run(page, 'bundle.log');
  await expect(page.getByTestId('log-chain')).toHaveAttribute('data-broken', 'true');
  await page.keyboard.press('Escape');
  await showFile(desktop(), XIHU);
  const target = path.join(folder, 'behind.cuoshi');
  await answerDialogs(desktop().app, { save: target });
  await page.getByTestId('export').click();
  await expect(page.getByTestId('forecast')).toBeVisible();
  await page.getByLabel('密钥口令').fill(PASSPHRASE);
  await page.getByTestId('export-go').click();
  await expect(page.getByTestId('export-dialog').getByTestId('refusal')).toHaveAttribute('data-code', 'log/broken');
  expect(existsSync(target)).toBe(false);
  writeFileSync(log, before);
});

test('refuses the signatures of a revoked key, and everything while the trust store is damaged', async () => {
  const { page } = desktop();
  await run(page, 'bundle.trust');
  const row = page.getByTestId('trusted-keys').locator('[data-key="西湖区发布办"]');
  await row
    .getByRole('button', { name: '撤 销' })
    .or(row.getByRole('button', { name: '撤销' }))
    .click();
  await page
    .locator('.ant-popconfirm:visible, .ant-popover:visible')
    .getByRole('button', { name: /撤\s?销/ })
    .click();
  await expect(row).toHaveAttribute('data-state', 'revoked');
  await page.keyboard.press('Escape');
  await open(signed);
  await expectRefusal(page, 'bundle/signature-key-revoked', '撤销');
  await page.keyboard.press('Escape');

  const store = at('config/trust.json');
  const before = readFileSync(store, 'utf8');
  writeFileSync(store, before.replace('"revoked":true', '"revoked":maybe'));
  await open(sample('nanjing-srdi'));
  const notice = page.getByTestId('notice').filter({ hasText: 'trust.json' });
  await expect(notice).toContainText('不予采用');
  await expect(page.getByTestId('bundle')).toBeHidden();
  await notice.getByRole('button', { name: '关闭' }).click();
  writeFileSync(store, before);
});

test('works the vectors of a bundle out again and finds them equal', async () => {
  const { page } = desktop();
  await open(sample('shangrao-srdi-2023'));
  await page.getByRole('tab', { name: '检验向量' }).click();
  const replay = page.getByTestId('replay');
  await expect(replay).toHaveAttribute('data-different', '0', { timeout: 30_000 });
  expect(Number(await replay.getAttribute('data-passed'))).toBeGreaterThanOrEqual(100);
});

test('compares a bundle with the texts as they stand in the editor', async () => {
  const { page } = desktop();
  forgetXihu();
  await open(sample('xihu-srdi-2022'));
  await page.getByRole('tab', { name: '与工作区对比' }).click();
  await expect(page.getByTestId('release-level')).toHaveAttribute('data-level', 'patch', { timeout: 30_000 });
  await expect(page.getByTestId('comparison')).toContainText('没有差别');
  await expect(page.getByTestId('effects')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await showFile(desktop(), XIHU);
  await typeOver(desktop(), 'award-nation,       值: 10', '10', '12');
  await open(sample('xihu-srdi-2022'));
  await page.getByRole('tab', { name: '与工作区对比' }).click();
  const rules = page.getByTestId('release-rules');
  await expect(rules).toHaveAttribute('data-count', '1', { timeout: 30_000 });
  await expect(rules).toContainText('国家级奖励：值 10万元 → 12万元');
  await expect(page.getByTestId('release-level')).toHaveAttribute('data-level', 'minor');
  const effects = page.getByTestId('effects');
  expect(Number(await effects.getAttribute('data-changed'))).toBeGreaterThan(0);
  await expect(effects).toContainText('¥120,000');
  await expect(page.getByTestId('compare')).toBeVisible();
});

test('starts a new version from a bundle, unsaved, and one undo takes it back', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await open(sample('xihu-srdi-2022'));
  await page.getByTestId('start-version').click();
  await expect(page.getByTestId('bundle')).toBeHidden();
  await expect(page.getByTestId('notice').filter({ hasText: '版本 1.0.1' })).toBeVisible();
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();
  await expect(previewOf(desktop())).toContainText('规则版本 1.0.1', { useInnerText: true });
  expect(readDisk(XIHU)).toBe(before);
  await page.getByTestId('editor').locator('.native-edit-context, textarea.inputarea').focus();
  await page.keyboard.press('Control+z');
  // What was typed before stands there again.
  await expect(previewOf(desktop())).toContainText('规则版本 1.0.0', { useInnerText: true });
});

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByTestId(`palette-${command}`).click();
}

async function open(file: string): Promise<void> {
  const { app, page } = desktop();
  await answerDialogs(app, { open: file });
  await run(page, 'bundle.open');
}

async function expectRefusal(page: Page, code: string, words: string): Promise<void> {
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verdict', 'refused');
  const reason = page.getByTestId('findings').locator(`[data-code="${code}"]`);
  await expect(reason).toContainText(words);
  // Nothing of what it says is shown.
  await expect(page.getByTestId('certificate')).toHaveCount(0);
}

function conformance(name: string): string {
  return path.join(root, 'test/conformance/bundle-verify', name, 'bundle.cuoshi');
}

function forgetXihu(): void {
  expect(cuoshi(['trust', 'forget', 'xihu-srdi-2022'], desktop().home).code).toBe(0);
}

function listKeys(): readonly { readonly keyid: string }[] {
  const { output } = cuoshi(['keys', 'list', '--json'], desktop().home);
  return (JSON.parse(output) as { keys: readonly { keyid: string }[] }).keys;
}

/** Runs a command with the keys and the trust of one user. */
function cuoshi(args: readonly string[], home: string): { readonly code: number; readonly output: string } {
  const env = { ...process.env, CUOSHI_HOME: home, LANG: 'zh_CN.UTF-8' };
  try {
    const command = [path.join(root, 'out/cli.js'), ...args];
    return { code: 0, output: execFileSync(process.execPath, command, { encoding: 'utf8', env }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: `${stdout}${stderr}` };
  }
}
