import { describe, expect, it } from 'vitest';
import type { RegionChoice } from '../worker/contract';
import { searchRegions } from './search-regions';

const regions = [
  { code: '360100', name: '南昌市', parent: '360000' },
  { code: '360102', name: '东湖区', parent: '360100' },
  { code: '150202', name: '东河区', parent: '150200' },
] as unknown as readonly RegionChoice[];

describe('areas to choose from', () => {
  const [options, isWanted] = searchRegions(regions, (names) =>
    names.map((name) => (name.includes('东湖') ? 'dhq' : '')),
  );

  it('are named with what contains them', () => {
    expect(options.map(({ label }) => label)).toEqual(['南昌市 360100', '南昌市东湖区 360102', '东河区 150202']);
  });

  it.each([
    ['东湖', ['360102']],
    ['3601', ['360100', '360102']],
    ['DHQ', ['360102']],
    ['zz', []],
  ])('are found by %s', (typed, codes) => {
    expect(options.map(({ value }) => value).filter((code) => isWanted(typed, code))).toEqual(codes);
  });
});
