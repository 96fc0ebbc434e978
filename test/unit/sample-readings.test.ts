import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { priceReadings } from '../../engine/analyse/price-readings';
import { readWorkspace } from '../../engine/pipeline';

const root = new URL('../../samples/', import.meta.url);
const file = (path: string) => ({ path, text: readFileSync(new URL(path, root), 'utf8') });
const workspace = readWorkspace([
  file('policies/xihu-srdi-2022.yaml'),
  file('policies/nanchang-sme-2022.yaml'),
  file('policies/donghu-srdi-2022.yaml'),
  file('policies/shangrao-srdi-2023.yaml'),
  file('policies/nanjing-srdi.yaml'),
  file('enterprises/sample-enterprises.yaml'),
  file('enterprises/other-cities.yaml'),
]);

/**
 * Readings that move much money or shape the language, by what is in question, each with how many ways of reading it
 * there are beside the chosen one, by policy.
 */
const momentous: readonly (readonly [question: string, policy: string, reading: string, alternatives: number])[] = [
  ['what a year counts', 'xihu-srdi-2022', 'event-year', 1],
  ['what a year counts', 'nanchang-sme-2022', 'event-year', 1],
  ['events before the first day', 'xihu-srdi-2022', 'inside-term', 1],
  ['amounts named as a ceiling', 'nanchang-sme-2022', 'up-to', 1],
  ['amounts named as a ceiling', 'nanjing-srdi', 'up-to', 1],
  ['renewal of a title', 'xihu-srdi-2022', 'renewal', 1],
  ['renewal of a title', 'nanchang-sme-2022', 'renewal', 1],
  ['renewal of a title', 'donghu-srdi-2022', 'renewal', 1],
  ['renewal of a title', 'shangrao-srdi-2023', 'renewal', 1],
  ['zones without an area code', 'nanchang-sme-2022', 'zones', 1],
  ['zones without an area code', 'shangrao-srdi-2023', 'zones', 1],
  ['zones without an area code', 'nanjing-srdi', 'zones', 1],
  ['two document numbers', 'xihu-srdi-2022', 'doc-number', 1],
  ['two titles in one sentence', 'xihu-srdi-2022', 'two-national-titles', 1],
  ['one recognition at several levels', 'xihu-srdi-2022', 'same-recognition', 2],
  ['titles that give the status', 'xihu-srdi-2022', 'srdi-titles', 2],
  ['patents by enterprise or certificate', 'xihu-srdi-2022', 'patent-unit', 2],
  ['whom the subsidy is for', 'xihu-srdi-2022', 'fair-subject', 2],
  ['one cap or one for each category', 'xihu-srdi-2022', 'fair-cap-pool', 1],
  ['exclusions and the subsidy', 'xihu-srdi-2022', 'exclusion-subsidy', 1],
  ['how long an exclusion lasts', 'xihu-srdi-2022', 'exclusion-year', 1],
  ['how far stop and claw-back reach', 'xihu-srdi-2022', 'stop-and-claw-back', 1],
  ['moving away after recognition', 'xihu-srdi-2022', 'relocation', 2],
  ['two windows of one policy', 'nanchang-sme-2022', 'two-windows', 2],
  ['no rule for the highest only', 'nanchang-sme-2022', 'no-highest-rule', 1],
  ['matching money without amount', 'donghu-srdi-2022', 'matching-amount', 2],
  ['city money beside the floor', 'shangrao-srdi-2023', 'floor-and-city', 2],
  ['a floor without ceiling', 'shangrao-srdi-2023', 'floor-without-ceiling', 1],
  ['recognised earlier in the year', 'shangrao-srdi-2023', 'recognised-before-issue', 1],
  ['the national title and the floor', 'shangrao-srdi-2023', 'little-giant-floor', 3],
  ['how far the word national reaches', 'shangrao-srdi-2023', 'national-list', 1],
  ['no start in the text', 'nanjing-srdi', 'unknown-start', 1],
  ['a grant by investment without rate', 'nanjing-srdi', 'pilot-platform-rate', 1],
  ['standards by piece, enterprise or year', 'nanjing-srdi', 'standards-unit', 2],
  ['whose quota it is', 'nanjing-srdi', 'bridge-quota-whose', 2],
  ['rent: total or addition', 'nanjing-srdi', 'rent-allowance-sum', 1],
  ['tasks by task, enterprise or year', 'nanjing-srdi', 'task-unit', 2],
];

describe('the samples', () => {
  it.each(momentous)('record as a reading: %s (%s %s)', (_, policy, id, alternatives) => {
    const document = workspace.policies.find(({ canonical }) => canonical?.document.policy.id === policy)?.canonical
      ?.document;
    const reading = document?.readings?.find((each) => each.id === id);
    expect(reading?.question).toBeTruthy();
    expect(reading?.alternatives?.length).toBeGreaterThanOrEqual(alternatives);
  });
});

describe('the price of readings', () => {
  const { vocabulary, policies, enterprises } = workspace;
  const { value } = priceReadings({ policies, vocabulary, enterprises, year: 2024 });

  it('ranks them by the money at stake, without limit first', () => {
    const stakes = value.map(({ atStake }) => atStake);
    expect(stakes).toEqual(
      [...stakes].sort((a, b) => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? 1 : -1)),
    );
    expect(stakes.some((stake) => stake !== null && stake > 0n)).toBe(true);
  });

  it.each([
    ['shangrao-srdi-2023', 'little-giant-floor', 10_000_000n],
    ['shangrao-srdi-2023', 'zones', 10_000_000n],
  ])('of %s %s is what the alternative moves', (policy, reading, stake) => {
    expect(value.find((each) => each.policy === policy && each.reading === reading)?.atStake).toBe(stake);
  });
});
