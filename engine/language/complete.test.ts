import { describe, expect, it } from 'vitest';
import { complete } from './complete';
import { acceptItem, readText, sceneAt } from './language-harness';

const head = `措施语言: 1
政策:
  代号: test-policy
  名称: 若干措施
  文号: 试府办发〔2023〕1号
  地区: "360103"
  财政层级: 区县
  有效期: 2023-01-01 至 2024-12-31
参数:
  省级奖励: { 代号: award-province, 值: 5万元 }
  比例: 30%
定义:
  专精特新企业:
    代号: srdi
    条件: some t in 企业.认定 satisfies t.称号 = "省级“专精特新”中小企业"
`;
const body = `条款:
  - 条: 一·1
    责任单位: [财政局, 商务局]
    措施:
      - 代号: title-award
        类型: 奖励
        标题: 称号奖励
        来源: 000-1
        触发: 认定
        条件: 认定.类型 = "新认定"
        金额: 省级奖励
        次数: { 次: 1, 每: [称号], 期间: 政策期 }
      - 代号: accident
        类型: 不予奖励
        来源: 000-2
        触发: 违法
        条件: 违法.类型 = "安全生产责任事故"
`;

const labels = (marked: string) => complete(sceneAt(marked)).map(({ label }) => label);

describe('completion of keys', () => {
  it('offers the sections of the document that are missing, required ones first', () => {
    expect(labels(`${head}▮`).slice(0, 3)).toEqual(['条款', '口径', '算例']);
  });

  it('offers what is required and missing first and leaves out what is there', () => {
    const keys = labels('措施语言: 1\n政策:\n  代号: a\n  名称: b\n  ▮\n  财政层级: 区县\n条款: []\n');
    expect(keys.slice(0, 2)).toEqual(['地区', '有效期']);
    expect(keys).not.toContain('名称');
    expect(keys).not.toContain('财政层级');
  });

  it('knows the kind of an item from a key below the cursor', () => {
    const keys = labels(`${head}条款:\n  - 条: 一\n    措施:\n      - 代号: a\n        ▮\n        类型: 补贴\n`);
    expect(keys[0]).toBe('触发');
    expect(keys).toEqual(expect.arrayContaining(['基数', '比例']));
    expect(keys).not.toContain('针对');
  });

  it('completes a half-typed key beside the dash', () => {
    expect(labels(`${head}条款:\n  - 条: 一\n    措施:\n      - 代▮`)).toContain('代号');
  });

  it('completes keys in braces, with those behind the cursor left out', () => {
    const text = `${head}条款:\n  - 条: 一\n    措施:\n      - 代号: a\n        类型: 奖励\n        次数: { ▮, 期间: 每年 }\n`;
    expect(labels(text)).toEqual(['次', '每']);
  });

  it('completes keys of a row in braces that is not closed', () => {
    const text = `${head}条款:\n  - 条: 一\n    措施:\n      - 代号: a\n        类型: 奖励\n        表:\n          - { 当: 省级, ▮\n          - { 当: 市级, 金额: 3万元 }\n`;
    expect(labels(text)).toContain('金额');
    expect(labels(text)).not.toContain('当');
  });

  it('replaces the word alone where a colon follows', () => {
    const scene = sceneAt('措施语言: 1\n政策:\n  标▮: a\n');
    const [item] = complete(scene).filter(({ label }) => label === '名称');
    expect(item && acceptItem(scene.text, item)).toBe('措施语言: 1\n政策:\n  名称: a\n');
  });

  it('writes English keys in an English text', () => {
    expect(labels('measureLanguage: 1\npolicy:\n  id: a\n  ▮\narticles: []\n').slice(0, 2)).toEqual([
      'title',
      'region',
    ]);
  });

  it('offers nothing in a comment or a free text', () => {
    expect(labels(`${head}# 条▮`)).toEqual([]);
    expect(labels('措施语言: 1\n政策:\n  名称: 关于▮\n')).toEqual([]);
  });

  it('knows the facts of an example', () => {
    const text = `${head}${body}算例:\n  - 名称: 甲\n    企业:\n      认定:\n        - { 称号: 省级“专精特新”中小企业, ▮ }\n    年度: 2023\n    期望: { 合计: 0元 }\n`;
    expect(labels(text)[0]).toBe('日期');
    expect(labels(text)).not.toContain('称号');
  });
});

