import type { Bilingual, TextRange } from '../diagnostics/diagnostic';
import { parseDate } from '../values/calendar';
import { parseRational } from '../values/rational';
import { describeRegion } from '../vocabulary/describe-region';
import { findEnumerationValue } from '../vocabulary/find-enumeration-value';
import { readIndustryCode } from '../vocabulary/find-industry';
import { findRegion, findRegionsByName } from '../vocabulary/find-region';
import { findTitleByName, findTitlesNamed } from '../vocabulary/find-title';
import { nearestName } from '../vocabulary/nearest-name';
import { normaliseName } from '../vocabulary/normalise-name';
import { countryCode } from '../vocabulary/region-hierarchy';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { findEnumeration } from './enumeration-values';
import { type ExpressionProblem, type ProblemFix, replaceWith } from './expression-problem';
import { suggestion } from './resolve-name';
import { describeType } from './type-rules';
import type { ExpressionType } from './types';

/** What a quoted word stands for where a value of a type is wanted. */
export type ResolvedWord =
  { readonly value: string; readonly label: Bilingual } | { readonly problem: ExpressionProblem };

/** A word in the text of an expression or table cell. */
export interface WrittenWord {
  readonly word: string;
  readonly range: TextRange;
  /** Whether the word stands in quotes, which a replacement needs too. */
  readonly quoted: boolean;
}

/** Resolves a text to the canonical identifier of a title, enumerated value, region or industry, or to a date. */
export function resolveWord(written: WrittenWord, type: ExpressionType, vocabulary: Vocabulary): ResolvedWord {
  const { word } = written;
  const label = { zh: word, en: word };
  switch (type.kind) {
    case 'text':
      return { value: word, label };
    case 'title':
      return resolveTitle(written, vocabulary);
    case 'enumeration': {
      const enumeration = findEnumeration(vocabulary, type.id);
      const value = findEnumerationValue(enumeration, word);
      if (value) return { value: value.id, label: value.label };
      const known = enumeration.values.map((one) => one.label.zh);
      return { problem: unknownWord(written, known, describeType(type, vocabulary)) };
    }
    case 'region':
      return resolveRegion(written, vocabulary);
    case 'industry':
      return resolveIndustry(written, vocabulary);
    case 'date': {
      const date = parseDate(word);
      if (date) return { value: date, label };
      const code = /^\d{4}-\d{2}-\d{2}$/.test(word) ? 'expression/no-such-day' : 'expression/bad-date';
      const fixed = isoDate(word);
      return {
        problem: {
          code,
          range: written.range,
          args: { found: word },
          fixes: fixed ? [replaceWord(written, fixed)] : [],
        },
      };
    }
    default: {
      const isNumber = written.quoted && parseRational(word.trim()) !== null;
      return {
        problem: {
          code: 'expression/text-for-other',
          range: written.range,
          args: { found: word, type: describeType(type, vocabulary) },
          fixes: isNumber ? [replaceWith(written.range, word.trim())] : [],
        },
      };
    }
  }
}

/** Gives the ISO form of a date written 2023年1月5日, 2023/1/5 or 2023.1.5; null for other texts and days that do not exist. */
function isoDate(text: string): string | null {
  const match = /^\s*(\d{4})[年/.\-－](\d{1,2})[月/.\-－](\d{1,2})日?\s*$/.exec(text);
  return (
    match && parseDate(`${match[1] ?? ''}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`)
  );
}

function resolveTitle(written: WrittenWord, vocabulary: Vocabulary): ResolvedWord {
  const title = findTitleByName(vocabulary, written.word);
  if (title) return { value: title.id, label: title.name };
  const levels = findTitlesNamed(vocabulary, written.word);
  const [only] = levels;
  if (only && levels.length === 1) return { value: only.id, label: only.name };
  if (levels.length > 1) {
    const names = levels.map(({ name }) => name.zh);
    return { problem: ambiguousWord(written, names, 'expression/title-without-level') };
  }
  return {
    problem: unknownWord(
      written,
      vocabulary.titles.map(({ name }) => name.zh),
      { zh: '称号', en: 'title' },
    ),
  };
}

function resolveRegion(written: WrittenWord, vocabulary: Vocabulary): ResolvedWord {
  const { word } = written;
  if (word === countryCode || findRegion(vocabulary, word)) {
    const name = describeRegion(vocabulary, word);
    return { value: word, label: { zh: name, en: name } };
  }
  const named = findRegionsByName(vocabulary, word);
  const [only] = named;
  if (only && named.length === 1) return { value: only.code, label: { zh: only.name, en: only.name } };
  if (named.length > 1) {
    const names = named.map(({ code }) => describeRegion(vocabulary, code));
    return { problem: ambiguousWord(written, names, 'expression/ambiguous-region') };
  }
  const known = /^\d+$/.test(word) ? [] : vocabulary.regions.map(({ name }) => name);
  return { problem: unknownWord(written, known, { zh: '地区', en: 'region' }) };
}

function resolveIndustry(written: WrittenWord, vocabulary: Vocabulary): ResolvedWord {
  const code = readIndustryCode(vocabulary, written.word);
  if (code !== null) return { value: code, label: { zh: code, en: code } };
  const name = normaliseName(written.word);
  const industry = vocabulary.industries.find(
    (one) => normaliseName(one.name.zh) === name || normaliseName(one.name.en) === name,
  );
  if (industry) return { value: industry.code, label: industry.name };
  const known = vocabulary.industries.map((one) => one.name.zh);
  return { problem: unknownWord(written, known, { zh: '行业', en: 'industry' }) };
}

function unknownWord(written: WrittenWord, known: readonly string[], type: Bilingual): ExpressionProblem {
  const near = nearestName(written.word, known);
  return {
    code: 'expression/unknown-value',
    range: written.range,
    args: { found: written.word, type, near: suggestion(near), known: listWords(known) },
    fixes: near === null ? [] : [replaceWord(written, near)],
  };
}

function ambiguousWord(
  written: WrittenWord,
  names: readonly string[],
  code: 'expression/title-without-level' | 'expression/ambiguous-region',
): ExpressionProblem {
  const fixes = names.map((name) => replaceWord(written, name));
  return { code, range: written.range, args: { found: written.word, names: names.join('、') }, fixes };
}

/** A short closed list is named whole; the many titles and regions are not. */
function listWords(known: readonly string[]): Bilingual {
  if (known.length === 0 || known.length > 12) return { zh: '词表中的名称', en: 'a name of the vocabulary' };
  return { zh: known.join('、'), en: known.join(', ') };
}

function replaceWord({ range, quoted }: WrittenWord, word: string): ProblemFix {
  return replaceWith(range, quoted ? `"${word}"` : word);
}
