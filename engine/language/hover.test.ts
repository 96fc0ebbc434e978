import { describe, expect, it } from 'vitest';
import { hover } from './hover';
import { sceneAt } from './language-harness';
import { samplePolicy } from './sample-policy';

const at = (mark: string): { readonly word: string; readonly zh: string; readonly en: string } | null => {
  const scene = sceneAt(samplePolicy.replace(mark.replace('▮', ''), mark));
  const found = hover(scene);
  return found && { word: scene.text.slice(found.range.start, found.range.end), ...found.content };
};

describe('hover', () => {
  it('explains a key in both languages, with its values and whether it is required', () => {
    const found = at('财政▮层级: 区县');
    expect(found?.word).toBe('财政层级');
    expect(found?.zh).toContain('财政层级（fiscalLevel）');
    expect(found?.zh).toContain('国家、省、市、区县');
    expect(found?.en).toContain('Required.');
  });

  it('explains an enumerated value and the kind of an item', () => {
    expect(at('期间: 政▮策期')?.zh).toContain('政策期（term）');
    expect(at('类型: 叠加▮规则')?.zh).toContain('就高');
  });

  it('names an area with those around it', () => {
    expect(at('地区: "360▮103"')).toMatchObject({ word: '360103', zh: '360103 江西省 南昌市 西湖区' });
  });

  it('gives the value of a parameter with its changes, at the key and where it is used', () => {
    expect(at('省级▮奖励: {')?.zh).toContain('参数 省级奖励：5万元');
    const used = at('金额: 最高不超过省级▮奖励');
    expect(used?.word).toBe('省级奖励');
    expect(used?.zh).toContain('自 2024-01-01 起：6万元');
  });

  it('gives the text of a definition', () => {
    const found = at('and 专精▮特新企业');
    expect(found?.word).toBe('专精特新企业');
    expect(found?.zh).toContain('条件：some t in 企业.认定 satisfies');
  });

  it('explains facts, variables and functions of a formula over several lines', () => {
    expect(at('认定.类▮型 = "新认定" and')?.zh).toContain('认定.类型（type）');
    expect(at('t.有效▮期至 >= 基准日')).toMatchObject({ word: '有效期至' });
    expect(at('t.有效期至 >= 基▮准日')?.zh).toContain('基准日');
    expect(at('企业.认▮定 satisfies')?.zh).toContain('认定（recognitions）');
  });

  it('explains titles between quotes, in tables and in examples', () => {
    for (const mark of [
      't.称号 in ("市级“专▮精特新”中小企业"',
      '当: 省级“专▮精特新”中小企业',
      '称号: 国家级制造业单▮项冠军企业',
    ]) {
      const found = at(mark);
      expect(found?.zh).toContain('级别：');
      expect(found?.zh).toContain('系列：');
    }
  });

  it('explains references to items and readings, and paths of changes', () => {
    expect(at('范围: [title▮-award')?.zh).toContain('奖励 title-award');
    expect(at('口径: [which▮-day')?.zh).toContain('问题：');
    const path = at('改: title-award.frequency.wit▮hin');
    expect(path?.zh).toContain('title-award');
    expect(path?.zh).toContain('期间（within）');
  });

  it('says nothing about free texts and blank places', () => {
    expect(at('名称: 若▮干措施')).toBeNull();
    expect(hover(sceneAt('\n\n▮\n'))).toBeNull();
  });
});