describe('completion of values', () => {
  it('offers enumerated values', () => {
    expect(labels('措施语言: 1\n政策:\n  财政层级: ▮\n')).toEqual(['国家', '省', '市', '区县']);
    expect(labels('措施语言: 1\n政策:\n  试行: ▮')).toEqual(['是', '否']);
  });

  it('offers the kinds of items with what they are for', () => {
    const items = complete(sceneAt(`${head}条款:\n  - 条: 一\n    措施:\n      - 代号: a\n        类型: 奖▮\n`));
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['奖励', '补贴', '不予奖励', '组织实施']));
    expect(items.every(({ documentation }) => documentation !== null)).toBe(true);
  });

  it('finds areas by name and inserts the code in quotes', () => {
    const scene = sceneAt('措施语言: 1\n政策:\n  地区: 西湖▮\n');
    const item = complete(scene).find(({ label }) => label.startsWith('360103'));
    expect(item?.filter).toContain(' 南昌市');
    expect(item && acceptItem(scene.text, item)).toContain('地区: "360103"\n');
  });

  it('inserts a code between quotes that are there', () => {
    const scene = sceneAt('措施语言: 1\n政策:\n  地区: "36▮"\n');
    const item = complete(scene).find(({ label }) => label.startsWith('360103'));
    expect(item && acceptItem(scene.text, item)).toContain('地区: "360103"\n');
  });

  it('offers event kinds, and the fields of the event that triggers the item', () => {
    const text = (line: string) => `${head}条款:\n  - 条: 一\n    措施:\n      - 代号: a\n        类型: 奖励\n${line}`;
    expect(labels(text('        触发: ▮'))).toEqual(expect.arrayContaining(['认定', '平台', '支出']));
    const fields = labels(text('        触发: 专利\n        次数: { 次: 1, 每: [▮] }'));
    expect(fields).toContain('专利号');
    expect(fields).not.toContain('称号');
  });

  it('offers identifiers of the items and readings that fit', () => {
    const rule = '      - 代号: r\n        类型: 叠加规则\n        规则: 就高\n        范围: [▮]\n';
    expect(labels(`${head}${body}${rule}`)).toEqual(['title-award']);
    const sanction = '      - 代号: s\n        类型: 违规处理\n        针对:\n          - ▮\n';
    expect(labels(`${head}${body}${sanction}`)).toEqual(['accident']);
    const reading = '        口径: [▮\n口径:\n  - 代号: which-day\n    问题: 哪一天？\n    采用: 公布日\n';
    expect(labels(`${head}${body}${reading}`)).toEqual(['which-day']);
  });

  it('wraps the first element of a list in brackets', () => {
    const scene = sceneAt(
      `${head}${body}      - 代号: r\n        类型: 叠加规则\n        规则: 就高\n        范围: ▮\n`,
    );
    const [item] = complete(scene);
    expect(item && acceptItem(scene.text, item)).toContain('范围: [title-award]');
  });

  it('offers places and values of changes by the path of the rule', () => {
    const reading = (change: string) =>
      `${head}${body}口径:\n  - 代号: x\n    问题: y\n    采用: z\n    备选:\n      - 名称: n\n        改动:\n          - ${change}\n`;
    expect(labels(reading('改: ▮'))).toEqual(
      expect.arrayContaining(['title-award', 'srdi', 'award-province', 'policy']),
    );
    const withRow = reading('改: ▮').replace(
      '金额: 省级奖励',
      '按: 认定.称号\n        表: [{ 代号: first-row, 当: 省级“专精特新”中小企业, 金额: 省级奖励 }]',
    );
    expect(labels(withRow)).toContain('first-row');
    expect(labels(withRow.replace('改: ▮', '改: first-row.▮'))).toContain('first-row.amount');
    expect(labels(reading('改: title-award.▮'))).toContain('title-award.frequency');
    expect(labels(reading('改: title-award.frequency.▮'))).toEqual([
      'title-award.frequency.times',
      'title-award.frequency.per',
      'title-award.frequency.within',
    ]);
    expect(labels(reading('{ 改: title-award.frequency.within, 为: ▮ }'))).toEqual(['每年', '政策期', '终身']);
    expect(labels(reading('{ 改: title-award.when, 为: 认定.▮ }'))).toContain('认定地');
  });

  it('offers units the policy names already', () => {
    expect(labels(`${head}${body}  - 条: 二\n    责任单位: [商务局, ▮]\n`)).toEqual(expect.arrayContaining(['财政局']));
  });

  it('offers titles for a table that is selected by title', () => {
    const text = `${head}条款:\n  - 条: 一\n    措施:\n      - 代号: a\n        类型: 奖励\n        触发: 认定\n        按: 认定.称号\n        表:\n          - { 当: ▮, 金额: 1万元 }\n`;
    expect(labels(text)).toContain('省级“专精特新”中小企业');
    expect(labels(text.replace('认定.称号', '认定.级别'))).toEqual(['国家级', '省级', '市级', '区级']);
  });

  it('offers parameters and forms of amounts', () => {
    const text = (amount: string) =>
      `${head}条款:\n  - 条: 一\n    措施:\n      - 代号: a\n        类型: 奖励\n        触发: 认定\n        金额: ${amount}\n`;
    expect(labels(text('▮'))).toEqual(expect.arrayContaining(['省级奖励', '比例', '10万元', '最高不超过30万元']));
    const scene = sceneAt(text('最高不超过省▮'));
    const item = complete(scene).find(({ label }) => label === '省级奖励');
    expect(item && acceptItem(scene.text, item)).toContain('金额: 最高不超过省级奖励\n');
  });
});

