import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../parse/repaired-text';
import { readWorkspace } from '../pipeline';
import { builtinVocabulary as vocabulary } from '../vocabulary/builtin-vocabulary';
import { analysePolicies } from './analyse-policies';
import { readStatedFigures, writeFigure } from './stated-figures';

const read = (sentence: string) =>
  readStatedFigures(sentence).map((figure) => `${figure.own ? '' : '~'}${writeFigure(figure)}`);

describe('readStatedFigures', () => {
  it.each([
    ['国家级10万元、省级5万元。', ['10万元', '5万元']],
    ['分别奖励20、10、3.5万元', ['~20万元', '~10万元', '3.5万元']],
    ['按30%补贴，最多1,000元', ['30%', '1000元']],
    ['5万元至10万元不等', ['5万元', '10万元']],
    ['5—10万元', ['~5万元', '10万元']],
    ['2024年新增3家，洪府办发〔2022〕109号', []],
    ['总额1.5亿元', ['15000万元']],
  ])('%s', (sentence, wanted) => {
    expect(read(sentence)).toEqual(wanted);
  });
});

const folder = path.resolve(import.meta.dirname, '../../samples');
const samples = ['policies', 'vocabulary'].flatMap((name) =>
  readdirSync(path.join(folder, name)).map((file) => ({
    path: `${name}/${file}`,
    text: readFileSync(path.join(folder, name, file), 'utf8'),
  })),
);
const xihu = 'policies/xihu-srdi-2022.yaml';

function find(from = '', to = '') {
  const files = samples.map((file) => (file.path === xihu ? { ...file, text: file.text.replace(from, to) } : file));
  const { policies } = readWorkspace(files);
  const found = analysePolicies({ policies, vocabulary, enterprises: [], year: 2023 })
    .map(({ diagnostic }) => diagnostic)
    .filter(({ code }) => code === 'analyse/figure-without-rule' || code === 'analyse/figure-not-stated');
  return { found, text: files.find((file) => file.path === xihu)?.text ?? '' };
}

describe('figures of sentences and rules', () => {
  it('agree in the samples', () => {
    expect(find().found).toEqual([]);
  });

  it('finds a sentence that no rule backs, and offers the figure of the rule that it leaves out', () => {
    const { found, text } = find('国家级10万元、省级5万元', '国家级12万元、省级5万元');
    expect(found.map(({ code, range }) => [code, text.slice(range.start, range.end)])).toEqual([
      ['analyse/figure-without-rule', '12万元'],
    ]);
    const [fix] = found[0]?.fixes ?? [];
    expect(applyEdits(text, fix?.edits ?? [])).toBe(samples.find((file) => file.path === xihu)?.text);
  });

  it('finds a rule whose figure the sentence leaves out while it states others', () => {
    const { found } = find('，国家级10万元、省级5万元、市级3万元。', '，国家级10万元、省级5万元。');
    expect(found.map(({ code, message }) => [code, message.zh])).toEqual([
      ['analyse/figure-not-stated', '“企业称号奖励”的规则给 3万元，要点写了别的数，没有写它。'],
    ]);
  });

  it('follows a changed parameter to every sentence that states the old figure', () => {
    const { found } = find('代号: award-nation,       值: 10万元', '代号: award-nation,       值: 12万元');
    expect(found.map(({ code }) => code)).toEqual(Array(3).fill('analyse/figure-without-rule'));
  });
});
