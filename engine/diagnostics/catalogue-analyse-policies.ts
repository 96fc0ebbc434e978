import type { FindingSection } from './catalogue-entry';

/** What the analysis finds in a policy as a whole and between policies. */
export const analysePoliciesCatalogue = {
  'analyse/unused-parameter': {
    severity: 'warning',
    message: { zh: '参数“{name}”没有任何条款用到。', en: 'Nothing uses the parameter "{name}".' },
    hint: {
      zh: '请删除它，或检查该用它的条款是否直接写了数。',
      en: 'Remove it, or check whether a clause states the figure instead of the name.',
    },
    bad: '参数: { 奖励额: 5万元 }\n金额: 5万元',
    good: '参数: { 奖励额: 5万元 }\n金额: 奖励额',
    fix: 'edit',
  },
  'analyse/unused-definition': {
    severity: 'warning',
    message: { zh: '定义“{name}”没有任何条款用到。', en: 'Nothing uses the definition "{name}".' },
    hint: { zh: '请删除它，或检查该用它的条款。', en: 'Remove it, or check the clauses that should use it.' },
    bad: '定义: { 大企业: { 条件: 企业.规模 = "大型" } }',
    good: '定义: { 大企业: { 条件: 企业.规模 = "大型" } }\n条件: 大企业',
    fix: 'edit',
  },
  'analyse/ineffective-change': {
    severity: 'warning',
    message: {
      zh: '参数“{name}”自 {from} 起的新值没有作用：那时政策已不适用。',
      en: 'The value of "{name}" from {from} has no effect: the policy no longer applies then.',
    },
    hint: { zh: '请核对日期。', en: 'Check the date.' },
    bad: '有效期: 2023-01-01 至 2024-12-31\n参数: { 奖励额: { 值: 5万元, 调整: [{ 自: 2025-01-01, 值: 6万元 }] } }\n金额: 奖励额',
    good: '有效期: 2023-01-01 至 2024-12-31\n参数: { 奖励额: { 值: 5万元, 调整: [{ 自: 2024-01-01, 值: 6万元 }] } }\n金额: 奖励额',
    fix: 'edit',
  },
  'analyse/idle-parameter': {
    severity: 'warning',
    message: {
      zh: '参数“{name}”只用在不起作用的行、条件或上限里，改它不会改变任何结果。',
      en: 'The parameter "{name}" is used only in rows, conditions or caps without effect: changing it changes nothing.',
    },
    hint: {
      zh: '请先处理用到它的那些行、条件或上限。',
      en: 'See to the rows, conditions or caps that use it first.',
    },
    bad: '参数: { 甲: 3万元, 乙: 2万元 }\n按: 企业.从业人员\n表: [{ 当: "> 5", 金额: 甲 }, { 当: "> 10", 金额: 乙 }]',
    good: '参数: { 甲: 2万元, 乙: 3万元 }\n按: 企业.从业人员\n表: [{ 当: "(5..10]", 金额: 甲 }, { 当: "> 10", 金额: 乙 }]',
    fix: {
      zh: '随用到它的行、条件或上限一并修改。',
      en: 'It is mended with the rows, conditions or caps that use it.',
    },
  },
  'analyse/repeated-value': {
    severity: 'warning',
    message: {
      zh: '参数“{name}”自 {from} 起的值与此前相同，这次调整没有作用。',
      en: 'The value of "{name}" from {from} is the one before: the change has no effect.',
    },
    hint: { zh: '请核对新值，或删除这次调整。', en: 'Check the new value, or remove the change.' },
    bad: '参数: { 奖励额: { 值: 5万元, 调整: [{ 自: 2024-01-01, 值: 50000元 }] } }\n金额: 奖励额',
    good: '参数: { 奖励额: { 值: 5万元, 调整: [{ 自: 2024-01-01, 值: 6万元 }] } }\n金额: 奖励额',
    fix: 'edit',
  },
  'analyse/no-end': {
    severity: 'information',
    message: { zh: '没有写明有效期何时届满。', en: 'The text does not say when the policy ends.' },
    hint: {
      zh: '请写明止日；规范性文件通常要求写明有效期。',
      en: 'State the last day; normative documents usually must.',
    },
    bad: '有效期: 2023-01-01 起',
    good: '有效期: 2023-01-01 至 2024-12-31',
    fix: { zh: '止日须由发文机关定。', en: 'The issuer must set the last day.' },
  },
  'analyse/figure-without-rule': {
    severity: 'warning',
    message: {
      zh: '“{item}”的要点写着 {figure}，没有规则给这个数。',
      en: 'The gist of “{item}” states {figure}, and no rule says so.',
    },
    hint: {
      zh: '读者看要点，系统按规则计算，两处应当一致。请核对后改其中一处。',
      en: 'Readers go by the gist, the system by the rules: the two should agree. Check, and change the one that is wrong.',
    },
    bad: '要点: 一次性奖励3万元。\n金额: 2万元',
    good: '要点: 一次性奖励2万元。\n金额: 2万元',
    fix: 'edit',
  },
  'analyse/figure-not-stated': {
    severity: 'information',
    message: {
      zh: '“{item}”的规则给 {figure}，要点写了别的数，没有写它。',
      en: 'The rules of “{item}” give {figure}; its gist states other figures, but not this one.',
    },
    hint: {
      zh: '请在要点里补上，或核对规则是否多给。',
      en: 'Add it to the gist, or check whether the rules give it rightly.',
    },
    bad: '要点: 一次性奖励2万元。\n金额: 2万元\n封顶: { 金额: 1万元, 期间: 每年 }',
    good: '要点: 一次性奖励2万元，每年最多1万元。\n金额: 2万元\n封顶: { 金额: 1万元, 期间: 每年 }',
    fix: { zh: '要点怎样写由起草人定。', en: 'How the gist says it is for the drafter.' },
  },
  'analyse/no-funding': {
    severity: 'information',
    message: {
      zh: '有给付条款，却没有写明资金从哪里列支。',
      en: 'The policy pays money but does not say from which funds.',
    },
    hint: {
      zh: '请在文件信息中写“资金来源”，或增加资金条款。',
      en: 'Give "funding" in the header, or add a clause about the funds.',
    },
    bad: '名称: 若干措施',
    good: '资金来源: 区级财政预算',
    fix: { zh: '资金来源须由发文机关写明。', en: 'The issuer must name the funds.' },
  },
  'analyse/no-interpreter': {
    severity: 'information',
    message: { zh: '没有写明由谁负责解释。', en: 'The text does not say who interprets it.' },
    hint: { zh: '请在文件信息中写“解释机关”。', en: 'Give the interpreting authority in the header.' },
    bad: '名称: 若干措施',
    good: '解释机关: 区工信局',
    fix: { zh: '解释机关须由发文机关写明。', en: 'The issuer must name the authority.' },
  },
  'analyse/no-responsible-unit': {
    severity: 'information',
    message: { zh: '“{item}”没有牵头或责任单位。', en: 'Nobody is named responsible for "{item}".' },
    hint: {
      zh: '文本载明时，请在条款或措施中填写牵头单位或责任单位。',
      en: 'Name the lead or the units in the article or the item, where the text does.',
    },
    bad: '条款:\n  - 条: 一\n    措施: [{ 代号: award, 类型: 奖励, 触发: 认定, 金额: 1万元 }]',
    good: '条款:\n  - 条: 一\n    责任单位: [区财政局]\n    措施: [{ 代号: award, 类型: 奖励, 触发: 认定, 金额: 1万元 }]',
    fix: { zh: '责任单位须由发文机关写明。', en: 'The issuer must name the unit.' },
  },
  'analyse/document-number-conflict': {
    severity: 'warning',
    message: {
      zh: '文本中有不止一个文号：{number}；另有 {others}。',
      en: 'The text bears several numbers: {number}; also {others}.',
    },
    hint: {
      zh: '请向发文机关核实。已采用前者，其他文号一并留存。',
      en: 'Ask the issuer. The first one is used, the others are kept on record.',
    },
    bad: '文号: 某府办发〔2022〕1号\n其他文号: [某府办发〔2022〕2号]',
    good: '文号: 某府办发〔2022〕1号',
    fix: { zh: '哪个是正式文号，须由发文机关核实。', en: 'Which number is the official one, the issuer must say.' },
  },
  'analyse/fair-competition': {
    severity: 'information',
    message: {
      zh: '“{item}”的支持与{fact}有关，请对照公平竞争审查要求核对。',
      en: 'Support under "{item}" depends on {fact}: check it against the rules of fair-competition review.',
    },
    hint: {
      zh: '这是提请起草单位考虑的问题，不是结论；有法律依据的，请在备注中写明。',
      en: 'This is a question to the drafter, not a verdict; note the legal basis where there is one.',
    },
    bad: '条件: 企业.所有制 = "国有"',
    good: '条件: 企业.从业人员 >= 20',
    fix: { zh: '这是提请考虑的问题，不能由程序改。', en: 'It is a question to consider; no program can answer it.' },
  },
  'analyse/identical-clauses': {
    severity: 'warning',
    message: {
      zh: '“{item}”与《{policy}》的“{other}”条件和金额完全相同。',
      en: '"{item}" has the same conditions and amount as "{other}" of {policy}.',
    },
    hint: {
      zh: '请确认是否重复发文；如属分级配套，请写明与其他层级的关系。',
      en: 'Check whether one of them is superfluous, or state how the levels combine.',
    },
    bad: '金额: 2万元',
    good: '金额: 1万元',
    fix: { zh: '留哪一份，由两份文件的发文机关定。', en: 'Which clause stays, the two issuers decide.' },
  },
  'analyse/double-funding': {
    severity: 'warning',
    message: {
      zh: '同一事件可同时得到“{item}”和《{policy}》的“{other}”，两份文件都没有写怎样处理。',
      en: 'One event can bring both "{item}" and "{other}" of {policy}, and neither text says how they combine.',
    },
    hint: {
      zh: '层级不同的，请在“与其他层级”中写明可叠加、就高、不重复或补差；层级相同的，请用条件把两者分开。',
      en: 'Of different levels: state under "otherLevels" additive, highest, exclusive or top-up. Of one level: let conditions keep them apart.',
    },
    bad: '财政层级: 区县',
    good: '财政层级: 区县\n与其他层级: { 市: 可叠加 }',
    fix: 'edit',
  },
  'analyse/repealed-reference': {
    severity: 'warning',
    message: {
      zh: '引用的 {number} 已被《{by}》废止。',
      en: '{number}, which is referred to here, was repealed by {by}.',
    },
    hint: { zh: '请改引新文件。', en: 'Refer to the new document instead.' },
    bad: '依据: [某府办发〔2022〕9号]',
    good: '依据: [某府办发〔2022〕8号]',
    fix: 'edit',
  },
  'analyse/expired-reference': {
    severity: 'warning',
    message: {
      zh: '引用的 {number} 在本文件适用前已于 {to} 失效。',
      en: '{number}, which is referred to here, ended on {to}, before this policy applies.',
    },
    hint: {
      zh: '请核对该文件是否延续，或改引现行文件。',
      en: 'Check whether it was prolonged, or refer to one in force.',
    },
    bad: '依据: [某府办发〔2022〕9号]',
    good: '依据: [某府办发〔2022〕8号]',
    fix: {
      zh: '是否延续、现行的是哪一份，须由起草单位查明。',
      en: 'Whether it was prolonged, and what is in force, the drafter must find out.',
    },
  },
  'analyse/validity-gap': {
    severity: 'warning',
    message: {
      zh: '本文件自 {from} 起适用，它接替的《{policy}》到 {to} 为止，中间有 {days} 天没有规定。',
      en: 'This policy applies from {from}, the one it follows ({policy}) ended on {to}: nothing applies for {days} days between.',
    },
    hint: { zh: '请调整施行日，或写明追溯适用。', en: 'Move the start, or let it apply to earlier events.' },
    bad: '有效期: 2025-03-01 至 2026-12-31\n废止: [某府办发〔2022〕9号]',
    good: '有效期: 2025-03-01 至 2026-12-31\n适用自: 2025-01-01\n废止: [某府办发〔2022〕9号]',
    fix: 'edit',
  },
  'analyse/shared-document-number': {
    severity: 'warning',
    message: { zh: '文号 {number} 与《{policy}》相同。', en: '{policy} has the same document number {number}.' },
    hint: { zh: '一个文号对应一份文件，请核对。', en: 'A number stands for one document: check both.' },
    bad: '文号: 某府办发〔2022〕9号',
    good: '文号: 某府办发〔2023〕1号',
    fix: { zh: '哪个文号写错，须核对原文。', en: 'Which number is wrong, the originals must tell.' },
  },
  'analyse/not-decided': {
    severity: 'information',
    message: {
      zh: '“{item}”的条件组合过多，未能逐一分析。',
      en: 'The conditions of "{item}" have too many combinations to be analysed one by one.',
    },
    hint: {
      zh: '测算不受影响；可把条件拆成几条。',
      en: 'Simulation is not affected; splitting the item makes it readable for people too.',
    },
    bad: '条件: (contains(企业.名称, "甲0") or contains(企业.名称, "乙0")) and (contains(企业.名称, "甲1") or contains(企业.名称, "乙1")) and (contains(企业.名称, "甲2") or contains(企业.名称, "乙2")) and (contains(企业.名称, "甲3") or contains(企业.名称, "乙3")) and (contains(企业.名称, "甲4") or contains(企业.名称, "乙4")) and (contains(企业.名称, "甲5") or contains(企业.名称, "乙5")) and (contains(企业.名称, "甲6") or contains(企业.名称, "乙6")) and (contains(企业.名称, "甲7") or contains(企业.名称, "乙7")) and (contains(企业.名称, "甲8") or contains(企业.名称, "乙8")) and (contains(企业.名称, "甲9") or contains(企业.名称, "乙9")) and (contains(企业.名称, "甲10") or contains(企业.名称, "乙10")) and (contains(企业.名称, "甲11") or contains(企业.名称, "乙11"))',
    good: '条件: contains(企业.名称, "甲") or contains(企业.名称, "乙")',
    fix: { zh: '怎样拆分，由起草单位定。', en: 'How to split the item, the drafter decides.' },
  },
} as const satisfies FindingSection;
