import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inCheckout } from './checkout.mjs';
import { runScript } from './progress.mjs';

const PAGE = 'docs/diagnostics.md';

/**
 * @typedef {{ zh: string, en: string }} Bilingual
 * @typedef {{ severity: string, message: Bilingual, hint: Bilingual, bad: string, good: string, fix?: 'edit' | Bilingual }} Entry
 */

/** Writes the page of all diagnostics from the catalogue, so that it cannot say anything else. */
async function writePage() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-diagnostics-'));
  try {
    const { rolldown } = await import('rolldown');
    const build = await rolldown({ input: inCheckout('engine/diagnostics/catalogue.ts') });
    const file = path.join(folder, 'catalogue.mjs');
    await build.write({ file, format: 'esm' });
    await build.close();
    const { catalogue } = await import(pathToFileURL(file).href);
    writeFileSync(inCheckout(PAGE), page(catalogue));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Record<string, Entry>} catalogue */
function page(catalogue) {
  const codes = Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1));
  const head = [
    '# Diagnostics · 诊断',
    '',
    'Generated from `engine/diagnostics/catalogue*.ts` by `node scripts/diagnostics-page.mjs`; do not edit.',
    '由目录文件生成，请勿手工修改。',
  ];
  return `${[...head, ...codes.flatMap(([code, entry]) => section(code, entry))].join('\n')}\n`;
}

/**
 * @param {string} code
 * @param {Entry} entry
 */
function section(code, { severity, message, hint, bad, good, fix }) {
  return [
    '',
    `## \`${code}\``,
    '',
    `*${severity}*`,
    '',
    `- ${message.zh}${hint.zh}`,
    `- ${message.en} ${hint.en}`,
    ...(fix === undefined
      ? []
      : [fix === 'edit' ? '- Fix: an edit of the text. 附修改。' : `- No fix: ${fix.en} 不附修改：${fix.zh}`]),
    '',
    ...['bad', 'good'].flatMap((kind, index) => [`${kind}:`, '', '```', index === 0 ? bad : good, '```', '']),
  ].slice(0, -1);
}

await runScript(writePage);
