import type { DiagnosticCode } from '../../../engine/diagnostics/catalogue';
import { embedInPolicy, type Embedding } from './embed-example';

/** The policies an example of the catalogue is tried in; the finding is looked for in the first. */
export type Scene = (example: string) => readonly string[];

const within =
  (embedding: Embedding): Scene =>
  (example) => [embedInPolicy(example, embedding)];

/** Another policy, read beside the one of the example. */
const other = (text: string): string => embedInPolicy(`代号: other-policy\n名称: 另一措施\n${text}`);
const beside =
  (text: string, embedding: Embedding = {}): Scene =>
  (example) => [embedInPolicy(example, embedding), other(text)];
/** The usual policy without a key of its header, unless the example states it. */
const unlessStated =
  (key: string): Scene =>
  (example) => [
    embedInPolicy(example).replace(example.startsWith(`${key}:`) ? /$^/ : new RegExp(`\n  ${key}: .*`), ''),
  ];

const patentAward = '代号: patent-award\n类型: 奖励\n触发: 专利\n金额: 1万元';
const award = '代号: paid-award\n类型: 奖励\n触发: 认定\n金额: 1万元';
const titles =
  '代号: titles\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表: [{ 代号: national-row, 当: 国家级制造业单项冠军企业, 金额: 1万元 }]';
const accident = '代号: accident\n类型: 不予奖励\n要点: 违法\n触发: 违法\n条件: 违法.类型 = "偷税"\n期间: 当年';
const patented = '条款: [{ 条: 一, 责任单位: [区财政局], 措施: [{ 代号: a, 类型: 奖励, 触发: 专利, 金额: 1万元 }] }]';

/** What a short example needs around it, where the usual policy does not do. */
export const scenes: Partial<Record<DiagnosticCode, Scene>> = {
  'shape/missing-key': within({ without: ['代号'] }),
  'shape/repeated': within({ beside: [accident], item: ['针对: [accident]'] }),
  'check/no-amount': within({ without: ['金额'] }),
  'check/subsidy-without-share': within({ without: ['基数', '比例'] }),
  'check/unknown-item': within({ beside: [patentAward] }),
  'check/alike-without-same': within({ beside: [award] }),
  'check/alike-twice': within({ beside: [award] }),
  'check/scoped-claw-back': within({
    beside: [award, '代号: claw-back\n类型: 违规处理\n针对: [fraud]\n处理: [追回已拨付的资金]'],
  }),
  'check/place-by-position': within({ beside: [titles] }),
  'check/wrong-item-kind': within({ beside: [patentAward, accident] }),
  'check/place-for-some': within({ beside: [patentAward] }),
  'check/shared-cap-without-amount': within({ beside: [award] }),
  'check/shared-cap-across-levels': within({ beside: [award] }),
  'check/limit-reaches-nothing': within({ beside: [award, patentAward] }),
  'check/repeal-ring': beside(`文号: 某府办发〔2022〕9号\n废止: [某府办发〔2023〕1号]\n${patented}`),
  'check/stacking-contradiction': within({ beside: [award] }),
  // The later file is the one that is left out.
  'check/duplicate-policy': beside('代号: xihu-srdi-2022\n文号: 某府办发〔2021〕3号'),
  'check/no-document-number': unlessStated('文号'),
  'analyse/no-funding': unlessStated('资金来源'),
  'analyse/no-interpreter': unlessStated('解释机关'),
  'analyse/shared-document-number': beside(`文号: 某府办发〔2022〕9号\n${patented}`),
  'analyse/repealed-reference': (example) => [
    embedInPolicy(example),
    other(`文号: 某府办发〔2022〕9号\n有效期: 2022-01-01 至 2026-12-31\n${patented}`),
    embedInPolicy(
      `代号: repealing-policy\n文号: 某府办发〔2022〕10号\n废止: [某府办发〔2022〕9号]\n${patented.replace('专利', '平台')}`,
    ),
  ],
  'analyse/expired-reference': beside(`文号: 某府办发〔2022〕9号\n有效期: 2021-01-01 至 2021-12-31\n${patented}`),
  'analyse/validity-gap': beside(`文号: 某府办发〔2022〕9号\n有效期: 2022-01-01 至 2024-12-31\n${patented}`),
  'analyse/identical-clauses': beside(
    '文号: 某府办发〔2022〕9号\n地区: "360100"\n财政层级: 市\n与其他层级: { 区县: 可叠加 }\n金额: 2万元',
    { header: ['与其他层级: { 市: 可叠加 }'] },
  ),
  'sql/relations': beside('文号: 某府办发〔2022〕9号\n地区: "360100"\n财政层级: 市'),
  'analyse/double-funding': beside('文号: 某府办发〔2022〕9号\n地区: "360100"\n财政层级: 市\n金额: 3万元'),
};
