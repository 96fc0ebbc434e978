import type { Bilingual } from '../diagnostics/diagnostic';
import type { Region, Title, Vocabulary } from '../vocabulary/vocabulary';
import { joinParagraphs } from './key-words';
import { levelWords, regionChain } from './value-offers';

/** Explains a title: its level, the recognition it belongs to, and that recognition's other levels. */
export function describeTitle(vocabulary: Vocabulary, title: Title): Bilingual {
  const { name, level, family, aliases } = title;
  const label = vocabulary.titleFamilies.find(({ id }) => id === family)?.label ?? { zh: family, en: family };
  const others = vocabulary.titles.filter((one) => one.family === family && one !== title);
  return joinParagraphs([
    name,
    { zh: `级别：${levelWords[level].zh}`, en: `Level: ${levelWords[level].en}` },
    { zh: `系列：${label.zh}`, en: `Family: ${label.en}` },
    others.length === 0
      ? null
      : {
          zh: `同系列：${others.map((one) => one.name.zh).join('、')}`,
          en: `Same family: ${others.map((one) => one.name.en).join('; ')}`,
        },
    aliases.length === 0 ? null : { zh: `又称：${aliases.join('、')}`, en: `Also: ${aliases.join(', ')}` },
  ]);
}

/** Names an area with those that contain it. */
export function describeRegionChain(vocabulary: Vocabulary, region: Region): Bilingual {
  const text = `${region.code} ${regionChain(vocabulary, region)
    .map(({ name }) => name)
    .join(' ')}`;
  return { zh: text, en: text };
}
