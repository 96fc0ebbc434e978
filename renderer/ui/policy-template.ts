import type { Language } from '../../main/ipc/contract';

export type TemplateKind = 'award' | 'subsidy' | 'text';

export interface TemplateChoices {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly region: string;
  readonly regionName: string;
  readonly level: 'nation' | 'province' | 'city' | 'district';
  readonly kind: TemplateKind;
  /** First year of validity. */
  readonly year: number;
}

/** Writes a small, complete and valid policy to start from, with keywords in the given language. */
export function writePolicyTemplate(choices: TemplateChoices, language: Language): string {
  return language === 'zh' ? writeChinese(choices) : writeEnglish(choices);
}

const chineseLevels = { nation: '国家', province: '省', city: '市', district: '区县' } as const;

function writeChinese(choices: TemplateChoices): string {
  return `措施语言: 1

政策:
  代号: ${choices.id}
  版本: 0.1.0
  名称: ${quote(choices.title)}
${choices.issuer ? `  发文机关: ${quote(choices.issuer)}\n` : ''}  地区: "${choices.region}"  # ${choices.regionName}
  财政层级: ${chineseLevels[choices.level]}
  有效期: ${choices.year}-01-01 至 ${choices.year + 1}-12-31

条款:
  - 条: 一
${chineseArticles[choices.kind]}`;
}

const chineseArticles: Readonly<Record<TemplateKind, string>> = {
  award: `    标题: 认定奖励
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
  - 名称: 新认定省级“专精特新”，得5万元
    企业:
      所在地: "@region"
      认定:
        - { 称号: 省级“专精特新”中小企业, 类型: 新认定, 日期: @year-06-01, 认定地: "@region" }
    年度: @year
    期望: { 合计: 5万元 }
`,
  subsidy: `    标题: 参展补贴
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
`,
  text: `    标题: 总体要求
    措施:
      - 代号: general-aim
        类型: 政府举措
        要点: 在这里用自己的话写下条款要点。
`,
};

function writeEnglish(choices: TemplateChoices): string {
  return `measureLanguage: 1

policy:
  id: ${choices.id}
  version: 0.1.0
  title: ${quote(choices.title)}
${choices.issuer ? `  issuer: ${quote(choices.issuer)}\n` : ''}  region: "${choices.region}"  # ${choices.regionName}
  fiscalLevel: ${choices.level}
  effective: ${choices.year}-01-01 至 ${choices.year + 1}-12-31

articles:
  - number: "1"
${englishArticles[choices.kind]}`;
}

const englishArticles: Readonly<Record<TemplateKind, string>> = {
  award: `    title: Recognition award
    items:
      - id: title-award
        kind: award
        title: Award for titles
        gist: An enterprise that newly obtains a title receives a one-off award by level.
        trigger: recognition
        when: recognition.type = "new"
        by: recognition.title
        table:
          - { match: srdi-giant/nation, amount: 10万元 }
          - { match: srdi-sme/province, amount: 5万元 }
        frequency: { times: 1, per: [title], within: term }
`,
  subsidy: `    title: Trade fairs
    items:
      - id: fair-subsidy
        kind: subsidy
        title: Subsidy for trade fairs
        gist: A share of the fees for stands at trade fairs is paid, up to a yearly cap.
        trigger: expense
        when: expense.category = "booth fee"
        base: expense.amount
        rate: 30%
        cap: { amount: 20万元, within: year }
`,
  text: `    title: General aims
    items:
      - id: general-aim
        kind: undertaking
        gist: Write the gist of the clause here in your own words.
`,
};

/** Quotes a text for YAML where it needs it. */
function quote(text: string): string {
  return /^[\p{L}][\p{L}\p{N} （）“”《》、·—-]*$/u.test(text) ? text : JSON.stringify(text);
}
