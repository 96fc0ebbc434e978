import type { Bilingual } from '../diagnostics/diagnostic';
import { enumerationValues } from '../expression/enumeration-values';
import type { ExpressionType } from '../expression/types';
import type { Surface } from '../values/surface';
import { findRegion } from '../vocabulary/find-region';
import { countryCode } from '../vocabulary/region-hierarchy';
import type { Region, Title, Vocabulary } from '../vocabulary/vocabulary';
import type { Offer } from './completion-item';

/** Words of the levels of government. */
export const levelWords: Readonly<Record<Title['level'], Bilingual>> = {
  nation: { zh: '国家级', en: 'national' },
  province: { zh: '省级', en: 'provincial' },
  city: { zh: '市级', en: 'municipal' },
  district: { zh: '区级', en: 'district' },
};

const regionOffers = new WeakMap<readonly Region[], readonly Offer[]>();

/** Offers the words a value of a type can be written with, without quotes. */
export function offerValues(vocabulary: Vocabulary, type: ExpressionType, surface: Surface): readonly Offer[] {
  switch (type.kind) {
    case 'title':
      return offerTitles(vocabulary, surface);
    case 'region':
      return offerRegions(vocabulary);
    case 'industry':
      return vocabulary.industries.map(({ code, name }): Offer => {
        return {
          label: code,
          detail: name[surface],
          kind: 'value',
          text: code,
          filter: `${code} ${name.zh} ${name.en}`,
        };
      });
    case 'enumeration':
      return enumerationValues(vocabulary, type.id).map(({ label, aliases }): Offer => {
        const other = label[surface === 'zh' ? 'en' : 'zh'];
        const filter = [label.zh, label.en, ...aliases].join(' ');
        return { label: label[surface], detail: other, kind: 'value', text: label[surface], filter };
      });
    case 'list':
      return offerValues(vocabulary, type.of, surface);
    default:
      return [];
  }
}

/** Offers all titles, found by their aliases too. */
export function offerTitles(vocabulary: Vocabulary, surface: Surface): readonly Offer[] {
  return vocabulary.titles.map(({ name, level, aliases, bareName }): Offer => ({
    label: name[surface],
    detail: levelWords[level][surface],
    documentation: { zh: `${name.zh}\n\n${name.en}`, en: `${name.en}\n\n${name.zh}` },
    kind: 'value',
    text: name[surface],
    filter: [name.zh, ...[name.zh, bareName, ...aliases].map(withoutQuotes), name.en].join(' '),
  }));
}

/** Offers all areas by code; they are found by their names, with or without the areas around them. */
export function offerRegions(vocabulary: Vocabulary): readonly Offer[] {
  const { regions } = vocabulary;
  let offers = regionOffers.get(regions);
  if (!offers) {
    offers = [
      { label: countryCode, detail: '全国', kind: 'value', text: countryCode, filter: `${countryCode} 全国` },
      ...regions.map((region): Offer => {
        const chain = regionChain(vocabulary, region);
        const path = chain.map(({ name }) => name).join('');
        // Names of the parts stand apart, so that typing 西湖 finds 江西省南昌市西湖区.
        const filter = `${region.code} ${chain
          .map(({ name }) => name)
          .toReversed()
          .join(' ')}`;
        return { label: `${region.code} ${region.name}`, detail: path, kind: 'value', text: region.code, filter };
      }),
    ];
    regionOffers.set(regions, offers);
  }
  return offers;
}

/** An area with those that contain it, the widest first. */
export function regionChain(vocabulary: Vocabulary, region: Region): readonly Region[] {
  const parent = region.parent === null ? undefined : findRegion(vocabulary, region.parent);
  return parent ? [...regionChain(vocabulary, parent), region] : [region];
}

/** Titles are typed without the quotation marks of their official names. */
function withoutQuotes(name: string): string {
  return name.replace(/[“”"]/g, '');
}
