import fc from 'fast-check';

/** Facts of an enterprise in the words of an enterprise file. */
export type Facts = Readonly<Record<string, unknown>>;
export type FactEvent = Readonly<Record<string, unknown>>;

const titles = [
  '国家级专精特新“小巨人”企业',
  '国家级制造业单项冠军企业',
  '省级制造业单项冠军企业',
  '省级专业化“小巨人”企业',
  '省级“专精特新”中小企业',
  '市级“专精特新”中小企业',
  '国家级中小企业公共服务示范平台',
  '市级中小企业公共服务示范平台',
  '省级小型微型企业创业创新示范基地',
  '国家级高新技术企业',
  '省级瞪羚企业',
  '省级创新型中小企业',
];

/** Days around the ends of the terms, and some between. */
const day = fc.constantFrom(
  ...['2020-12-31', '2021-01-01', '2022-08-31', '2022-12-31', '2023-01-01', '2023-03-10', '2023-07-14', '2023-12-31'],
  ...['2024-02-29', '2024-06-01', '2024-12-31', '2025-01-01', '2025-09-01', '2025-09-02'],
);
const place = fc.constantFrom('360103', '360103', '360103', '360102', '360100', '361102');
const level = fc.constantFrom('国家级', '省级', '市级');
const yuan = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }),
  fc.integer({ min: 1, max: 99_999 }).map((n) => n / 100),
);

const recognition = fc.record({
  称号: fc.constantFrom(...titles),
  日期: day,
  认定地: place,
  类型: fc.constantFrom('新认定', '新认定', '新认定', '复核'),
  首次: fc.boolean(),
});
const platform = fc.record({
  类型: fc.constantFrom('科技创新平台', '科技创新平台', '博士后科研工作站', '院士工作站'),
  种类: fc.constantFrom('企业技术中心', '工程研究中心'),
  级别: level,
  日期: day,
  认定地: place,
});
const patent = fc.record({ 类型: fc.constantFrom('发明专利', '发明专利', '实用新型专利'), 日期: day });
const expense = fc.record({
  类别: fc.constantFrom('展位费用', '交通费用', '出口信用保险', '智算服务'),
  日期: day,
  金额: yuan,
});
const violation = fc.record({
  类型: fc.constantFrom('安全生产责任事故', '刑事案件', '偷税', '虚假广告', '严重违法失信', '涉嫌犯罪'),
  等级: fc.constantFrom('一般', '较大', '特别重大'),
  主体: fc.constantFrom('企业', '企业', '法定代表人', '股东'),
  日期: day,
});
const pool = fc.record({ 地区: place, 日期: day });

/** One event of a kind that may be added to the facts. */
export const anyViolation: fc.Arbitrary<FactEvent> = violation;

/** An enterprise all of whose facts are known. */
export const knownFacts: fc.Arbitrary<Facts> = fc.record({
  所在区县: fc.constantFrom('360103', '360103', '360103', '360102', '361102'),
  规模: fc.constantFrom('大型', '中型', '小型', '微型'),
  认定: fc.array(recognition, { maxLength: 5 }),
  平台: fc.array(platform, { maxLength: 3 }),
  专利: fc.array(patent, { maxLength: 3 }),
  支出: fc.array(expense, { maxLength: 4 }),
  违法: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(violation, { maxLength: 2 })),
  培育库: fc.array(pool, { maxLength: 1 }),
});

const laterDay = fc.constantFrom(
  ...['2023-09-22', '2023-09-23', '2026-12-31', '2027-01-01', '2027-03-10', '2027-07-01', '2027-07-14', '2027-12-31'],
  ...['2028-02-29', '2028-12-31', '2029-01-01'],
);
const laterPlace = fc.constantFrom('320115', '320115', '320100', '361102', '360102', '320500');
const ofDay = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) => fc.record({ ...fields, 日期: laterDay });
const hire = fc.record({
  学历: fc.constantFrom('博士', '硕士', '学士'),
  高校毕业生: fc.constantFrom(true, true, false),
  租房月份: fc.subarray(['2026-12', '2027-01', '2027-06', '2027-07', '2027-12', '2028-01', '2028-12', '2029-01']),
});

