// Changes figures and texts in the form of the real window: how long until the preview shows and paints them, and how
// the memory of the window and of its workers goes. scripts/bench-authoring.mjs runs it, with a display.
// Usage: node test/bench/window-editing.mjs EDITS OUTPUT [WORKSPACE]
import { _electron } from '@playwright/test';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const FIGURE = '/parameters/国家级奖励/value';
const ITEM = '企业称号奖励';
/** The first edits warm up what is compiled and remembered, and are not counted. */
const WARM_UP = 0.25;
const SHARES = 16;
/** Weighing collects all there is, compiled code with it: the edits that compile it again are not counted. */
const SETTLING = 2;

/** A window with a large workspace, on a busy machine, may take longer than what Playwright waits. Units: milliseconds. */
const LONGEST_WAIT = 120_000;

const [wanted = '800', output = '', opened = 'samples'] = process.argv.slice(2);
const share = Math.max(1, Math.ceil(Number(wanted) / SHARES));
const home = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-bench-'));
const workspace = path.join(home, 'samples');
cpSync(opened, workspace, { recursive: true });

const app = await _electron.launch({
  args: [
    '.',
    `--workspace=${workspace}`,
    `--user-data-dir=${path.join(home, 'user-data')}`,
    '--disable-gpu',
    '--log-level=3',
  ],
  chromiumSandbox: process.getuid?.() !== 0,
  env: {
    ...stringsOf(process.env),
    CUOSHI_HOME: path.join(home, 'keys'),
    LANG: 'zh_CN.UTF-8',
    LC_ALL: 'zh_CN.UTF-8',
    LANGUAGE: 'zh_CN',
  },
});
try {
  const page = await app.firstWindow();
  page.setDefaultTimeout(LONGEST_WAIT);
  await page.getByTestId('simulation-total').waitFor();
  await page.locator('[data-testid="engine-state"][data-busy="false"]').waitFor();
  await page.getByTestId('file-policies/xihu-srdi-2022.yaml').click();
  await page.getByTestId('mode-form').click();
  const form = page.getByTestId('form');
  const show = async (/** @type {string} */ part) => {
    const node = form.locator('.form-tree-node');
    await (
      part === FIGURE
        ? form.locator('.form-tree-node[data-pointer="/parameters"]')
        : node.filter({ hasText: ITEM }).first()
    ).click();
  };
  await show(FIGURE);
  await page.locator(`input[data-pointer="${FIGURE}"]`).waitFor();

  const heaps = await openHeaps(page);
  /** Those made when all was calculated, and those made as soon as the one before was painted. */
  /** @type {Record<'calm' | 'hasty', number[]>} */
  const times = { calm: [], hasty: [] };
  /** @type {{ window: number, workers: number, nodes: number, listeners: number }[]} */
  const weights = [];
  let edit = 0;
  for (let round = 0; round < SHARES; round += 1) {
    // Half of each share changes a figure, half a text of one item: fields come and go between them.
    const pace = round % 2 === 0 ? 'calm' : 'hasty';
    for (const kind of /** @type {const} */ (['figure', 'gist'])) {
      await show(kind === 'figure' ? FIGURE : ITEM);
      const field = page
        .locator(kind === 'figure' ? `input[data-pointer="${FIGURE}"]` : 'textarea[data-pointer$="/gist"]')
        .first();
      await field.waitFor();
      const taken = await field.evaluate(changeAndPaint, {
        kind,
        from: edit + 1,
        count: Math.ceil(share / 2),
        calm: pace === 'calm',
        longest: LONGEST_WAIT,
      });
      edit += taken.length;
      if (round >= SHARES * WARM_UP) times[pace].push(...taken.slice(SETTLING));
    }
    await page.locator('[data-testid="engine-state"][data-busy="false"]').waitFor();
    weights.push(await heaps.weigh());
  }
  writeFileSync(output, `${JSON.stringify({ edits: edit, times, weights })}\n`);
} finally {
  await app.evaluate(({ app: program }) => program.exit(0)).catch(() => undefined);
  await app.close().catch(() => undefined);
  rmSync(home, { recursive: true, force: true });
}

