import type { Bilingual } from '../../../engine/diagnostics/diagnostic';

/** Digits and letters of a code in the order of what they are worth. Source: GB 32100-2015. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
/** What each character counts for; the last one makes up the sum. */
const weights = [...Array.from({ length: LENGTH - 1 }, (_, at) => Number(3n ** BigInt(at) % 31n)), 1];
const form = `[${alphabet}]{${LENGTH}}`;

/** Says what is wrong with a unified social credit code; null where nothing is. Source: GB 32100-2015. */
export function findCodeFault(code: string): Bilingual | null {
  const length = [...code].length;
  if (/^\d{15}000$/.test(code) && !isChecked(code))
    return {
      zh: '代码以 000 结尾且校验码不对：电子表格只留 15 位，后几位可能已丢失',
      en: 'the code ends in 000 and its check character is wrong: a spreadsheet keeps 15 digits, the others may be lost',
    };
  if (length !== LENGTH)
    return {
      zh: `统一社会信用代码应有 ${LENGTH} 位，这里有 ${length} 位`,
      en: `a unified social credit code has ${LENGTH} characters; here are ${length}`,
    };
  if (!new RegExp(`^${form}$`).test(code))
    return {
      zh: '统一社会信用代码只用数字和大写字母，且不用 I、O、S、V、Z；这里有别的字符',
      en: 'a unified social credit code has digits and capital letters without I, O, S, V and Z; here are others',
    };
  if (!isChecked(code))
    return {
      zh: '统一社会信用代码的校验码不对，可能抄错了一位',
      en: 'the check character of the unified social credit code is wrong; one of them may be mistaken',
    };
  return null;
}

/** Tells whether the last character follows from the others: weighted, all of them come to a multiple of 31. */
function isChecked(code: string): boolean {
  const sum = weights.reduce((all, weight, at) => all + alphabet.indexOf(code[at] ?? '') * weight, 0);
  return sum % alphabet.length === 0;
}

/** The condition in SQL that nothing is wrong with a code, for a column without spaces around its texts. */
export function isSoundInSql(column: string): string {
  const worth = weights.map((weight, at) => `(strpos('${alphabet}', substr(${column}, ${at + 1}, 1)) - 1) * ${weight}`);
  return `regexp_full_match(${column}, '${form}') AND (${worth.join(' + ')}) % ${alphabet.length} = 0`;
}
