import { findCodeFault } from './credit-code';
import { isCreditCode } from './plain-cells';
import type { ImportNote } from './import-note';
import { failedFormula } from './resolve-text';

/** Columns whose texts say which enterprise is meant. */
const identifiers: ReadonlySet<string> = new Set(['id', 'creditCode', '@id', '@creditCode']);

/**
 * Reads a name, an identifier or another text of its own: what a spreadsheet put around it goes, and what a spreadsheet
 * destroyed is not taken for an identifier. A credit code that cannot be right is taken, as it tells enterprises apart, and
 * flagged.
 */
export function resolveLabel(
  written: string,
  target: string,
): { readonly value: string | null; readonly note: ImportNote | null } {
  const text = written.trim();
  const formula = /^="(.*)"$/s.exec(text);
  const bare = formula?.[1]?.replaceAll('""', '"').trim() ?? (text.startsWith("'") ? text.slice(1).trim() : text);
  const isCode = isCreditCode(target);
  const value = isCode ? bare.normalize('NFKC').trim() : bare;
  if (value === '') return { value: null, note: null };
  const failure = failedFormula(value);
  if (failure) return { value: null, note: failure };
  if (identifiers.has(target) && /^\d(\.\d+)?E\+\d+$/i.test(value))
    return {
      value: null,
      note: {
        kind: 'emptied',
        reason: {
          zh: '科学计数法：电子表格把代码当成了数，后几位已丢失。请把该列设为文本后从原始数据重新导出',
          en: 'scientific notation: a spreadsheet took the code for a number and lost its last digits; export the column as text from the original data',
        },
      },
    };
  const fault = isCode ? findCodeFault(value) : null;
  if (fault) return { value, note: { kind: 'flagged', reason: fault } };
  if (value === text) return { value, note: null };
  return {
    value,
    note: {
      kind: 'repaired',
      reason: {
        zh: '去掉电子表格加上的等号、引号或全角写法',
        en: 'marks a spreadsheet put around the text, or full-width characters, taken off',
      },
    },
  };
}
