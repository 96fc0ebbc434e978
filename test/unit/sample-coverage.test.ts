import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { computeExamples } from '../../engine/bundle/worked-examples';
import { runExamples } from '../../engine/simulate/run-examples';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { compareRows, listRows, type ClauseRow } from '../../main/cli/clause-rows';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const inventory = JSON.parse(read('test/golden/clause-rows.json')) as readonly ClauseRow[];

const samples = [
  // Xihu's notice and its annex carry different document numbers, which the product has to point out.
  {
    doc: '000',
    file: 'policies/xihu-srdi-2022.yaml',
    rows: 68,
    paying: 22,
    examples: 91,
    findings: [],
  },
  { doc: '001', file: 'policies/nanchang-sme-2022.yaml', rows: 40, paying: 12, examples: 27, findings: [] },
  { doc: '002', file: 'policies/donghu-srdi-2022.yaml', rows: 93, paying: 0, examples: 18, findings: [] },
  { doc: '003', file: 'policies/shangrao-srdi-2023.yaml', rows: 62, paying: 9, examples: 22, findings: [] },
  // Nanjing's text names neither its number nor the day it starts.
  {
    doc: '004',
    file: 'policies/nanjing-srdi.yaml',
    rows: 56,
    paying: 12,
    examples: 40,
    findings: ['check/no-document-number', 'check/assumed-start'],
  },
].map((sample) => ({
  ...sample,
  reading: readPolicy({ path: sample.file, text: read(`samples/${sample.file}`) }, builtinVocabulary),
  expected: inventory.filter(({ id }) => id.startsWith(`${sample.doc}-`)),
}));

describe.each(samples)('$file', ({ reading, expected, rows, paying, findings, examples }) => {
  const articles = reading.canonical?.document.articles ?? [];
  it('is read without problems but the known ones', () => {
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(findings);
    expect(reading.checked?.complete).toBe(true);
  });

  it('has every row of the clause inventory exactly once, with its kind, article and figure', () => {
    const { canonical, plan } = reading;
    if (!canonical || !plan) throw new Error('the sample has no plan');
    expect(expected).toHaveLength(rows);
    expect(compareRows(expected, listRows(canonical.document, plan))).toEqual([]);
  });

  it('pays the amounts of the inventory and no others', () => {
    const figures = expected.filter(({ amount, unit }) => amount !== null && unit !== 'target');
    const rules = (reading.plan?.rules ?? []).filter(({ amount }) => amount !== null);
    expect(figures).toHaveLength(paying);
    expect(rules.map(({ from }) => from.clause).sort()).toEqual(figures.map(({ id }) => id).sort());
  });

  it('computes every worked example as stated', () => {
    const { checked, plan, file } = reading;
    if (!checked || !plan) throw new Error('the sample has no plan');
    const outcomes = runExamples(plan, checked.examples, builtinVocabulary);
    const { value, diagnostics } = computeExamples(outcomes, { file: file.path, map: checked.source.map });
    expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
    expect(value).toHaveLength(examples);
  });

  it('names responsible units for every article that supports enterprises', () => {
    const silent = /^(?:通知|标题与前言|前言|附则\d?|尾款.|一|[二四][(（].*)$/;
    const without = articles.filter(({ number, units }) => !silent.test(number) && !units?.length);
    expect(without.map(({ number }) => number)).toEqual([]);
  });
});
