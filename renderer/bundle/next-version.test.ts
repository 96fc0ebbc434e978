import { describe, expect, it } from 'vitest';
import { nextVersion } from './next-version';

describe('the next version', () => {
  it('comes after the highest of those there are', () => {
    expect(nextVersion(['1.2.3', null], 'patch')).toBe('1.2.4');
    expect(nextVersion(['1.2.3', '1.10.0'], 'patch')).toBe('1.10.1');
    expect(nextVersion(['1.2.3', '1.10.0'], 'minor')).toBe('1.11.0');
    expect(nextVersion(['2.0.9', '1.10.0'], 'major')).toBe('3.0.0');
  });

  it('is none where there is no version', () => {
    expect(nextVersion([null, 'draft'], 'patch')).toBeNull();
  });
});
