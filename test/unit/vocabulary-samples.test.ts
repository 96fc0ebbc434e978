import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EnterpriseEvent } from '../../engine/enterprise/enterprise';
import { readEnterprises } from '../../engine/enterprise/read-enterprises';
import { readVocabulary } from '../../engine/validate/read-vocabulary';

const sample = (path: string) => ({ path, text: readFileSync(`samples/${path}`, 'utf8') });

describe('the sample enterprises', () => {
  const vocabulary = readVocabulary([sample('vocabulary/facts.yaml'), sample('vocabulary/titles.yaml')]);
  const file = sample('enterprises/sample-enterprises.yaml');
  const { value: enterprises, diagnostics } = readEnterprises(file, vocabulary.value);
  const events = (collection: string): readonly EnterpriseEvent[] =>
    enterprises.flatMap((enterprise) => enterprise.events[collection] ?? []);
  const values = (collection: string, field: string) =>
    new Set(events(collection).map(({ fields }) => String(fields[field])));

  it('read without a finding', () => {
    expect(vocabulary.diagnostics).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(enterprises).toHaveLength(40);
  });

  it('each say in one line what they show', () => {
    const lines = file.text.split('\n');
    const starts = lines.flatMap((line, index) => (line.startsWith('  - 代号') ? [index] : []));
    expect(starts).toHaveLength(40);
    for (const start of starts) expect(lines[start - 1]).toMatch(/^ {2}# \S/);
  });

  it('touch every award of the two Nanchang policies', () => {
    const titles = values('recognitions', 'title');
    for (const title of [
      'little-giant/nation',
      'little-giant/province',
      'manufacturing-champion/nation',
      'manufacturing-champion/province',
      'srdi-sme/province',
      'srdi-sme/city',
      ...['nation', 'province', 'city'].flatMap((level) => [`service-platform/${level}`, `startup-base/${level}`]),
      'high-tech/nation',
      'gazelle/province',
      'famous-brand/province',
    ]) {
      expect(titles).toContain(title);
    }
    expect(values('platforms', 'type')).toEqual(
      new Set(['tech-innovation-platform', 'postdoc-workstation', 'academician-workstation']),
    );
    const levels = events('platforms').map(({ fields }) => `${String(fields['kind'])}/${String(fields['level'])}`);
    for (const level of ['nation', 'province', 'city'])
      expect(levels).toContain(`enterprise-technology-centre/${level}`);
    expect(levels).toContain('engineering-research-centre/province');
    expect(values('patents', 'type')).toContain('invention');
    for (const category of ['booth-fee', 'export-credit-insurance', 'transport-fee']) {
      expect(values('expenses', 'category')).toContain(category);
    }
  });

  it('show what excludes, what does not, and what is unknown', () => {
    for (const kind of ['work-safety-accident', 'tax-evasion', 'serious-dishonesty', 'false-advertising']) {
      expect(values('violations', 'kind')).toContain(kind);
    }
    expect(values('violations', 'severity')).toEqual(new Set(['undefined', 'general', 'major']));
    expect(values('recognitions', 'type')).toEqual(new Set(['new', 'renewal']));
    expect(values('recognitions', 'recognizedIn')).toContain('undefined');
    expect(enterprises.filter((enterprise) => enterprise.events['violations'] === undefined)).toHaveLength(1);
    expect(enterprises.filter(({ fields }) => fields['area'] !== undefined)).toHaveLength(1);
    expect(enterprises.filter(({ fields }) => !String(fields['region']).startsWith('36'))).toHaveLength(1);
  });
});
