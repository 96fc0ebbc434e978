import type { Surface } from '../../engine/index';

export const scenarioTemplates = ['cautious', 'full'] as const;
export type ScenarioTemplate = (typeof scenarioTemplates)[number];

interface TemplateChoice {
  readonly id: string;
  readonly name: string;
  readonly template: ScenarioTemplate;
  /** Last year whose events are known. */
  readonly year: number;
}

/** Writes the text of a new scenario: three years from one whose events are known, assumptions with ranges, one fund. */
export function writeScenarioTemplate(choice: TemplateChoice, surface: Surface): string {
  const { id, name, template, year } = choice;
  const zh = surface === 'zh';
  const word = (chinese: string, english: string) => (zh ? chinese : english);
  const assumption = (of: string, rest: string) => `  - { ${word('项目', 'of')}: ${of}, ${rest} }`;
  const range = (value: string, low: string, high: string) =>
    zh ? `值: ${value}, 低: ${low}, 高: ${high}` : `value: ${value}, low: ${low}, high: ${high}`;
  const exact = (value: string) => `${word('值', 'value')}: ${value}`;
  const assumptions =
    template === 'full'
      ? [
          assumption(word('最高额实付', 'upToShare'), exact('100%')),
          assumption(word('申报率', 'takeUp'), exact('100%')),
          assumption(word('年增长', 'growth'), exact('10%')),
        ]
      : [
          assumption(word('最高额实付', 'upToShare'), range('60%', '40%', '90%')),
          assumption(word('申报率', 'takeUp'), range('80%', '60%', '95%')),
          assumption(word('年增长', 'growth'), range('10%', '0%', '25%')),
          assumption(word('迟报比例', 'lateShare'), exact('20%')),
          assumption(word('迟报月数', 'lateMonths'), exact('6')),
        ];
  const quoted = JSON.stringify(name);
  const fund = [
    `  - ${word('代号', 'id')}: main`,
    `    ${word('名称', 'name')}: ${word('专项资金', 'Main fund')}`,
    `    ${word('范围', 'scope')}: [${word('奖励, 补贴, 津贴', 'award, subsidy, allowance')}]`,
    `    ${word('年度规模', 'size')}: 1000万元`,
    `    ${word('次序', 'order')}: ${word('先到先得', 'firstCome')}`,
  ];
  return [
    word('# 比例都是假定，请按本地情况修改。', '# The shares are assumed; change them to what is known of the place.'),
    `${word('情景语言', 'scenarioLanguage')}: 1`,
    '',
    `${word('情景', 'scenario')}:`,
    `  ${word('代号', 'id')}: ${id}`,
    `  ${word('名称', 'name')}: ${quoted}`,
    '',
    `${word('年份', 'years')}: ${year}-${year + 2}`,
    `${word('基年', 'baseYear')}: ${year}`,
    '',
    `${word('假设', 'assumptions')}:`,
    ...assumptions,
    '',
    `${word('资金池', 'funds')}:`,
    ...fund,
    '',
  ].join('\n');
}
