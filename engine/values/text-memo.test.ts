import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

  it('does not keep the long texts alive that its texts were cut from', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const weigh = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const remember = rememberByText<string>(1000);
    const before = weigh();
    const pages = 100;
    const length = 500_000;
    for (let page = 0; page < pages; page += 1) {
      const long = `${page} `.padEnd(length, 'a');
      remember(long.slice(0, 100), (each) => each.slice(0, 50));
    }
    expect(weigh() - before).toBeLessThan((pages * length) / 5);
    expect(remember(`0 ${'a'.repeat(98)}`, () => 'made again')).not.toBe('made again');
  });
});
