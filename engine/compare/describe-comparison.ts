import type { Bilingual } from '../diagnostics/diagnostic';
import { formatMoney, type Fen } from '../values/money';
import type { Surface } from '../values/surface';
import type { AffectedGroup, Dimension, Tally } from './affected-groups';
import type { PolicyComparison } from './compare-policies';
import { describeContractChange, describeDifference } from './describe-difference';
import type { TrialSource } from './gather-trials';
import { levelWords } from './level-words';

/** A comparison in words: its sections with their sentences. */
export interface DescribedComparison {
  readonly level: Bilingual;
  /** Why it is of this level. */
  readonly reasons: readonly Bilingual[];
  /** What the texts say otherwise: what can change a payment, then what is for readers alone. */
  readonly rules: readonly Bilingual[];
  readonly wording: readonly Bilingual[];
  readonly contract: readonly Bilingual[];
  /** What the trials give otherwise, by kind of trial. */
  readonly behaviour: readonly Bilingual[];
  readonly groups: readonly Bilingual[];
}

/** Says in words what two versions of a policy say and do otherwise. */
export function describeComparison(comparison: PolicyComparison): DescribedComparison {
  const { level, differences, contract, tallies, groups } = comparison;
  const words = (weight: 'rules' | 'words') =>
    differences.filter((difference) => difference.weight === weight).map(describeDifference);
  return {
    level: levelWords[level],
    reasons: giveReasons(comparison),
    rules: words('rules'),
    wording: words('words'),
    contract: contract.map(describeContractChange),
    behaviour: tallies
      .filter(({ trials }) => trials > 0)
      .map((tally) => {
        const of = SOURCES[tally.source];
        const { zh, en } = describeTally(tally);
        return {
          zh: `${of.zh}（${tally.trials} 家次）：${zh}`,
          en: `${of.en} (${tally.trials} enterprise-years): ${en}`,
        };
      }),
    groups: groups.map(describeGroup),
  };
}

/** Sentences of one kind. */
export interface ComparisonSection {
  readonly kind: 'rules' | 'contract' | 'behaviour' | 'groups' | 'wording';
  readonly sentences: readonly Bilingual[];
}

/** Lists the sections of a comparison in the order they are read; one may have no sentence. */
export function listSections({
  rules,
  contract,
  behaviour,
  groups,
  wording,
}: DescribedComparison): readonly ComparisonSection[] {
  return [
    { kind: 'rules', sentences: rules },
    { kind: 'contract', sentences: contract },
    { kind: 'behaviour', sentences: behaviour },
    { kind: 'groups', sentences: groups },
    { kind: 'wording', sentences: wording },
  ];
}

/** Says how many of a group get more and less, and how much. */
export function describeGroup(group: AffectedGroup): Bilingual {
  const { dimension, label } = group;
  const { zh, en } = describeTally(group);
  const by = DIMENSIONS[dimension];
  return { zh: `${by.zh}“${label.zh}”：${zh}`, en: `${by.en} ${label.en}: ${en}` };
}

/** Says how many get more and less, and how much in all. Units: fen. */
export function describeTally(tally: Tally): Bilingual {
  const parts = [
    part(tally.gains, { zh: '增加', en: 'gain' }),
    part(tally.loses, { zh: '减少', en: 'lose' }),
    part(tally.mixed, { zh: '有增有减', en: 'gain at one end or item and lose at another' }),
    part(tally.changed, { zh: '合计不变、明细不同', en: 'get the same by other lines' }),
    part(tally.newlyUnknown, { zh: '新出现未知', en: 'are newly unknown' }),
  ].flat();
  if (parts.length === 0) return { zh: '没有变化', en: 'nothing changes' };
  const money = describeMoney(tally);
  const join = (surface: Surface): string =>
    [
      parts.map((words) => words[surface]).join(surface === 'zh' ? '，' : ', '),
      ...money.map((words) => words[surface]),
    ].join(surface === 'zh' ? '；' : '; ');
  return { zh: join('zh'), en: join('en') };
}

const SOURCES: Readonly<Record<TrialSource, Bilingual>> = {
  example: { zh: '算例', en: 'Worked examples' },
  boundary: { zh: '边界用例', en: 'Boundary cases' },
  enterprise: { zh: '工作区企业', en: 'Enterprises of the workspace' },
  generated: { zh: '生成的样本企业', en: 'Generated enterprises' },
};

const DIMENSIONS: Readonly<Record<Dimension, Bilingual>> = {
  item: { zh: '措施', en: 'Item' },
  title: { zh: '称号', en: 'Title' },
  district: { zh: '地区', en: 'District' },
  size: { zh: '规模', en: 'Size' },
};

function giveReasons({ contract, tallies, sameRules, differences }: PolicyComparison): readonly Bilingual[] {
  const sum = (name: 'gains' | 'loses' | 'mixed' | 'changed'): number =>
    tallies.reduce((total, tally) => total + tally[name], 0);
  const [less, more, other] = [sum('loses') + sum('mixed'), sum('gains'), sum('changed')];
  const trials = tallies.reduce((total, tally) => total + tally.trials, 0);
  const reasons: Bilingual[] = [];
  if (contract.length > 0)
    reasons.push({
      zh: `所需事实有 ${contract.length} 处改变`,
      en: `${contract.length} of the facts that are needed change`,
    });
  if (less > 0)
    reasons.push({
      zh: `${trials} 家次中有 ${less} 家次在某一端减少`,
      en: `${less} of ${trials} enterprise-years get less at some end`,
    });
  if (more > 0)
    reasons.push({
      zh: `${trials} 家次中有 ${more} 家次只增不减`,
      en: `${more} of ${trials} enterprise-years only gain`,
    });
  if (other > 0)
    reasons.push({
      zh: `${other} 家次合计不变，明细不同`,
      en: `${other} enterprise-years get the same by other lines`,
    });
  if (reasons.length > 0) return reasons;
  if (sameRules) return [{ zh: '规则相同', en: 'the rules are the same' }];
  const changed = differences.some(({ weight }) => weight === 'rules');
  return [
    changed
      ? {
          zh: `规则文字有改动，但所试的 ${trials} 家次结果都不变；请确认有算例能显示这一改动`,
          en: `the rules read otherwise, but all ${trials} enterprise-years tried come out the same; make sure that a worked example shows the change`,
        }
      : {
          zh: `所试的 ${trials} 家次结果都不变`,
          en: `all ${trials} enterprise-years tried come out the same`,
        },
  ];
}

function part(count: number, words: Bilingual): readonly Bilingual[] {
  return count === 0 ? [] : [{ zh: `${count} 家次${words.zh}`, en: `${count} ${words.en}` }];
}

/** One figure where both ends move alike. */
function describeMoney({ lower, upper }: Tally): readonly Bilingual[] {
  const parts: Bilingual[] = [];
  const say = (low: Fen, high: Fen | null, zh: string, en: string): void => {
    if (low === 0n && high === 0n) return;
    const write = (surface: Surface): string => {
      const top = high === null ? (surface === 'zh' ? '不定' : 'without limit') : formatMoney(high, surface);
      if (high === low) return formatMoney(low, surface);
      const bottom = formatMoney(low, surface);
      return surface === 'zh' ? `下限 ${bottom}、上限 ${top}` : `${bottom} at the lower end, ${top} at the upper end`;
    };
    parts.push({ zh: `共${zh} ${write('zh')}`, en: `${write('en')} ${en} in all` });
  };
  say(lower.more, upper.more, '增', 'more');
  say(lower.less, upper.less, '减', 'less');
  return parts;
}
