import { describe, expect, it } from 'vitest';
import { readPolicy, readVocabulary, runExamples } from '../../engine/index';
import { writePolicyTemplate } from './policy-template';
import { templateKinds, type TemplateChoices } from './template-choices';

const vocabulary = readVocabulary([]).value;
const choices: TemplateChoices = {
  id: 'policy-360103-2026',
  title: '西湖区: 支持“专精特新”# 若干措施',
  issuer: '南昌市西湖区人民政府办公室',
  region: '360103',
  regionName: '南昌市西湖区',
  level: 'district',
  kind: 'award',
  year: 2026,
};

describe.each(['zh', 'en'] as const)('a new policy in %s', (language) => {
  it.each(templateKinds)('from %s has nothing wrong', (kind) => {
    const text = writePolicyTemplate({ ...choices, kind }, language);
    const reading = readPolicy({ path: 'policies/new.yaml', text }, vocabulary);
    // That number and units are still to be filled in is told, but is nothing wrong.
    const wrong = reading.diagnostics.filter(({ severity }) => severity !== 'information');
    expect(wrong.map(({ code, message, range }) => [code, message.zh, text.slice(range.start, range.end)])).toEqual([]);
    expect(reading.checked?.complete).toBe(true);
    expect(reading.canonical?.document.policy.title).toBe(choices.title);
    expect(reading.canonical?.surface).toBe(language);
  });

  it.each(templateKinds.filter((kind) => kind !== 'text'))('from %s has examples that agree', (kind) => {
    const text = writePolicyTemplate({ ...choices, kind }, language);
    const { plan, checked } = readPolicy({ path: 'policies/new.yaml', text }, vocabulary);
    const outcomes = plan && checked ? runExamples(plan, checked.examples, vocabulary) : [];
    expect(outcomes.map(({ passed }) => passed)).toEqual([true]);
  });

  it('has the number and the days that were asked for', () => {
    const effective = { from: '2026-03-01', to: '2028-02-29' };
    const text = writePolicyTemplate({ ...choices, docNumber: '西府办发〔2026〕3号', effective }, language);
    const { canonical, plan } = readPolicy({ path: 'policies/new.yaml', text }, vocabulary);
    expect(canonical?.document.policy.docNumber).toBe('西府办发〔2026〕3号');
    expect(plan?.term).toEqual({ from: '2026-03-01', to: '2028-02-29' });
  });

  it.each(['nation', 'province', 'city', 'district'] as const)('matches the level above that of %s', (level) => {
    const text = writePolicyTemplate({ ...choices, kind: 'matching', level }, language);
    const { plan, diagnostics } = readPolicy({ path: 'policies/new.yaml', text }, vocabulary);
    const above = { nation: [], province: ['nation'], city: ['province'], district: ['city'] }[level];
    expect(Object.keys(plan?.relations ?? {})).toEqual(above);
    expect(diagnostics.filter(({ severity }) => severity !== 'information').map(({ code }) => code)).toEqual([]);
  });
});
