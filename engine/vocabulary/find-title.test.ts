import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from './builtin-vocabulary';
import { findTitle, findTitleByName, findTitlesNamed } from './find-title';

const byName = (name: string) => findTitleByName(builtinVocabulary, name)?.id;

describe('findTitle', () => {
  it.each([
    ['国家专精特新“小巨人”企业', 'little-giant/nation'],
    ['国家级“专精特新”小巨人', 'little-giant/nation'],
    ['国家级专精特新“小巨人”企业', 'little-giant/nation'],
    ['国家级专精特新"小巨人"企业', 'little-giant/nation'],
    ['国家级 专精特新 小巨人', 'little-giant/nation'],
    ['国家专精特新小巨人', 'little-giant/nation'],
    ['江西省专业化“小巨人”企业', 'little-giant/province'],
    ['省专业化小巨人', 'little-giant/province'],
    ['国家级制造业单项冠军企业', 'manufacturing-champion/nation'],
    ['国家制造业单项冠军企业', 'manufacturing-champion/nation'],
    ['江西省制造业单项冠军企业', 'manufacturing-champion/province'],
    ['江西省“专精特新”中小企业', 'srdi-sme/province'],
    ['省级“专精特新”企业', 'srdi-sme/province'],
    ['省专精特新中小企业', 'srdi-sme/province'],
    ['广西壮族自治区“专精特新”中小企业', 'srdi-sme/province'],
    ['北京市“专精特新”中小企业', 'srdi-sme/province'],
    ['南昌市“专精特新”中小企业', 'srdi-sme/city'],
    ['市专精特新中小企业', 'srdi-sme/city'],
    ['国家中小企业公共服务示范平台', 'service-platform/nation'],
    ['南昌市小型微型企业创业创新示范基地', 'startup-base/city'],
    ['国家高新技术企业', 'high-tech/nation'],
    ['高新技术企业', 'high-tech/nation'],
    ['省级瞪羚企业', 'gazelle/province'],
    ['省级名牌产品企业', 'famous-brand/province'],
  ])('finds %s', (name, id) => expect(byName(name)).toBe(id));

  it.each([
    ['“专精特新”中小企业', 'province', 'srdi-sme/province'],
    ['“专精特新”中小企业', 'city', 'srdi-sme/city'],
    ['专精特新“小巨人”企业', 'nation', 'little-giant/nation'],
    ['专业化“小巨人”企业', 'province', 'little-giant/province'],
    ['制造业单项冠军企业', 'nation', 'manufacturing-champion/nation'],
    ['制造业单项冠军企业', 'province', 'manufacturing-champion/province'],
    ['中小企业公共服务示范平台', 'nation', 'service-platform/nation'],
    ['中小企业公共服务示范平台', 'province', 'service-platform/province'],
    ['中小企业公共服务示范平台', 'city', 'service-platform/city'],
    ['小型微型企业创业创新示范基地', 'nation', 'startup-base/nation'],
    ['小型微型企业创业创新示范基地', 'province', 'startup-base/province'],
    ['小型微型企业创业创新示范基地', 'city', 'startup-base/city'],
    ['创新型中小企业', 'province', 'innovative-sme/province'],
    ['高新技术企业', 'nation', 'high-tech/nation'],
    ['瞪羚企业', 'province', 'gazelle/province'],
    ['名牌产品企业', 'province', 'famous-brand/province'],
    ['国家级制造业单项冠军企业', 'nation', 'manufacturing-champion/nation'],
  ] as const)('finds the pair %s, %s', (title, level, id) => {
    expect(findTitle(builtinVocabulary, { title, level })?.id).toBe(id);
  });

  it('keeps little giants of nation and province in one family, apart from the specialised SMEs', () => {
    const family = (name: string) => findTitleByName(builtinVocabulary, name)?.family;
    expect(family('江西省专业化“小巨人”企业')).toBe(family('国家专精特新“小巨人”企业'));
    expect(family('江西省“专精特新”中小企业')).not.toBe(family('国家专精特新“小巨人”企业'));
  });

  it('makes no guess at a level', () => {
    expect(byName('“专精特新”中小企业')).toBeUndefined();
    expect(findTitlesNamed(builtinVocabulary, '专精特新中小企业').map(({ level }) => level)).toEqual([
      'province',
      'city',
      'district',
    ]);
  });

  it('does not let a full name pass for another level, nor invent a level a title lacks', () => {
    expect(findTitle(builtinVocabulary, { title: '国家级制造业单项冠军企业', level: 'province' })).toBeUndefined();
    expect(byName('国家级“专精特新”中小企业')).toBeUndefined();
    expect(findTitle(builtinVocabulary, { title: '“专精特新”中小企业', level: 'nation' })).toBeUndefined();
  });
});
