import { describe, expect, it } from 'vitest';
import { writeYuan } from './write-yuan';

describe('amounts of bundles', () => {
  it.each([
    [{ min: '50000', max: '50000' }, '¥50,000'],
    [{ min: '0', max: '1234567.5' }, '¥0–1,234,567.50'],
    [{ min: '300', max: null }, '≥¥300'],
    [{ min: '123456789012345678.01', max: '123456789012345678.01' }, '¥123,456,789,012,345,678.01'],
  ])('are written to the fen', (amount, text) => {
    expect(writeYuan(amount)).toBe(text);
  });
});