/**
 * Runs in the window: changes a field as the keyboard does and waits until the preview says so and the frame is painted.
 * @param {HTMLElement | SVGElement} field
 * @param {{ kind: 'figure' | 'gist', from: number, count: number, calm: boolean, longest: number }} order
 * @returns {Promise<number[]>} milliseconds of each
 */
async function changeAndPaint(field, { kind, from, count, calm, longest }) {
  const owner = kind === 'figure' ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  const write = Object.getOwnPropertyDescriptor(owner, 'value')?.set;
  const preview = document.querySelector('[data-testid="preview"]');
  if (!write || !preview) throw new Error('there is no field or no preview');
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // The next task after a frame runs when it has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          // An open port is kept for ever.
          port1.close();
          resolve(undefined);
        };
        port2.postMessage(null);
      });
    });
  /** @param {string} words */
  const shows = (words) =>
    new Promise((resolve, reject) => {
      // Where a busy machine lets the engine answer too late, its text is left out until the next change.
      const late = setTimeout(() => reject(new Error(`the preview does not come to say ${words}`)), longest);
      const watch = new MutationObserver(() => {
        if (!preview.textContent?.includes(words)) return;
        watch.disconnect();
        clearTimeout(late);
        resolve(undefined);
      });
      watch.observe(preview, { subtree: true, childList: true, characterData: true });
    });
  const engine = document.querySelector('[data-testid="engine-state"]');
  const calculated = () =>
    new Promise((resolve) => {
      const isIdle = () => engine?.getAttribute('data-busy') === 'false';
      if (isIdle()) return resolve(undefined);
      const watch = new MutationObserver(() => {
        if (!isIdle()) return;
        watch.disconnect();
        resolve(undefined);
      });
      if (engine) watch.observe(engine, { attributes: true });
    });
  field.focus();
  const taken = [];
  for (let number = from; number < from + count; number += 1) {
    const words = kind === 'figure' ? `${100 + number}万元` : `第${number}次改写`;
    if (calm) await calculated();
    const shown = shows(words);
    const start = performance.now();
    write.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await shown;
    await painted();
    taken.push(performance.now() - start);
  }
  return taken;
}

/**
 * Weighs what the window and its workers hold after a collection.
 * @param {import('@playwright/test').Page} page
 */
async function openHeaps(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {Set<string>} */
  const workers = new Set();
  /** @type {Map<number, { worker: string, settle: (answer: any) => void }>} */
  const waiting = new Map();
  const settle = (/** @type {number} */ id, /** @type {any} */ answer) => {
    waiting.get(id)?.settle(answer);
    waiting.delete(id);
  };
  let asked = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => {
    workers.delete(sessionId);
    // One that was too slow has been replaced, and answers no more.
    for (const [id, { worker }] of waiting) if (worker === sessionId) settle(id, null);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message);
    settle(answer.id, answer.result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  /**
   * @param {string} worker
   * @param {string} method
   * @returns {Promise<any>} null where the worker is gone
   */
  const ask = (worker, method) =>
    new Promise((resolve) => {
      const id = (asked += 1);
      waiting.set(id, { worker, settle: resolve });
      session
        .send('Target.sendMessageToTarget', { sessionId: worker, message: JSON.stringify({ id, method }) })
        .catch(() => settle(id, null));
    });
  const MIB = 2 ** 20;
  return {
    weigh: async () => {
      let held = 0;
      for (const worker of workers) {
        await ask(worker, 'HeapProfiler.collectGarbage');
        held += (await ask(worker, 'Runtime.getHeapUsage'))?.usedSize ?? 0;
      }
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      return { window: usedSize / MIB, workers: held / MIB, nodes, listeners: jsEventListeners };
    },
  };
}

/** @param {NodeJS.ProcessEnv} env */
function stringsOf(env) {
  return Object.fromEntries(
    Object.entries(env)
      .filter((entry) => entry[1] !== undefined)
      .map(([key, value]) => [key, String(value)]),
  );
}
