import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../engine/index';
import { writePolicyTemplate } from '../ui/policy-template';
import { writeInterval } from '../simulation/money-text';
import type { FileAnalysis } from './contract';
import type { SimulationView } from './simulation-view';
import { WorkspaceSession } from './workspace-session';

const policy = writePolicyTemplate(
  {
    id: 'policy-a',
    title: '若干措施',
    issuer: '',
    region: '360103',
    regionName: '南昌市西湖区',
    level: 'district',
    kind: 'award',
    year: 2023,
  },
  'zh',
);
const enterprises = `企业:
  - 代号: e1
    名称: 甲公司
    所在区县: "360103"
    认定:
      - { 称号: 省级“专精特新”中小企业, 类型: 新认定, 日期: 2023-06-01, 认定地: "360103" }
  - 代号: e2
    名称: 乙公司
    所在区县: "360103"
    认定: []
`;
const path = 'policies/a.yaml';

function open(session = new WorkspaceSession()) {
  let version = 0;
  const first = new Map<string, string>();
  const put = (text: string, at = path): readonly FileAnalysis[] => {
    const saved = first.get(at) ?? text;
    first.set(at, saved);
    return session.answer('file:put', { path: at, text, version: ++version, saved });
  };
  put(enterprises, 'enterprises/all.yaml');
  put(policy);
  return { session, put };
}

const simulate = (session: WorkspaceSession): SimulationView => session.answer('workspace:simulate', { year: 2023 });

