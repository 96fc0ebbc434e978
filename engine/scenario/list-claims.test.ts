import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readWorkspace } from '../pipeline';
import { formatMoney } from '../values/money';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { listClaims, planYears } from './list-claims';
import { listMeasures, nameOf } from './measure';
import { moveEnterprise } from './move-enterprise';
import { readScenario } from './read-scenario';
import { runScenario } from './run-scenario';
import { prepareModel } from './scenario-model';

const samples = path.resolve(import.meta.dirname, '../../samples');
const readSample = (file: string) => ({ path: file, text: readFileSync(path.join(samples, file), 'utf8') });

test('everything that has a day, a month or a year is moved, and nothing else', () => {
  const enterprise = {
    id: 'e-1',
    name: '甲',
    file: 'enterprises/e.yaml',
    fields: { founded: '2016-02-29', employees: '120', region: '360103' },
    events: {
      recognitions: [
        {
          index: 0,
          date: '2023-07-14' as never,
          fields: { date: '2023-07-14', title: 'high-tech/nation', until: '2026-07-13' },
        },
      ],
      annualFigures: [{ index: 0, date: null, fields: { year: '2022', revenue: '2022' } }],
      talents: [],
    },
  };
  const dateFields = builtinVocabulary.facts.enterprise.filter(({ type }) => type.kind === 'date').map(({ id }) => id);
  const [founded = ''] = dateFields;
  const given = { ...enterprise, fields: { ...enterprise.fields, [founded]: '2016-02-29' } };
  const moved = moveEnterprise(given, 2, builtinVocabulary);
  expect(moved.fields[founded]).toBe('2018-02-28');
  expect(moved.fields['employees']).toBe('120');
  expect(moved.events['recognitions']?.[0]?.date).toBe('2025-07-14');
  expect(moved.events['annualFigures']?.[0]?.fields).toEqual({ year: '2024', revenue: '2022' });
  expect(moved.events['talents']).toEqual([]);
  expect(moveEnterprise(given, 0, builtinVocabulary)).toBe(given);
});

test('years after the base year are moved from it, those before are not', () => {
  expect(planYears({ years: [2022, 2023, 2024, 2025], baseYear: 2023 }).map(({ moved }) => moved)).toEqual([
    0, 0, 1, 2,
  ]);
  expect(planYears({ years: [2024], baseYear: null })).toEqual([{ year: 2024, moved: 0 }]);
});

test('the baseline of the samples costs what the golden file says', async () => {
  const files = [
    'policies/xihu-srdi-2022.yaml',
    'policies/nanchang-sme-2022.yaml',
    'enterprises/sample-enterprises.yaml',
    'vocabulary/facts.yaml',
    'vocabulary/titles.yaml',
  ].map(readSample);
  const { policies, enterprises, vocabulary } = readWorkspace(files);
  const plans = policies.flatMap(({ plan }) => plan ?? []);
  const { value: scenario } = readScenario(readSample('scenarios/baseline.yaml'));
  if (!scenario) throw new Error('the sample has no mistakes');
  const claims = listClaims(plans, enterprises, planYears(scenario), vocabulary);
  const { cost, funds } = runScenario(prepareModel(scenario, listMeasures(plans), claims));
  const money = (fen: Parameters<typeof formatMoney>[0]): string => formatMoney(fen, 'zh');
  const golden = {
    years: cost.years.map(({ year, claims: count, expected, claimed, measures }) => ({
      year,
      payments: count,
      expected: money(expected),
      claimed: money(claimed),
      measures: Object.fromEntries(
        measures.filter((each) => each.claims > 0).map((each) => [nameOf(each.measure), money(each.expected)]),
      ),
    })),
    later: money(cost.later),
    funds: funds.map(({ fund, years, owedBeyond }) => ({
      fund: fund.id,
      owedLater: money(owedBeyond),
      years: years.map(({ year, available, granted, unmet, exhaustedOn, cuts }) => ({
        year,
        available: money(available),
        granted: money(granted),
        unmet: money(unmet),
        exhaustedOn,
        fallsOff: cuts.map(({ entry, cut }) => `${entry.day} ${entry.claim.enterprise} ${money(cut)}`),
      })),
    })),
  };
  await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot('../../test/golden/scenario-baseline.json');
});
