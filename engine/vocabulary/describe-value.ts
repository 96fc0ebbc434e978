import type { Bilingual } from '../diagnostics/diagnostic';
import { formatMoney, yuanToFen } from '../values/money';
import { formatRational, fromInteger, multiply, parseRational } from '../values/rational';
import { describeRegion } from './describe-region';
import { findIndustry } from './find-industry';
import { findTitleById } from './find-title';
import type { FactType, Vocabulary } from './vocabulary';

const foreignPrefix = 'foreign:';

/** Writes a canonical value of a fact for readers: a title by its name, a rate in per cent, money with its unit. */
export function describeValue(
  vocabulary: Vocabulary,
  type: FactType,
  value: string | boolean | readonly string[],
): Bilingual {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value !== 'string') return { zh: value.join('、'), en: value.join(', ') };
  switch (type.kind) {
    case 'title':
      return findTitleById(vocabulary, value)?.name ?? same(withoutPrefix(value));
    case 'enumeration':
      return type.values.find(({ id }) => id === value)?.label ?? same(value);
    case 'region':
      return same(describeRegion(vocabulary, value));
    case 'industry': {
      const name = findIndustry(vocabulary, value)?.name;
      return name ? { zh: `${value} ${name.zh}`, en: `${value} ${name.en}` } : same(value);
    }
    case 'money': {
      const fen = yuanToFen(value);
      return fen === null ? same(value) : { zh: formatMoney(fen, 'zh'), en: formatMoney(fen, 'en') };
    }
    case 'rate': {
      const rate = parseRational(value);
      return same(rate ? `${formatRational(multiply(rate, fromInteger(100n)))}%` : value);
    }
    default:
      return same(withoutPrefix(value));
  }
}

/** Makes the identifier of a title the vocabulary does not know; it equals no title of the vocabulary. */
export function foreignTitle(name: string): string {
  return foreignPrefix + name;
}

function withoutPrefix(value: string): string {
  return value.startsWith(foreignPrefix) ? value.slice(foreignPrefix.length) : value;
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}