describe('WorkspaceSession', () => {
  it('simulates what is edited beside what is saved', () => {
    const { session, put } = open();
    put(policy.replace('金额: 5万元', '金额: 7万元'));
    const view = simulate(session);
    expect(writeInterval(view.total, 'zh')).toBe('7万元');
    expect(writeInterval(view.baseTotal, 'zh')).toBe('5万元');
    expect(view.rows.map(({ id, lines }) => [id, lines.map(({ change }) => change)])).toEqual([
      ['e1', ['changed']],
      ['e2', []],
    ]);
    expect(view).toMatchObject({ helped: 1, baseHelped: 1, needing: 0, outdated: [], partial: [], missing: [] });
  });

  it('simulates in parts, of the texts as they stand at each, to the same end', () => {
    let ticks = 0;
    const parts = open(new WorkspaceSession(() => (ticks += 1)));
    const advance = () => parts.session.answer('workspace:advance', { year: 2023, milliseconds: 1 });
    expect([advance(), advance(), advance(), advance()]).toEqual([false, false, true, true]);
    const text = policy.replace('金额: 5万元', '金额: 7万元');
    parts.put(text);
    expect(advance()).toBe(false);
    parts.put(text.replace('金额: 7万元', '金额: 8万元'));
    const turns = [advance(), advance(), advance(), advance()];
    expect(turns.at(-1)).toBe(true);
    const whole = open();
    whole.put(text.replace('金额: 7万元', '金额: 8万元'));
    expect(simulate(parts.session)).toEqual(simulate(whole.session));
    expect(writeInterval(simulate(parts.session).total, 'zh')).toBe('8万元');
  });

  describe('that has read beforehand what a form makes of a text', () => {
    const foresee = (field: 'amount' | 'match', value: string) => {
      const opened = open();
      const patches = [{ op: 'replace' as const, path: ['articles', 0, 'items', 0, 'table', 1, field], value }];
      const text = applyEdits(policy, opened.session.answer('form:edit', { path, patches })?.edits ?? []);
      opened.session.foresee();
      return { ...opened, text };
    };

    const field = (name: string) => ['articles', 0, 'items', 0, 'table', 1, name];

    it.each<[string, (string | number)[], unknown]>([
      ['a figure', field('amount'), '7万元'],
      ['what it cannot read', field('amount'), 'x'],
      ['what is of no shape', field('amount'), []],
      ['a row', ['articles', 0, 'items', 0, 'table', 0], { match: '本地之星', amount: '1万元' }],
      ['another article', ['articles', 0, 'number'], '九'],
    ])('shows at once how it will read: with %s', (_, at, value) => {
      const { session, put } = open();
      const written = session.answer('form:edit', { path, patches: [{ op: 'replace', path: at, value }] });
      const [analysis] = put(applyEdits(policy, written?.edits ?? []));
      expect(analysis?.policy?.view).not.toEqual(open().put(policy)[0]?.policy?.view);
      expect(written?.view).toEqual(analysis?.policy?.view);
    });

    it('does not where the header is another: its term is for the check to find out', () => {
      const patches = [{ op: 'replace' as const, path: ['policy', 'effective'], value: '2021-01-01 至 2022-12-31' }];
      const written = open().session.answer('form:edit', { path, patches });
      expect(written?.edits).toHaveLength(1);
      expect(written?.view).toBeNull();
    });

    it('takes it in only with the text itself', () => {
      const { session, put, text } = foresee('amount', '7万元');
      expect(text).toContain('7万元');
      expect(session.answer('form:read', { path })?.document).toEqual(
        open().session.answer('form:read', { path })?.document,
      );
      expect(put(text)).toEqual(open().put(text));
      expect(simulate(session).total).not.toEqual(simulate(session).baseTotal);
    });

    it('forgets it where another text comes', () => {
      const { put } = foresee('amount', '7万元');
      const other = policy.replace('金额: 5万元', '金额: 8万元');
      expect(put(other)).toEqual(open().put(other));
    });

    it('reads it again with other words', () => {
      const { put, text } = foresee('match', '区级本地之星企业');
      const titles = [
        'families: [{ id: star, label: { zh: 本地之星, en: Local star } }]',
        'titles:',
        '  - { id: star/district, family: star, level: district, bareName: 本地之星企业, aliases: [],',
        '      name: { zh: 区级本地之星企业, en: Local star } }',
      ];
      put(titles.join('\n'), 'vocabulary/titles.yaml');
      const found = put(text).flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
      expect(found).toEqual(['check/no-document-number']);
    });
  });

  it('compares with a new baseline once saved', () => {
    const { session, put } = open();
    const text = policy.replace('金额: 5万元', '金额: 7万元');
    put(text);
    session.answer('file:saved', { path, text });
    expect(writeInterval(simulate(session).baseTotal, 'zh')).toBe('7万元');
  });

  it('keeps simulating the text without errors while the present one has some', () => {
    const { session, put } = open();
    put(policy.replace('触发: 认定', '触发: 没有这种事'));
    const view = simulate(session);
    expect(view.outdated).toEqual([path]);
    expect(writeInterval(view.total, 'zh')).toBe('5万元');
  });

  it('leaves out a policy that never could be read, and says so', () => {
    const { session, put } = open();
    put('措施语言: [', 'policies/b.yaml');
    expect(simulate(session).missing).toEqual(['policies/b.yaml']);
  });

  it('tells both files of twins when one of them changes', () => {
    const { session, put } = open();
    put(policy, 'policies/b.yaml');
    const changed = session.answer('file:put', {
      path,
      text: policy.replace('代号: policy-a', '代号: policy-c'),
      version: 9,
      saved: policy,
    });
    expect(changed.map((analysis) => analysis.path).sort()).toEqual(['policies/a.yaml', 'policies/b.yaml']);
    expect(
      changed.flatMap(({ diagnostics }) => diagnostics.filter(({ code }) => code === 'check/duplicate-policy')),
    ).toEqual([]);
  });

  it('judges worked examples when asked', () => {
    const { session, put } = open();
    const judge = () =>
      Object.entries(session.answer('examples:judge', { path }).outcomes).map(([at, { passed }]) => [at, passed]);
    put(policy);
    expect(judge()).toEqual([['/examples/0', true]]);
    put(policy.replace('合计: 5万元', '合计: 6万元'));
    expect(judge()).toEqual([['/examples/0', false]]);
    put(policy.replace('合计: 5万元', '合计: 5万元元'));
    expect(judge()).toEqual([]);
  });

  it('judges worked examples in parts as at once, and begins anew for another text', () => {
    const { session, put } = open();
    const example = /\n {2}- 名称:[^]*$/.exec(policy.slice(policy.indexOf('\n算例:')))?.[0] ?? '';
    const several = policy + example.replace('合计: 5万元', '合计: 6万元') + example;
    put(several);
    const advance = () => session.answer('examples:advance', { path, milliseconds: 0 });
    expect([advance(), advance()]).toEqual([false, false]);
    put(several.replace('合计: 6万元', '合计: 7万元'));
    expect([advance(), advance(), advance(), advance()]).toEqual([false, false, true, true]);
    const inParts = session.answer('examples:judge', { path }).outcomes;
    const { session: other, put: hand } = open();
    hand(several.replace('合计: 6万元', '合计: 7万元'));
    expect(inParts).toEqual(other.answer('examples:judge', { path }).outcomes);
    expect(Object.values(inParts).map(({ passed }) => passed)).toEqual([true, false, true]);
    expect(session.answer('examples:advance', { path: 'policies/none.yaml', milliseconds: 0 })).toBe(true);
  });

  it('finds the place of a clause in the text', () => {
    const { session } = open();
    const range = session.answer('pointer:locate', { path, pointer: '/articles/0/items/0/table/1' });
    expect(range && policy.slice(range.start, range.end)).toContain('省级“专精特新”中小企业');
  });

  it('explains one enterprise', () => {
    const { session } = open();
    simulate(session);
    const result = session.answer('enterprise:explain', { enterprise: 'e1' });
    expect(result?.lines.map(({ steps }) => steps.length > 0)).toEqual([true]);
    expect(session.answer('enterprise:explain', { enterprise: 'nobody' })).toBeNull();
  });

  it('makes answers that can be sent to the window', () => {
    const { session, put } = open();
    const answers = [put(policy), simulate(session), session.answer('enterprise:explain', { enterprise: 'e1' })];
    expect(structuredClone(answers)).toEqual(answers);
  });
});
