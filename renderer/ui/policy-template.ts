import type { Language } from '../../main/ipc/contract';
import type { TemplateChoices } from './template-choices';
import { chineseArticle, englishArticle } from './policy-template-articles';

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
${choices.docNumber ? `  文号: ${quote(choices.docNumber)}\n` : ''}${choices.issuer && `  发文机关: ${quote(choices.issuer)}\n`}  地区: "${choices.region}" # ${choices.regionName}
  财政层级: ${chineseLevels[choices.level]}
  有效期: ${writePeriod(choices)}

条款:
  - 条: 一
${chineseArticle(choices)}`;
}

function writeEnglish(choices: TemplateChoices): string {
  return `measureLanguage: 1

policy:
  id: ${choices.id}
  version: 0.1.0
  title: ${quote(choices.title)}
${choices.docNumber ? `  docNumber: ${quote(choices.docNumber)}\n` : ''}${choices.issuer && `  issuer: ${quote(choices.issuer)}\n`}  region: "${choices.region}" # ${choices.regionName}
  fiscalLevel: ${choices.level}
  effective: ${writePeriod(choices)}

articles:
  - number: "1"
${englishArticle(choices)}`;
}

function writePeriod({ effective, year }: TemplateChoices): string {
  return effective ? `${effective.from} 至 ${effective.to}` : `${year}-01-01 至 ${year + 1}-12-31`;
}

/** Quotes a text for YAML where it needs it. */
function quote(text: string): string {
  return /^\p{L}[\p{L}\p{N}（）“”《》、·—-]*$/u.test(text) ? text : JSON.stringify(text);
}
