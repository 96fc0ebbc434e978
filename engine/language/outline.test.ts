import { describe, expect, it } from 'vitest';
import { listCodeActions } from './code-actions';
import { listFoldingRanges } from './folding';
import { applyTextEdits, readText, sceneAt } from './language-harness';
import { samplePolicy } from './sample-policy';
import { listSymbols, type PolicySymbol } from './symbols';

const sample = sceneAt(`▮${samplePolicy}`);

const namesOf = (symbols: readonly PolicySymbol[]) => symbols.map(({ name }) => name);

describe('outline', () => {
  const symbols = listSymbols(sample);

  it('groups the policy by its sections', () => {
    expect(namesOf(symbols)).toEqual(['若干措施', '参数', '定义', '条款', '口径', '算例']);
    expect(symbols[1]?.children.map(({ name, detail }) => `${name} ${detail}`)).toEqual([
      '省级奖励 5万元',
      '补贴比例 30%',
    ]);
  });

  it('names articles by number and title, items by title or gist', () => {
    const [article] = symbols[3]?.children ?? [];
    expect(article?.name).toBe('一·1 专项奖补');
    expect(article?.children.map(({ name, detail }) => `${name}/${detail}`).slice(0, 3)).toEqual([
      '称号奖励/奖励',
      '按比例补贴。/补贴',
      'highest-only/叠加规则',
    ]);
  });

  it('keeps each name inside its part and each part inside the one around it', () => {
    const check = (symbol: PolicySymbol): void => {
      expect(symbol.nameRange.start).toBeGreaterThanOrEqual(symbol.range.start);
      expect(symbol.nameRange.end).toBeLessThanOrEqual(symbol.range.end);
      for (const child of symbol.children) {
        expect(child.range.start).toBeGreaterThanOrEqual(symbol.range.start);
        expect(child.range.end).toBeLessThanOrEqual(symbol.range.end);
        check(child);
      }
    };
    symbols.forEach(check);
    const item = symbols[3]?.children[0]?.children[0];
    expect(item && sample.text.slice(item.range.start, item.range.end)).toMatch(
      /^代号: title-award[\s\S]*口径: \[which-day\]?$/,
    );
  });

  it('outlines a text that is broken', () => {
    const broken = sceneAt(
      `▮${samplePolicy.replace('条件: 违法.类型', '条件 违法.类型').replace('规则: 就高', '规则: [就高')}`,
    );
    expect(namesOf(listSymbols(broken))).toEqual(expect.arrayContaining(['参数', '条款', '口径']));
  });
});

describe('folding', () => {
  it('folds sections, articles, items, block texts and comments of more than one line', () => {
    const heads = listFoldingRanges(sample).map(({ start, end }) => sample.text.slice(start, end).split('\n')[0]);
    expect(heads).toEqual(
      expect.arrayContaining([
        '# 试用政策',
        '政策:',
        '- 条: 一·1'.slice(2),
        '代号: title-award',
        '表:',
        '条件: >-',
        '口径:',
      ]),
    );
    expect(heads).not.toContain('范围: [title-award]');
  });

  it('ends where the content ends, before blank lines and comments', () => {
    const ends = listFoldingRanges(sample).map(({ end }) => sample.text.slice(0, end).split('\n').at(-1)?.trim());
    expect(ends).not.toContain('');
    const header = listFoldingRanges(sample).find(({ start }) => sample.text.startsWith('政策:', start));
    expect(header && sample.text.slice(header.start, header.end)).toMatch(/2024-12-31$/);
  });
});

describe('code actions', () => {
  it('offers the repairs of the findings at a place, and of all of their kind', () => {
    const text = samplePolicy.replace('规则: 就高', '规则：就高').replace('不同: 级别', '不同：级别');
    const scene = { ...sample, text, reading: readText(text) };
    const offset = text.indexOf('规则：') + 2;
    const actions = listCodeActions(scene, { start: offset, end: offset });
    expect(actions.length).toBe(2);
    const [one, all] = actions;
    expect(one && readText(applyTextEdits(text, one.edits)).diagnostics).toHaveLength(1);
    expect(one?.repairs).toBe(scene.reading.diagnostics[0]?.code);
    expect(all && readText(applyTextEdits(text, all.edits)).diagnostics).toEqual([]);
    expect(listCodeActions(scene, { start: 0, end: 0 })).toEqual([]);
  });

  it('names an amount where it stands, with or without a section of parameters', () => {
    for (const text of [
      samplePolicy,
      samplePolicy
        .replace(/参数:[\s\S]*?定义:/, '定义:')
        .replace('比例: 补贴比例', '比例: 30%')
        .replace('不超过省级奖励', '不超过5万元'),
    ]) {
      const scene = { ...sample, text, reading: readText(text) };
      expect(scene.reading.diagnostics).toEqual([]);
      const offset = text.indexOf('金额: 10万元') + 6;
      const [action] = listCodeActions(scene, { start: offset, end: offset });
      const changed = action ? applyTextEdits(text, action.edits) : '';
      expect(changed).toContain('  称号奖励金额: { 代号: title-award-amount, 值: 10万元 }\n');
      expect(changed).toContain('金额: 称号奖励金额 }');
      expect(readText(changed).diagnostics).toEqual([]);
    }
    const parameter = samplePolicy.indexOf('补贴比例: 30%') + 7;
    expect(listCodeActions(sample, { start: parameter, end: parameter })).toEqual([]);
  });

  it('records a reading that is named and missing, with or without a section of readings', () => {
    const named = samplePolicy.replace('口径: [which-day]', '口径: [which-unit]');
    for (const text of [named, named.replace(/\n口径:\n[\s\S]*?算例:/, '\n算例:')]) {
      const scene = { ...sample, text, reading: readText(text) };
      const offset = text.indexOf('which-unit');
      const action = listCodeActions(scene, { start: offset, end: offset }).find(({ title }) =>
        title.zh.startsWith('新建口径'),
      );
      expect(action && readText(applyTextEdits(text, action.edits)).diagnostics).toEqual([]);
    }
  });
});
