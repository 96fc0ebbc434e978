import { describe, expect, it } from 'vitest';
import { findDefinition, findReferences } from './definition';
import { applyTextEdits, readText, sceneAt } from './language-harness';
import { prepareRename, rename } from './rename';
import { samplePolicy } from './sample-policy';

const sceneOf = (mark: string, text = samplePolicy) => sceneAt(text.replace(mark.replace('▮', ''), mark));

const renamed = (mark: string, name: string): string => {
  const scene = sceneOf(mark);
  const result = rename(scene, name);
  if ('refusal' in result) throw new Error(result.refusal.en);
  return applyTextEdits(scene.text, result.edits);
};

const refusal = (mark: string, name: string): string => {
  const result = rename(sceneOf(mark), name);
  return 'refusal' in result ? result.refusal.en : '';
};

describe('renaming', () => {
  it('starts from a policy in order', () => {
    expect(readText(samplePolicy).diagnostics).toEqual([]);
  });

  it('tells what can be renamed', () => {
    const scene = sceneOf('金额: 最高不超过省级▮奖励');
    const target = prepareRename(scene);
    expect(target?.name).toBe('省级奖励');
    expect(target && scene.text.slice(target.range.start, target.range.end)).toBe('省级奖励');
    expect(prepareRename(sceneOf('名称: 若干▮措施'))).toBeNull();
    expect(prepareRename(sceneOf('代号: test-▮policy'))).toBeNull();
  });

  it.each([
    ['省级▮奖励: {', '省奖', '省级奖励', 2],
    ['比例: 补贴▮比例', '比率', '补贴比例', 2],
    ['  专精▮特新企业:', '特新企业', '专精特新企业', 4],
    ['代号: title▮-award', 'recognition-award', 'title-award', 3],
    ['口径: [which▮-day', 'day-that-counts', 'which-day', 2],
    ['- acc▮ident\n', 'grave-accident', 'accident\n', 2],
    ['代号: srdi▮-enterprise', 'specialised', 'srdi-enterprise', 2],
  ])('changes %s everywhere', (mark, name, old, count) => {
    const text = renamed(mark, name);
    expect(text.split(name).length - 1).toBe(count);
    expect(text).not.toContain(old.endsWith('\n') ? ` ${old}` : old);
    expect(readText(text).diagnostics).toEqual([]);
  });

  it('leaves texts that only look alike', () => {
    const text = renamed('- acc▮ident\n', 'incident');
    expect(text).toContain('代号: accident-sanction');
    expect(text).toContain('"安全生产责任事故"');
  });

  it('refuses names that are taken, no names, or words of the language', () => {
    expect(refusal('代号: title▮-award', 'fair-subsidy')).toContain('already used');
    expect(refusal('代号: title▮-award', 'Title Award')).toContain('no identifier');
    expect(refusal('代号: title▮-award', 'policy')).toContain('the policy itself');
    expect(refusal('省级▮奖励: {', '补贴比例')).toContain('already used');
    expect(refusal('省级▮奖励: {', '省级 奖励')).toContain('no name');
    expect(refusal('省级▮奖励: {', '企业')).toContain('already has a meaning');
    expect(refusal('省级▮奖励: {', '认定')).toContain('already has a meaning');
    expect(refusal('名称: 若干▮措施', 'x')).toContain('no identifier or name');
  });

  it('refuses a name that a formula would understand otherwise', () => {
    // 最高 in front of the name would become part of "up to".
    expect(refusal('比例: 补贴▮比例', '最高比例')).toContain('understood');
    const bound = samplePolicy.replace('count(企业.认定) > 0', 'some p in 企业.认定 satisfies 专精特新企业');
    const result = rename(sceneOf('  专精▮特新企业:', bound), 'p');
    expect('refusal' in result).toBe(true);
  });

  it('renames in a text with a broken formula', () => {
    const scene = sceneOf(
      '  专精▮特新企业:',
      samplePolicy.replace('认定.类型 = "新认定" and', '认定.种类 = 新认定 and'),
    );
    const result = rename(scene, '特新企业');
    expect('edits' in result && result.edits.length).toBe(4);
  });
});

const withRow = samplePolicy
  .replace('- { 来源: 000-2, 当:', '- { 代号: champion-row, 来源: 000-2, 当:')
  .replace('改: fair-subsidy.when', '改: champion-row.amount');

describe('rows of tables', () => {
  it('are renamed with the places that name them', () => {
    const result = rename(sceneOf('改: champion▮-row', withRow), 'champions');
    if ('refusal' in result) throw new Error(result.refusal.en);
    const text = applyTextEdits(withRow, result.edits);
    expect(text).toContain('- { 代号: champions, 来源: 000-2, 当:');
    expect(text).toContain('改: champions.amount');
    expect(text).not.toContain('champion-row');
  });

  it('are where their identifier is given', () => {
    const scene = sceneOf('改: champion▮-row', withRow);
    const range = findDefinition(scene);
    expect(range && scene.text.slice(range.start - 4, range.end)).toBe('代号: champion-row');
  });
});

describe('definitions and references', () => {
  it('goes to where a name is given', () => {
    for (const [mark, word] of [
      ['and 专精▮特新企业', '专精特新企业'],
      ['范围: [title▮-award', 'title-award'],
      ['改: fair▮-subsidy.when', 'fair-subsidy'],
      ['改: srdi▮-enterprise.when', 'srdi-enterprise'],
      ['为: 专精▮特新企业', '专精特新企业'],
    ] as const) {
      const scene = sceneOf(mark);
      const range = findDefinition(scene);
      expect(range && scene.text.slice(range.start, range.end)).toBe(word);
      expect(range && range.start).toBeLessThan(scene.offset);
    }
  });

  it('lists all places of a name', () => {
    const scene = sceneOf('  专精▮特新企业:');
    const places = findReferences(scene);
    expect(places.map(({ range }) => scene.text.slice(range.start, range.end))).toEqual(Array(4).fill('专精特新企业'));
    expect(places.filter(({ role }) => role === 'declaration')).toHaveLength(1);
  });
});
