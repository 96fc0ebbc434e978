import { describe, expect, it } from 'vitest';
import { writePolicy } from '../check/check-harness';
import type { Enterprise, FactValue } from '../enterprise/enterprise';
import { readPolicy } from '../pipeline';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { CalendarDate } from '../values/calendar';
import { builtinVocabulary as vocabulary } from '../vocabulary/builtin-vocabulary';
import { findNearestChange } from './nearest-change';

type Events = Readonly<Record<string, readonly Readonly<Record<string, FactValue>>[]>>;

const dateFields: Readonly<Record<string, string>> = {
  recognitions: 'awardedOn',
  patents: 'grantedOn',
  violations: 'date',
};

function enterprise(fields: Readonly<Record<string, FactValue>>, events: Events): Enterprise {
  const all = vocabulary.facts.collections.map(({ id }) => [
    id,
    (events[id] ?? []).map((event, index) => ({
      index,
      date: (event[dateFields[id] ?? ''] ?? null) as CalendarDate | null,
      fields: event,
    })),
  ]);
  return {
    id: 'x',
    name: 'x',
    file: '',
    fields: { region: '360103', ...fields },
    events: Object.fromEntries(all) as Enterprise['events'],
  };
}

function nearest(items: readonly string[], who: Enterprise, effective?: string) {
  const text = writePolicy({ items, ...(effective !== undefined && { effective }) });
  const { plan, diagnostics } = readPolicy({ path: 'policies/test.yaml', text }, vocabulary);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!plan || errors.length > 0) throw new Error(errors.map(({ message }) => message.en).join(' '));
  const found = findNearestChange({
    plans: [plan],
    enterprise: who,
    year: 2023,
    vocabulary,
    policy: plan.id,
    item: 'a',
  });
  if (found) {
    const { totals } = simulateEnterprise([plan], found.enterprise, { year: found.year, vocabulary });
    expect(totals.enterprise).toEqual(found.grants);
    expect(found.grants.min).toBeGreaterThan(0n);
  }
  return found;
}

const told = (found: ReturnType<typeof nearest>) => found?.changes.map(({ path, from, to }) => [path, from?.zh, to.zh]);
const recognition = {
  awardedOn: '2023-05-01',
  recognizedIn: '360103',
  type: 'new',
  title: 'srdi-sme/province',
  level: 'province',
  family: 'srdi-sme',
};

describe('the nearest change', () => {
  it('is the nearest number on the other side of a limit', () => {
    const found = nearest(
      ['代号: a\n类型: 奖励\n触发: 认定\n金额: 1万元\n条件: 企业.从业人员 < 300'],
      enterprise({ employees: '320' }, { recognitions: [recognition] }),
    );
    expect(told(found)).toEqual([['employees', '320', '299']]);
    expect(found?.earliest).toBe('2023-01-01');
  });

  it('takes the cheaper way of two', () => {
    const found = nearest(
      [
        '代号: a\n类型: 奖励\n触发: 认定\n金额: 1万元\n条件: (企业.从业人员 >= 50 and 企业.营业收入 >= 100万元) or 认定.级别 = "国家级"',
      ],
      enterprise({ employees: '20', revenue: '2000000' }, { recognitions: [recognition] }),
    );
    expect(found?.changes).toHaveLength(1);
  });

  it('says what fact is missing', () => {
    const found = nearest(
      ['代号: a\n类型: 奖励\n触发: 认定\n金额: 1万元\n条件: 企业.从业人员 >= 50'],
      enterprise({}, { recognitions: [recognition] }),
    );
    expect(told(found)).toEqual([['employees', undefined, '50']]);
  });

  it('asks for the title that comes before', () => {
    const found = nearest(
      [
        '代号: a\n类型: 奖励\n触发: 专利\n金额: 1万元\n条件: 专利.类型 = "发明专利" and (some t in 企业.认定 satisfies t.称号 = "省级“专精特新”中小企业" and t.日期 <= 基准日)',
      ],
      enterprise({}, { patents: [{ type: 'invention', grantedOn: '2023-06-01' }] }),
    );
    expect(found?.changes.map(({ kind, path }) => [kind, path])).toEqual([['newEvent', 'recognitions']]);
    expect(found?.changes[0]?.to.zh).toContain('省级“专精特新”中小企业');
  });

  it('moves an event behind the day on which it would count, and names the first such day', () => {
    const found = nearest(
      ['代号: a\n类型: 奖励\n触发: 专利\n金额: 1万元\n条件: some t in 企业.认定 satisfies t.日期 <= 基准日'],
      enterprise({}, { patents: [{ type: 'invention', grantedOn: '2023-03-01' }], recognitions: [recognition] }),
    );
    expect(told(found)).toEqual([['patents[0].grantedOn', '2023-03-01', '2023-05-01']]);
    expect(found?.earliest).toBe('2023-05-01');
  });

  it('invents the event where there is none', () => {
    const found = nearest(
      [
        '代号: a\n类型: 奖励\n触发: 认定\n条件: 认定.类型 = "新认定"\n按: 认定.级别\n表:\n  - { 当: 国家级, 金额: 10万元 }',
      ],
      enterprise({}, {}),
    );
    expect(found?.changes.map(({ kind, path }) => [kind, path])).toEqual([['newEvent', 'recognitions']]);
  });

  it('leaves out what excludes the enterprise', () => {
    const found = nearest(
      [
        '代号: a\n类型: 奖励\n触发: 认定\n金额: 1万元\n条件: 企业.从业人员 >= 50',
        '代号: v\n类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "偷税"',
      ],
      enterprise(
        { employees: '40' },
        { recognitions: [recognition], violations: [{ kind: 'tax-evasion', date: '2023-02-01' }] },
      ),
    );
    expect(found === null || found.changes.length <= 2).toBe(true);
    expect(found?.changes.map(({ kind }) => kind).sort()).toEqual(['fact', 'noEvent']);
  });

  it('has nothing to say about what pays already or has ended', () => {
    const items = ['代号: a\n类型: 奖励\n触发: 认定\n金额: 1万元'];
    const who = enterprise({}, { recognitions: [recognition] });
    expect(nearest(items, who)).toBeNull();
    expect(nearest(items, who, '2020-01-01 至 2021-12-31')).toBeNull();
  });

  it('waits for a policy that begins later', () => {
    const items = ['代号: a\n类型: 奖励\n触发: 认定\n金额: 1万元'];
    const found = nearest(items, enterprise({}, { recognitions: [recognition] }), '2024-03-01 至 2025-12-31');
    expect([found?.year, found?.earliest]).toEqual([2024, '2024-03-01']);
  });
});
