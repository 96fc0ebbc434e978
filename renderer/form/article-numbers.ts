import { elementsOf, isMap, textOf, type CanonicalMap, type FormValue } from './document-access';
import type { CanonicalValue } from '../../engine/index';

const digits = '零一二三四五六七八九';

/** The number after that of an article, such as 三·8 after 三·7, 十 after 九; null where it does not end in one. */
export function nextNumber(number: string): string | null {
  const match = /^(.*?)(\d+|[一二三四五六七八九十]+)$/u.exec(number);
  const [, prefix = '', last = ''] = match ?? [];
  if (!match) return null;
  if (/^\d+$/.test(last)) return `${prefix}${Number(last) + 1}`;
  const value = readChinese(last);
  return value === null || value >= 99 ? null : `${prefix}${writeChinese(value + 1)}`;
}

/** How many articles behind one are to have other numbers so that all of its run count on from it. */
export function countOutOfOrder(articles: readonly CanonicalValue[], index: number): number {
  const wanted = numbersFrom(articles, index);
  return wanted.filter((number, at) => numberOf(articles[index + 1 + at]) !== number).length;
}

/** Numbers the articles behind one on from it, as far as they are of its chapter and of its kind of numbers. */
export function renumberFrom(articles: FormValue[], index: number): void {
  numbersFrom(articles, index).forEach((number, at) => {
    const article = articles[index + 1 + at];
    if (typeof article === 'object' && article !== null && !Array.isArray(article)) article['number'] = number;
  });
}

function numbersFrom(articles: readonly CanonicalValue[], index: number): readonly string[] {
  const first = articles[index];
  const numbers: string[] = [];
  let number = numberOf(first);
  for (const article of articles.slice(index + 1)) {
    const next = nextNumber(number);
    if (next === null || !isMap(article) || !isMap(first) || !isAlike(first, article)) break;
    numbers.push(next);
    number = next;
  }
  return numbers;
}

function isAlike(first: CanonicalMap, other: CanonicalMap): boolean {
  return textOf(first['chapter']) === textOf(other['chapter']) && prefixOf(first) === prefixOf(other);
}

function prefixOf(article: CanonicalMap): string | null {
  return /^(.*?)(?:\d+|[一二三四五六七八九十]+)$/u.exec(textOf(article['number']))?.[1] ?? null;
}

function numberOf(article: CanonicalValue | undefined): string {
  return isMap(article) ? textOf(article['number']) : '';
}

/** The items of an article. */
export function itemsOfArticle(article: CanonicalValue | undefined): readonly CanonicalValue[] {
  return elementsOf(isMap(article) ? article['items'] : undefined);
}

function readChinese(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (!match) return null;
  const [, tens, ten, ones] = match;
  if (!ten) return tens && ones ? null : digits.indexOf(tens ?? ones ?? '');
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}

function writeChinese(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits.charAt(tens)}十`;
  return head + (ones === 0 ? '' : digits.charAt(ones));
}
