import { describe, expect, it } from 'vitest';
import { readPolicy, readVocabulary, runExamples } from '../../engine/index';
import { writePolicyTemplate } from './policy-template';
import type { TemplateChoices } from './template-choices';

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
  it.each(['award', 'subsidy', 'text'] as const)('from %s has nothing wrong', (kind) => {
    const text = writePolicyTemplate({ ...choices, kind }, language);
    const reading = readPolicy({ path: 'policies/new.yaml', text }, vocabulary);
    // That number and units are still to be filled in is told, but is nothing wrong.
    const wrong = reading.diagnostics.filter(({ severity }) => severity !== 'information');
    expect(wrong.map(({ code, message, range }) => [code, message.zh, text.slice(range.start, range.end)])).toEqual([]);
    expect(reading.checked?.complete).toBe(true);
    expect(reading.canonical?.document.policy.title).toBe(choices.title);
    expect(reading.canonical?.surface).toBe(language);
  });

  it.each(['award', 'subsidy'] as const)('from %s has examples that agree', (kind) => {
    const text = writePolicyTemplate({ ...choices, kind }, language);
    const { plan, checked } = readPolicy({ path: 'policies/new.yaml', text }, vocabulary);
    const outcomes = plan && checked ? runExamples(plan, checked.examples, vocabulary) : [];
    expect(outcomes.map(({ passed }) => passed)).toEqual([true]);
  });
});
