import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, type DiagnosticCode } from '../../../engine/diagnostics/catalogue';
import type { CatalogueEntry } from '../../../engine/diagnostics/catalogue-entry';
import { madeExamples } from './made-examples';
import { runBundle } from './run-bundle';
import { runExample } from './run-example';
import { runOwnFault } from './run-own-fault';

const entries = Object.entries(catalogue) as [DiagnosticCode, CatalogueEntry][];

/** Codes for faults of ours, which no text brings; they are brought by hand. */
const ownFaults: readonly DiagnosticCode[] = ['shape/not-fitting', 'parse/unreadable', 'bundle/translation-differs'];
/** What only a release after another one, or one with sign-offs, can bring: by the test that makes such releases. */
const releases: Partial<Record<DiagnosticCode, string>> = {
  'bundle/version-too-low': 'main/cli/release-version.test.ts',
  'bundle/signoff-other-content': 'main/cli/release-version.test.ts',
  'bundle/signoff-rejected': 'main/cli/release-version.test.ts',
  'bundle/changelog-mismatch': 'engine/bundle/release-reports.test.ts',
};
/** What an example brings of necessity beside its code: the editor says of the same place that it is not there. */
const besides: Partial<Record<DiagnosticCode, DiagnosticCode>> = {
  'analyse/reading-not-applicable': 'check/unknown-place',
};

const written = entries.filter(([code]) => !code.startsWith('bundle/') && !ownFaults.includes(code));
const bundled = entries.filter(([code]) => code.startsWith('bundle/') && !ownFaults.includes(code) && !releases[code]);

describe.each(written)('%s', (code, { bad, good }) => {
  it('is what the bad example brings, and nothing else, at a place', () => {
    const { text, diagnostics } = runExample(code, madeExamples[code]?.() ?? bad);
    const shown = text?.slice(0, 2000) ?? '';
    const others = diagnostics.map((each) => each.code).filter((each) => each !== besides[code]);
    expect([...new Set(others)], shown).toEqual([code]);
    if (text === null) return;
    for (const { range } of diagnostics) {
      expect(range.start, shown).toBeGreaterThanOrEqual(0);
      expect(range.end, shown).toBeLessThanOrEqual(text.length);
      // Only an empty file has no character to mark.
      if (text !== '') expect(range.end, shown).toBeGreaterThan(range.start);
    }
  });

  it('is not brought by the good example, which has no error', () => {
    const { text, diagnostics } = runExample(code, good);
    const wrong = diagnostics.filter((each) => each.severity === 'error' || each.code === code);
    expect(
      wrong.map((each) => each.code),
      text ?? '',
    ).toEqual([]);
  });
});

describe.each(bundled)('%s', (code, entry) => {
  it('is what a bad bundle brings, first, and a good one does not', async () => {
    const { bad, good } = await runBundle(code, entry);
    expect(bad[0]).toBe(code);
    expect(good).toEqual([]);
  });
});

describe.each(Object.entries(releases))('%s', (code, test) => {
  it('is brought where releases are made', () => {
    expect(readFileSync(test, 'utf8')).toContain(code.slice('bundle/'.length));
  });
});

describe.each(ownFaults)('%s', (code) => {
  it('is said where the fault is ours', () => {
    expect(runOwnFault(code)).toContain(code);
  });
});

it('walks the whole catalogue', () => {
  expect(written.length + bundled.length + Object.keys(releases).length + ownFaults.length).toBe(entries.length);
});

it('stands in the page of all diagnostics as it is', () => {
  const page = readFileSync(new URL('../../../docs/diagnostics.md', import.meta.url), 'utf8');
  const missing = entries.filter(([code, { bad, good, message }]) => {
    const section = page.split(`\n## \`${code}\`\n`)[1]?.split('\n## ')[0] ?? '';
    return ![bad, good, message.zh, message.en].every((text) => section.includes(text));
  });
  expect(
    missing.map(([code]) => code),
    'run: node scripts/diagnostics-page.mjs',
  ).toEqual([]);
});
