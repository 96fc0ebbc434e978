import { describe, expect, it } from 'vitest';
import { writePolicy } from '../../engine/check/check-harness';
import { WorkspaceSession } from '../worker/workspace-session';
import { pickOffers } from './formula-offers';

const path = 'policies/a.yaml';
const award = '代号: award\n类型: 奖励\n标题: 奖励\n要点: 一次性奖励。\n触发: 认定\n金额: 5万元';

/** What is offered where `|` stands, and what the formula is with the first of it. */
function offer(typed: string, trigger: string | null = '认定') {
  const session = new WorkspaceSession();
  const text = writePolicy({ items: [award], definitions: '大企业: { 条件: 企业.从业人员 > 300 }' });
  session.answer('file:put', { path, text, version: 1, saved: null });
  const caret = typed.indexOf('|');
  const formula = typed.replace('|', '');
  const found = session.answer('language:formula', { file: path, text: formula, offset: caret, trigger });
  return pickOffers(found, formula, caret);
}

const first = (typed: string) => {
  const [best] = offer(typed);
  return best && `${best.formula.slice(0, best.caret)}|${best.formula.slice(best.caret)}`;
};

describe('pickOffers', () => {
  it('offers facts, titles and definitions by pinyin and by their words, in their place', () => {
    expect(first('企业.cyry|')).toBe('企业.从业人员|');
    expect(first('认定.称号 = "gjjzjtx|"')).toMatch(/^认定\.称号 = "国家级专精特新.*\|?"\|?$/);
    expect(first('认定.首次 and daqiye|')).toBe('认定.首次 and 大企业|');
    expect(first('cou| > 2')).toBe('count(|) > 2');
  });

  it('knows the event of the item, and offers nothing for a word that is there in full', () => {
    expect(offer('认定.|').map(({ label }) => label)).toContain('称号');
    expect(offer('认定.称号|').map(({ label }) => label)).not.toContain('称号');
    expect(offer('认定.|', '专利').map(({ label }) => label)).not.toContain('称号');
  });

  it('takes the first text of a place to fill in, with the cursor behind it', () => {
    const [date] = offer('认定.日期 >= dat|').filter(({ label }) => label === 'date');
    expect(date && date.formula).toMatch(/^认定\.日期 >= date\("\d{4}-\d\d-\d\d"\)$/);
    expect(date && date.formula.slice(date.caret)).toBe('")');
  });
});
