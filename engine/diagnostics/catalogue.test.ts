import { expect, test } from 'vitest';
import { analyseCatalogue } from './catalogue-analyse';
import { bundleCatalogue } from './catalogue-bundle';
import { checkCatalogue } from './catalogue-check';
import { enterpriseCatalogue } from './catalogue-enterprise';
import type { CatalogueEntry } from './catalogue-entry';
import { expressionCatalogue } from './catalogue-expression';
import { parseCatalogue } from './catalogue-parse';
import { scenarioCatalogue } from './catalogue-scenario';
import { simulateCatalogue } from './catalogue-simulate';
import { sourceCatalogue } from './catalogue-source';
import { sqlCatalogue } from './catalogue-sql';
import { validateCatalogue } from './catalogue-validate';
import { catalogue } from './catalogue';

const sections = [
  sourceCatalogue,
  parseCatalogue,
  validateCatalogue,
  expressionCatalogue,
  enterpriseCatalogue,
  checkCatalogue,
  simulateCatalogue,
  analyseCatalogue,
  bundleCatalogue,
  sqlCatalogue,
  scenarioCatalogue,
];

test('no code stands in two sections', () => {
  const codes = sections.flatMap((section) => Object.keys(section));
  expect(new Set(codes).size).toBe(codes.length);
  expect(Object.keys(catalogue).length).toBe(codes.length);
});

test.each(Object.entries(catalogue) as [string, CatalogueEntry][])(
  '%s speaks both languages with the same arguments',
  (code, entry) => {
    expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(names(entry.message.en)).toEqual(names(entry.message.zh));
    expect(names(entry.hint.en)).toEqual(names(entry.hint.zh));
    expect(entry.message.zh).toMatch(/\p{Script=Han}/u);
    expect(entry.message.en).toMatch(/[a-z]/);
    expect(entry.hint.zh).not.toBe('');
    expect(entry.hint.en).not.toBe('');
    expect(entry.bad).not.toBe(entry.good);
  },
);
