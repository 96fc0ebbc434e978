import { describe, expect, it } from 'vitest';
import { readEnterprises, readVocabulary } from '../../engine/index';
import { writeEnterprises } from './create-enterprises';

describe.each(['zh', 'en'] as const)('invented enterprises in %s', (language) => {
  it('have nothing wrong, and titles of two levels in the year', () => {
    const file = { path: 'enterprises/new.yaml', text: writeEnterprises('360102', 2026, language) };
    const { value, diagnostics } = readEnterprises(file, readVocabulary([]).value);
    expect(diagnostics.map(({ code, message }) => [code, message.zh])).toEqual([]);
    expect(value.map(({ id }) => id)).toEqual(['sample-1', 'sample-2']);
  });
});