describe('completion of formulas', () => {
  const condition = (formula: string) =>
    `${head}条款:\n  - 条: 一\n    措施:\n      - 代号: a\n        类型: 奖励\n        触发: 认定\n        条件: ${formula}\n        金额: 1万元\n`;

  it('offers the names in scope', () => {
    const names = labels(condition('▮'));
    expect(names).toEqual(
      expect.arrayContaining(['企业', '认定', '基准日', '年度', '地区', '专精特新企业', '省级奖励', 'count', 'some']),
    );
  });

  it('offers the fields of what stands before the dot', () => {
    expect(labels(condition('认定.▮'))).toEqual(expect.arrayContaining(['称号', '级别', '认定地']));
    expect(labels(condition('企业.▮'))).toEqual(expect.arrayContaining(['所在区县', '认定', '专利']));
    expect(labels(condition('企业.▮'))).not.toContain('认定地');
    expect(labels(condition('count(企业.专利[日▮])'))).toEqual(expect.arrayContaining(['专利号']));
  });

  it('knows the variable of a quantifier, also over several lines', () => {
    expect(labels(condition('some t in 企业.专利 satisfies t.▮'))).toContain('专利号');
    const folded = condition('>-\n          some t in 企业.平台 satisfies\n          t.类型 = "院士工作站" and t.▮');
    expect(labels(folded)).toEqual(expect.arrayContaining(['种类', '级别']));
    expect(labels(condition('every ▮ in'))).toBeDefined();
  });

  it('offers values between quotes and behind a comparison', () => {
    expect(labels(condition('认定.类型 = "▮"'))).toEqual(['新认定', '复核']);
    expect(labels(condition('认定.级别 in ("省级", "▮'))).toEqual(['国家级', '省级', '市级', '区级']);
    expect(labels(condition('认定.类型 = ▮')).slice(0, 2)).toEqual(['新认定', '复核']);
    const scene = sceneAt(condition('认定.称号 = “小▮'));
    expect(complete(scene).map(({ label }) => label)).toContain('国家级专精特新“小巨人”企业');
  });

  it('closes the quotes that are open, and only those', () => {
    const open = sceneAt(condition('认定.类型 = "新▮'));
    const closed = sceneAt(condition('认定.类型 = "新▮"'));
    for (const scene of [open, closed]) {
      const item = complete(scene).find(({ label }) => label === '新认定');
      expect(item && acceptItem(scene.text, item)).toContain('条件: 认定.类型 = "新认定"\n');
    }
  });

  it('puts the values behind `in` in parentheses', () => {
    const scene = sceneAt(condition('认定.类型 in ▮'));
    const [item] = complete(scene);
    expect(item && acceptItem(scene.text, item)).toContain('认定.类型 in ("新认定")');
  });

  it('offers operators behind a value', () => {
    expect(labels(condition('认定.首次 ▮'))).toEqual(expect.arrayContaining(['and', 'or', '=']));
    expect(labels(condition('认定.首次 ▮'))).not.toContain('企业');
  });

  it('has no event in a definition', () => {
    expect(labels(head.replace('some t in', '▮ and some t in'))).not.toContain('认定');
    expect(labels(head.replace('some t in', '▮ and some t in'))).toContain('企业');
  });
});

describe('templates', () => {
  const place = `${head}${body}      ▮\n`;

  it('offers a whole item of each kind, sound as it stands', () => {
    const scene = sceneAt(place);
    expect(scene.reading.diagnostics).toEqual([]);
    const items = complete(scene).filter(({ kind }) => kind === 'template');
    expect(items.length).toBeGreaterThan(10);
    for (const kind of ['津贴', '价格优惠', '额度', '目标', '废止'])
      expect(items.some(({ text }) => text.includes(`类型: ${kind}\n`))).toBe(true);
    for (const item of items) {
      const { diagnostics } = readText(acceptItem(scene.text, item));
      expect([item.label, ...diagnostics.map(({ code }) => code)]).toEqual([item.label]);
    }
  });

  it('is as sound behind a dash and in English', () => {
    const dashed = sceneAt(place.replace('▮', '- ▮'));
    const english = sceneAt(`measureLanguage: 1
policy: { id: p, title: t, region: "360103", docNumber: 试〔2023〕1号, fiscalLevel: district, effective: 2023-01-01 至 2024-12-31 }
articles:
  - number: "1"
    items:
      - { id: e, kind: exclusion, trigger: violation, when: violation.kind = "other violation" }
      ▮
`);
    for (const scene of [dashed, english]) {
      const items = complete(scene).filter(({ kind }) => kind === 'template');
      expect(items.length).toBeGreaterThan(10);
      for (const item of items) {
        const before = new Set(readText(scene.text).diagnostics.map(({ code }) => code));
        const { diagnostics } = readText(acceptItem(scene.text, item));
        const found = diagnostics.filter(({ code, severity }) => severity === 'error' && !before.has(code));
        expect([item.label, ...found.map(({ code }) => code)]).toEqual([item.label]);
      }
    }
  });
});
