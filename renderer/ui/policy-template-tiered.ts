import type { TemplateChoices } from './template-choices';

const wider = { district: 'city', city: 'province', province: 'nation', nation: null } as const;
const words = { nation: '国家', province: '省', city: '市' } as const;

const chineseTitles = ['国家级专精特新“小巨人”企业', '省级“专精特新”中小企业', '市级“专精特新”中小企业'] as const;

/** A tiered award with its caps, with an exclusion and a stacking rule, as district policies have it. */
export function chineseTiered({ region, year }: TemplateChoices): string {
  const [nation, province, city] = chineseTitles;
  return `    标题: 分级奖励
    措施:
      - 代号: title-award
        类型: 奖励
        标题: 企业称号奖励
        要点: 新获称号的企业按级别领取一次性奖励，每家企业每年合计不超过12万元。
        触发: 认定
        条件: 认定.类型 = "新认定"
        按: 认定.称号
        表:
          - { 当: ${nation}, 金额: 10万元 }
          - { 当: ${province}, 金额: 5万元 }
          - { 当: ${city}, 金额: 3万元 }
        次数: { 次: 1, 每: [称号], 期间: 政策期 }
        封顶: { 金额: 12万元, 期间: 每年 }
  - 条: 二
    标题: 附则
    措施:
      - 代号: highest-only
        类型: 叠加规则
        要点: 同一年里，同一系列称号拿到几个级别的，只按最高的一级奖励。
        规则: 就高
        范围: [title-award]
        相同: [系列]
        不同: 级别
        期间: 每年
      - 代号: safety-accident
        类型: 不予奖励
        要点: 当年发生安全生产责任事故的，不予奖励。
        触发: 违法
        条件: 违法.类型 = "安全生产责任事故" and 违法.主体 = "企业"
        期间: 当年

算例:
  - 名称: 同一年新获省级和市级，只按省级得5万元
    企业:
      所在区县: "${region}"
      认定:
        - { 称号: ${province}, 类型: 新认定, 日期: ${year}-06-01, 认定地: "${region}" }
        - { 称号: ${city}, 类型: 新认定, 日期: ${year}-03-01, 认定地: "${region}" }
    年度: ${year}
    期望: { 合计: 5万元 }
`;
}

/** Money beside that of the level above, for titles that level has given. */
export function chineseMatching({ region, year, level }: TemplateChoices): string {
  const above = wider[level];
  const stacking = above
    ? `      - 代号: with-level-above
        类型: 叠加规则
        要点: 可与${words[above]}级同类奖励一并享受。
        规则: 可叠加
        层级: [${words[above]}]
`
    : '';
  return `    标题: 配套奖励
    措施:
      - 代号: matching-award
        类型: 奖励
        标题: 称号配套奖励
        要点: 已获上级认定并得到上级奖励的称号，本级再给一笔配套奖励。
        触发: 认定
        条件: 认定.类型 = "新认定"
        按: 认定.称号
        表:
          - { 当: ${chineseTitles[1]}, 金额: 3万元 }
          - { 当: ${chineseTitles[2]}, 金额: 2万元 }
        次数: { 次: 1, 每: [称号], 期间: 政策期 }
${stacking}
算例:
  - 名称: 新认定省级“专精特新”中小企业，本级配套3万元
    企业:
      所在区县: "${region}"
      认定:
        - { 称号: ${chineseTitles[1]}, 类型: 新认定, 日期: ${year}-06-01, 认定地: "${region}" }
    年度: ${year}
    期望: { 合计: 3万元 }
`;
}

/** A tiered award with its caps, with an exclusion and a stacking rule, as district policies have it. */
export function englishTiered({ region, year }: TemplateChoices): string {
  const [nation, province, city] = chineseTitles;
  return `    title: Awards by level
    items:
      - id: title-award
        kind: award
        title: Award for titles
        gist: An enterprise that newly obtains a title receives a one-off award by level, up to 12万元 a year.
        trigger: recognitions
        when: recognition.type = "new"
        by: recognition.title
        table:
          - { match: ${nation}, amount: 10万元 }
          - { match: ${province}, amount: 5万元 }
          - { match: ${city}, amount: 3万元 }
        frequency: { times: 1, per: [title], within: term }
        cap: { amount: 12万元, within: year }
  - number: "2"
    title: Final provisions
    items:
      - id: highest-only
        kind: stacking
        gist: Of several levels of one family of titles in a year only the highest is paid.
        rule: highest
        among: [title-award]
        same: [family]
        differing: level
        within: year
      - id: safety-accident
        kind: exclusion
        gist: Nothing is paid in the year of a work safety accident.
        trigger: violations
        when: violation.kind = "work-safety-accident" and violation.subject = "enterprise"
        within: year

examples:
  - name: A provincial and a city title in one year give 5万元 for the provincial one
    enterprise:
      region: "${region}"
      recognitions:
        - { title: ${province}, type: new, awardedOn: ${year}-06-01, recognizedIn: "${region}" }
        - { title: ${city}, type: new, awardedOn: ${year}-03-01, recognizedIn: "${region}" }
    year: ${year}
    expect: { total: 5万元 }
`;
}

/** Money beside that of the level above, for titles that level has given. */
export function englishMatching({ region, year, level }: TemplateChoices): string {
  const above = wider[level];
  const stacking = above
    ? `      - id: with-level-above
        kind: stacking
        gist: Paid beside the award of the level above.
        rule: additive
        levels: [${above}]
`
    : '';
  return `    title: Matching awards
    items:
      - id: matching-award
        kind: award
        title: Matching award for titles
        gist: A title that the level above has recognised and awarded is paid once more by this level.
        trigger: recognitions
        when: recognition.type = "new"
        by: recognition.title
        table:
          - { match: ${chineseTitles[1]}, amount: 3万元 }
          - { match: ${chineseTitles[2]}, amount: 2万元 }
        frequency: { times: 1, per: [title], within: term }
${stacking}
examples:
  - name: A new provincial title gives 3万元 of this level
    enterprise:
      region: "${region}"
      recognitions:
        - { title: ${chineseTitles[1]}, type: new, awardedOn: ${year}-06-01, recognizedIn: "${region}" }
    year: ${year}
    expect: { total: 3万元 }
`;
}
