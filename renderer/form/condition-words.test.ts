import { describe, expect, it } from 'vitest';
import { readConditionParts, writeConditionParts } from '../../engine/index';
import type { FormFact } from '../worker/form-view';
import { operatorsOf, readRow, startValues, writeRow } from './condition-words';

const fact = (type: FormFact['type']): FormFact => ({
  id: type,
  label: { zh: type, en: type },
  aliases: [],
  type,
  values: [],
});
const factOf = (path: string) => (path.endsWith('日期') ? fact('date') : path.endsWith('人数') ? fact('number') : null);

describe('a line of a condition', () => {
  it.each([
    ['认定.日期 >= date("2023-01-01")', 'since'],
    ['认定.日期 < 基准日', 'before'],
    ['企业.人数 >= 20', 'atLeast'],
    ['企业.人数 != 20', 'isNot'],
    ['认定.称号 in ("甲", "乙")', 'oneOf'],
    ['认定.日期 = null', 'missing'],
    ['企业.人数 != null', 'present'],
    ['专精特新企业', 'holds'],
  ])('%s is read as %s and written as it was', (text, operator) => {
    const part = readConditionParts(text);
    const row = part && readRow(part, factOf);
    expect(row?.operator).toBe(operator);
    expect(row && writeConditionParts(writeRow(row))).toBe(text);
  });

  it.each(['count(企业.认定) > 2', 'some t in 企业.认定 satisfies t.首次', 'true'])('%s stays text', (text) => {
    const part = readConditionParts(text);
    expect(part && readRow(part, factOf)).toBeNull();
  });

  it('offers what makes sense for a fact, each with a value to begin with', () => {
    for (const type of ['boolean', 'number', 'money', 'rate', 'date', 'title', 'enumeration', 'text'] as const) {
      for (const operator of operatorsOf(fact(type))) {
        const values = startValues(operator, fact(type), [], '甲');
        const text = writeConditionParts(writeRow({ fact: '企业.某', operator, values }));
        expect(readConditionParts(text), text).not.toBeNull();
      }
    }
    expect(startValues('since', fact('date'), [{ value: 'text', text: '甲' }], '')[0]?.value).toBe('date');
  });
});