/** An enterprise with the facts that the policies of the other cities ask for, all of them known. */
export const knownFactsElsewhere: fc.Arbitrary<Facts> = fc.record({
  所在区县: laterPlace,
  规模: fc.constantFrom('大型', '中型', '小型', '微型'),
  所有制: fc.constantFrom('民营', '民营', '国有'),
  认定: fc.array(
    ofDay({
      称号: fc.constantFrom(...titles),
      认定地: laterPlace,
      类型: fc.constantFrom('新认定', '新认定', '复核'),
      首次: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  项目: fc.array(
    ofDay({
      类型: fc.constantFrom(
        '国家关键核心技术攻关任务',
        '中试平台',
        '重大技术改造',
        '工业绿色微电网',
        '科技成果转移转化',
      ),
      角色: fc.constantFrom('承担', '参与'),
      投资额: yuan,
    }),
    { maxLength: 3 },
  ),
  标准: fc.array(
    ofDay({ 类型: fc.constantFrom('国际标准', '国家标准', '行业标准'), 角色: fc.constantFrom('主导', '参与') }),
    { maxLength: 3 },
  ),
  大模型: fc.array(ofDay({}), { maxLength: 2 }),
  采购: fc.array(ofDay({ 类型: fc.constantFrom('货物', '服务', '工程'), 报价: yuan }), { maxLength: 2 }),
  转贷: fc.array(ofDay({ 金额: fc.constantFrom(0, 15_000_000, 30_000_000.5, 60_000_000) }), { maxLength: 3 }),
  引才: fc.array(hire, { maxLength: 3 }),
  人才: fc.array(fc.record({ 角色: fc.constantFrom('技术研发负责人', '管理团队核心成员', '其他人员') }), {
    maxLength: 5,
  }),
  支出: fc.array(ofDay({ 类别: fc.constantFrom('展位费用', '交通费用', '智算服务', '计量技术提升'), 金额: yuan }), {
    maxLength: 2,
  }),
});

/**
 * Takes some facts away so that nobody knows them: whole lists, fields of events, the seat. `choices` is read as a
 * tape, so that a failing example shrinks.
 */
export function forget(facts: Facts, choices: readonly number[]): Facts {
  let at = 0;
  const forgets = (one: number): boolean => (choices[at++ % Math.max(1, choices.length)] ?? 1) % one === 0;
  const entries = Object.entries(facts).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (forgets(9)) return [[key, null]];
    return [[key, Array.isArray(value) ? value.map((event: FactEvent) => forgetFields(event, forgets)) : value]];
  });
  return Object.fromEntries(entries);
}

function forgetFields(event: FactEvent, forgets: (one: number) => boolean): FactEvent {
  return Object.fromEntries(Object.entries(event).filter(() => !forgets(8)));
}

/** Numbers that decide what is forgotten; zero forgets. */
export const choices: fc.Arbitrary<readonly number[]> = fc.array(fc.integer({ min: 0, max: 60 }), {
  minLength: 20,
  maxLength: 60,
});

/** Lists the same events in another order. */
export function reorder(facts: Facts, seed: number): Facts {
  const rotate = (list: readonly unknown[]): readonly unknown[] => {
    const at = list.length === 0 ? 0 : seed % list.length;
    const turned = [...list.slice(at), ...list.slice(0, at)];
    return seed % 2 === 0 ? turned : turned.reverse();
  };
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? rotate(value) : value]),
  );
}

/** Keeps one event of a kind for each day: claims that are worth the same then come in the order of their days. */
export function onDistinctDays(facts: Facts): Facts {
  const distinct = (list: readonly FactEvent[]): readonly FactEvent[] => [
    ...new Map(list.map((event) => [event['日期'], event])).values(),
  ];
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? distinct(value as FactEvent[]) : value]),
  );
}
