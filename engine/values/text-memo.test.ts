import { describe, expect, it } from 'vitest';
import { rememberByText } from './text-memo';

describe('rememberByText', () => {
  it('makes each result once while the text is in use', () => {
    const made: string[] = [];
    const remember = rememberByText<{ readonly length: number }>(2);
    const ask = (text: string) => remember(text, (each) => (made.push(each), { length: each.length }));
    for (let round = 0; round < 5; round += 1) expect(ask('often')).toEqual({ length: 5 });
    expect(made).toEqual(['often']);
  });

  it('keeps what is asked for and forgets the rest, so that it stays bounded', () => {
    const made: string[] = [];
    const remember = rememberByText<{ readonly text: string }>(2);
    const ask = (text: string) => remember(text, (each) => (made.push(each), { text: each }));
    for (const text of ['a', 'often', 'b', 'often', 'c', 'often', 'd', 'often', 'a']) expect(ask(text).text).toBe(text);
    expect(made.filter((text) => text === 'often')).toHaveLength(1);
    expect(made.filter((text) => text === 'a')).toHaveLength(2);
  });
});
