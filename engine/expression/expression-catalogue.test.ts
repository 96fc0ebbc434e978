import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../diagnostics/catalogue-entry';
import { expressionCatalogue } from '../diagnostics/catalogue-expression';
import { checkFigure } from './check-figure';
import { read, testEnvironment } from './expression-harness';
import type { ExpressionType } from './types';

/** Codes that arise only where a type is expected, or where there is no event. */
const expected: Readonly<Record<string, ExpressionType>> = {
  'expression/money-without-unit': { kind: 'money' },
  'expression/wrong-type': { kind: 'money' },
};

function codesIn(code: string, text: string): readonly string[] {
  if (code.startsWith('figure/')) {
    const money = checkFigure(
      text,
      testEnvironment,
      { file: 'test', offset: 0 },
      code === 'figure/ends-differ' ? null : 'money',
    );
    return money.diagnostics.map((diagnostic) => diagnostic.code);
  }
  const environment = code === 'expression/no-event' ? { ...testEnvironment, trigger: null } : testEnvironment;
  return read(text, environment, expected[code]).diagnostics.map((diagnostic) => diagnostic.code);
}

const entries: readonly (readonly [string, CatalogueEntry])[] = Object.entries(expressionCatalogue);

describe('the catalogue of expressions and figures', () => {
  it.each(entries)('%s: the bad example brings it, and nothing else', (code, { bad }) => {
    expect(codesIn(code, bad)).toEqual([code]);
  });

  it.each(entries)('%s: the good example is in order', (code, { good }) => {
    expect(codesIn(code, good)).toEqual([]);
  });
});
