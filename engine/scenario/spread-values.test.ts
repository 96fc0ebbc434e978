import { describe, expect, it } from 'vitest';
import { mostValues, spreadValues, suggestSpan, withWordsOf } from './spread-values';

describe('a span of values', () => {
  it('has both ends, in its unit', () => {
    expect(spreadValues({ from: '10万元', to: '30万元', step: '10万元' })).toEqual(['10万元', '20万元', '30万元']);
    expect(spreadValues({ from: '50%', to: '60%', step: '5%' })).toEqual(['50%', '55%', '60%']);
    expect(spreadValues({ from: '1', to: '2', step: '2' })).toEqual(['1']);
  });

  it('is none where it falls, stands still or mixes units', () => {
    expect(spreadValues({ from: '3', to: '1', step: '1' })).toBeNull();
    expect(spreadValues({ from: '1', to: '3', step: '0' })).toBeNull();
    expect(spreadValues({ from: '1万元', to: '50%', step: '1万元' })).toBeNull();
    expect(spreadValues({ from: '', to: '3', step: '1' })).toBeNull();
  });

  it('stops behind the most values, so that too many are seen', () => {
    expect(spreadValues({ from: '1', to: '1000000', step: '1' })?.length).toBe(mostValues + 1);
  });

  it('is suggested around what stands there, a share never above one', () => {
    expect(suggestSpan('最高不超过30万元')).toEqual({ from: '15万元', to: '60万元', step: '3万元' });
    expect(suggestSpan('80%')).toEqual({ from: '40%', to: '100%', step: '8%' });
    expect(suggestSpan('10万元至20万元')).toBeNull();
    expect(suggestSpan('0')).toBeNull();
    for (const written of ['50万元', '30%', '6']) {
      const span = suggestSpan(written);
      expect(span && spreadValues(span)).toContain(written);
    }
  });

  it('keeps the words around a figure', () => {
    expect(withWordsOf('最高不超过30万元', '20万元')).toBe('最高不超过20万元');
    expect(withWordsOf('10万元至20万元', '5万元')).toBe('5万元');
  });
});
