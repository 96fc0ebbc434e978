import { chineseMatching, chineseTiered, englishMatching, englishTiered } from './policy-template-tiered';
import type { TemplateChoices } from './template-choices';

/** Writes the one article of a new policy with Chinese keywords, and a worked example where something is paid. */
export function chineseArticle(choices: TemplateChoices): string {
  const { kind, region, year } = choices;
  switch (kind) {
    case 'tiered':
      return chineseTiered(choices);
    case 'matching':
      return chineseMatching(choices);
    case 'award':
      return `    标题: 认定奖励
    措施:
      - 代号: title-award
        类型: 奖励
        标题: 企业称号奖励
        要点: 新获认定的企业按级别领取一次性奖励。
        触发: 认定
        条件: 认定.类型 = "新认定"
        按: 认定.称号
        表:
          - { 当: 国家级专精特新“小巨人”企业, 金额: 10万元 }
          - { 当: 省级“专精特新”中小企业, 金额: 5万元 }
        次数: { 次: 1, 每: [称号], 期间: 政策期 }

算例:
  - 名称: 新认定省级“专精特新”中小企业，得5万元
    企业:
      所在区县: "${region}"
      认定:
        - { 称号: 省级“专精特新”中小企业, 类型: 新认定, 日期: ${year}-06-01, 认定地: "${region}" }
    年度: ${year}
    期望: { 合计: 5万元 }
`;
    case 'subsidy':
      return `    标题: 参展补贴
    措施:
      - 代号: fair-subsidy
        类型: 补贴
        标题: 参展费用补贴
        要点: 企业参加展会的展位费按比例补贴，全年封顶。
        触发: 支出
        条件: 支出.类别 = "展位费"
        基数: 支出.金额
        比例: 30%
        封顶: { 金额: 20万元, 期间: 每年 }

算例:
  - 名称: 展位费100万元，按比例30万元，封顶20万元
    企业:
      所在区县: "${region}"
      支出:
        - { 类别: 展位费, 金额: 100万元, 日期: ${year}-06-01 }
    年度: ${year}
    期望: { 合计: 20万元 }
`;
    case 'text':
      return `    标题: 总体要求
    措施:
      - 代号: general-aim
        类型: 政府举措
        要点: 在这里用自己的话写下条款要点。
`;
  }
}

/** Writes the one article of a new policy with English keywords, and a worked example where something is paid. */
export function englishArticle(choices: TemplateChoices): string {
  const { kind, region, year } = choices;
  switch (kind) {
    case 'tiered':
      return englishTiered(choices);
    case 'matching':
      return englishMatching(choices);
    case 'award':
      return `    title: Recognition award
    items:
      - id: title-award
        kind: award
        title: Award for titles
        gist: An enterprise that newly obtains a title receives a one-off award by level.
        trigger: recognitions
        when: recognition.type = "new"
        by: recognition.title
        table:
          - { match: 国家级专精特新“小巨人”企业, amount: 10万元 }
          - { match: 省级“专精特新”中小企业, amount: 5万元 }
        frequency: { times: 1, per: [title], within: term }

examples:
  - name: A new provincial title gives 5万元
    enterprise:
      region: "${region}"
      recognitions:
        - { title: 省级“专精特新”中小企业, type: new, awardedOn: ${year}-06-01, recognizedIn: "${region}" }
    year: ${year}
    expect: { total: 5万元 }
`;
    case 'subsidy':
      return `    title: Trade fairs
    items:
      - id: fair-subsidy
        kind: subsidy
        title: Subsidy for trade fairs
        gist: A share of the fees for stands at trade fairs is paid, up to a yearly cap.
        trigger: expenses
        when: expense.category = "展位费"
        base: expense.amount
        rate: 30%
        cap: { amount: 20万元, within: year }

examples:
  - name: Of 100万元 a share of 30万元, capped at 20万元
    enterprise:
      region: "${region}"
      expenses:
        - { category: 展位费, amount: 100万元, date: ${year}-06-01 }
    year: ${year}
    expect: { total: 20万元 }
`;
    case 'text':
      return `    title: General aims
    items:
      - id: general-aim
        kind: undertaking
        gist: Write the gist of the clause here in your own words.
`;
  }
}
