import type { Bilingual } from '../diagnostics/diagnostic';
import type { ContractChange } from './compare-contracts';
import type { DifferenceTopic, DocumentDifference } from './document-difference';

/** Writes a difference of two texts as a sentence: 企业称号奖励（title-award）：金额 10万元 → 12万元. */
export function describeDifference(difference: DocumentDifference): Bilingual {
  const { kind, topic, subject, part, before, after } = difference;
  const [old, fresh] = [shorten(before), shorten(after)];
  const name = { zh: `${TOPICS[topic].zh}“${subject.zh}”`, en: `${TOPICS[topic].en} ${subject.en}` };
  if (kind === 'added') return withContent({ zh: `新增${name.zh}`, en: `Added: ${name.en}` }, fresh);
  if (kind === 'removed') return withContent({ zh: `删去${name.zh}`, en: `Removed: ${name.en}` }, old);
  if (kind === 'moved')
    return {
      zh: `${subject.zh}：移动，${old?.zh ?? ''} → ${fresh?.zh ?? ''}`,
      en: `${subject.en}: moved from ${old?.en ?? ''} to ${fresh?.en ?? ''}`,
    };
  const what = { zh: `${subject.zh}：${part?.zh ?? ''}`, en: `${subject.en}: ${part?.en ?? ''}` };
  if (old === null)
    return { zh: `${what.zh} 新写为 ${fresh?.zh ?? ''}`, en: `${what.en} now stated: ${fresh?.en ?? ''}` };
  if (fresh === null)
    return { zh: `${what.zh} 不再写明，原为 ${old.zh}`, en: `${what.en} no longer stated; it was ${old.en}` };
  return { zh: `${what.zh} ${old.zh} → ${fresh.zh}`, en: `${what.en} ${old.en} → ${fresh.en}` };
}

/** Writes a change of the facts that importing systems must deliver. */
export function describeContractChange({ kind, fact, label }: ContractChange): Bilingual {
  const name = { zh: `${label.zh}（${fact}）`, en: `${label.en} (${fact})` };
  if (kind === 'required') return { zh: `新需要的事实：${name.zh}`, en: `A fact now needed: ${name.en}` };
  if (kind === 'released') return { zh: `不再需要的事实：${name.zh}`, en: `A fact no longer needed: ${name.en}` };
  return { zh: `含义改变的事实：${name.zh}`, en: `A fact that means something else: ${name.en}` };
}

const TOPICS: Readonly<Record<DifferenceTopic, Bilingual>> = {
  header: { zh: '文件信息', en: 'header' },
  parameter: { zh: '参数', en: 'parameter' },
  definition: { zh: '定义', en: 'definition' },
  article: { zh: '条款', en: 'article' },
  item: { zh: '措施', en: 'item' },
  row: { zh: '奖励表行', en: 'table row' },
  reading: { zh: '口径', en: 'reading' },
  example: { zh: '算例', en: 'worked example' },
};

function withContent(words: Bilingual, content: Bilingual | null): Bilingual {
  return content ? { zh: `${words.zh}：${content.zh}`, en: `${words.en}: ${content.en}` } : words;
}

/** Facts of an example and long conditions would bury the rest. */
const LONGEST = 160;

function shorten(words: Bilingual | null): Bilingual | null {
  const cut = (text: string): string => {
    const characters = [...text];
    return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
  };
  return words && { zh: cut(words.zh), en: cut(words.en) };
}
