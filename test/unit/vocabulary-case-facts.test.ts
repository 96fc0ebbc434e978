import { describe, expect, it } from 'vitest';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';

/** Keys and values as collections of cases for these policies write them. */
const events: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  recognitions: [
    ['“专精特新”中小企业', '市级', 'srdi-sme/city'],
    ['“专精特新”中小企业', '省级', 'srdi-sme/province'],
    ['专业化“小巨人”企业', '省级', 'little-giant/province'],
    ['专精特新“小巨人”企业', '国家级', 'little-giant/nation'],
    ['中小企业公共服务示范平台', '国家级', 'service-platform/nation'],
    ['中小企业公共服务示范平台', '市级', 'service-platform/city'],
    ['中小企业公共服务示范平台', '省级', 'service-platform/province'],
    ['创新型中小企业', '省级', 'innovative-sme/province'],
    ['制造业单项冠军企业', '国家级', 'manufacturing-champion/nation'],
    ['制造业单项冠军企业', '省级', 'manufacturing-champion/province'],
    ['名牌产品企业', '省级', 'famous-brand/province'],
    ['小型微型企业创业创新示范基地', '国家级', 'startup-base/nation'],
    ['小型微型企业创业创新示范基地', '市级', 'startup-base/city'],
    ['小型微型企业创业创新示范基地', '省级', 'startup-base/province'],
    ['瞪羚企业', '省级', 'gazelle/province'],
    ['高新技术企业', '国家级', 'high-tech/nation'],
  ].map(([title, level, expected], index) => ({
    title,
    level,
    awardedOn: '2023-08-01',
    recognizedIn: '360103',
    firstTime: index > 0,
    type: index > 0 ? '新认定' : '复核',
    validTo: '2026-07-31',
    claimedOn: '2025-02-10',
    alreadyPaid: 60000,
    expected,
  })),
  cultivationPools: [{ region: '360100', since: '2023-01-10' }],
  platforms: [
    { type: '科技创新平台', kind: '企业技术中心', level: '国家级' },
    { type: '科技创新平台', kind: '工程研究中心', level: '市级' },
    { type: '博士后科研工作站', kind: '博士后科研工作站', level: null },
    { type: '院士工作站', kind: '院士工作站', level: null },
  ].map((platform) => ({ ...platform, approvedOn: '2023-05-09', recognizedIn: '360103' })),
  patents: [{ type: '发明专利', grantedOn: '2023-09-19' }],
  expenses: ['展位费用', '出口信用保险', '交通费用', '智算服务', '质量管理体系认证'].map((category) => ({
    category,
    event: category === '展位费用' ? '中国进出口商品交易会' : null,
    date: '2023-04-20',
    amount: 1666666.67,
    otherSupport: 80000,
  })),
  violations: [
    { kind: '安全生产责任事故', severity: '较大' },
    { kind: '安全生产责任事故', severity: '重大' },
    { kind: '安全生产责任事故', severity: '一般' },
    { kind: '偷税' },
    { kind: '严重违法失信', subject: '法定代表人' },
    { kind: '严重违法失信', subject: '股东' },
    ...['刑事案件', '逃税', '非法中介', '假冒伪劣商品', '虚假广告', '群体性事件', '抗税', '非法传销', '涉嫌犯罪'].map(
      (kind) => ({
        kind,
      }),
    ),
  ].map((violation) => ({ subject: '企业', ...violation, date: '2023-05-05' })),
  hires: ['博士', '硕士', '学士'].map((degree) => ({ degree, graduate: true, rentMonths: ['2027-01', '2027-02'] })),
  projects: [
    { kind: '中试平台', role: '参与建设' },
    { kind: '国家关键核心技术攻关任务', role: '承担' },
    { kind: '工业绿色微电网', role: '建设' },
    { kind: '重大技术改造', role: '实施' },
  ].map((project) => ({ ...project, date: '2027-03-01', investment: 3000000 })),
  standards: ['国家标准', '行业标准'].map((kind) => ({ kind, role: '主导', publishedOn: '2027-05-01' })),
  aiModels: [{ name: '模型甲', filedOn: '2027-06-01' }],
  procurements: ['货物', '服务', '工程'].map((kind) => ({ kind, bid: 1000000, date: '2027-05-01' })),
  bridgeLoans: [{ amount: 40000000, date: '2027-02-01' }],
  talents: ['管理团队核心成员', '技术研发负责人'].map((role) => ({ role })),
};

function withoutExpectation(event: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { expected: _, ...facts } = event;
  return facts;
}

describe('the facts that cases are written in', () => {
  const facts = Object.fromEntries(Object.entries(events).map(([id, list]) => [id, list.map(withoutExpectation)]));
  const enterprise = {
    name: '甲',
    regionName: '南昌市西湖区',
    region: '360103',
    area: '江北新区',
    size: '微型',
    ownership: '国有',
  };
  const { value, diagnostics } = readEnterpriseValue({ ...enterprise, ...facts }, builtinVocabulary);

  it('are all known', () => {
    expect(diagnostics).toEqual([]);
    expect(value?.fields).toMatchObject({ region: '360103', size: 'micro', ownership: 'state', area: '江北新区' });
  });

  it('keep every value', () => {
    for (const [id, list] of Object.entries(facts)) {
      const collection = builtinVocabulary.facts.collections.find((each) => each.id === id);
      list.forEach((written, index) => {
        const read = value?.events[id]?.[index];
        for (const [key, fact] of Object.entries(written)) {
          expect(read?.fields[key] === undefined, `${id}[${index}].${key}`).toBe(fact === null);
        }
        const day = collection?.dateField ? written[collection.dateField] : null;
        expect(read?.date).toBe(day);
      });
    }
  });

  it('name the titles that are meant', () => {
    const titles = value?.events['recognitions']?.map(({ fields }) => fields['title']);
    expect(titles).toEqual(events['recognitions']?.map(({ expected }) => expected));
  });
});
