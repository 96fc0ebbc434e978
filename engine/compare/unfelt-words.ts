import type { Bilingual } from '../diagnostics/diagnostic';

/** Ways in which a change of the rules can come to nothing. */
export type CauseKind =
  | 'noSamples'
  | 'notInForce'
  | 'noRule'
  | 'noClaim'
  | 'noEvent'
  | 'notEligible'
  | 'elsewhere'
  | 'otherRow'
  | 'superseded'
  | 'capped'
  | 'otherPolicy'
  | 'excluded'
  | 'unknown'
  | 'sameAmount'
  | 'limitNotReached'
  | 'limitedAlike'
  | 'nothingLimited'
  | 'noOffence'
  | 'excludedAlike'
  | 'sameForAll'
  | 'otherDays';

interface CauseWords {
  readonly message: Bilingual;
  readonly advice: Bilingual;
}

/** Words a cause, and what a drafter can do; `count` says of how many enterprises or claims it is true. */
export function causeWords(kind: CauseKind, count: number): CauseWords {
  return WORDS[kind](count);
}

const otherSamples: Bilingual = {
  zh: '如要看到效果，请加入符合这一条的企业样本。',
  en: 'To see an effect, add a sample enterprise that this part is about.',
};
const otherYear: Bilingual = {
  zh: '请换一个年度，或核对有效期。',
  en: 'Choose another year, or check the period in force.',
};
const openReasons: Bilingual = {
  zh: '点开例中企业可逐步查看；如要让它起作用，请改起决定作用的那一条。',
  en: 'Open the enterprise named to see each step; to let this take effect, change the clause that decided.',
};

const WORDS: Readonly<Record<CauseKind, (count: number) => CauseWords>> = {
  noSamples: () => ({
    message: { zh: '工作区没有企业样本', en: 'The workspace has no sample enterprises' },
    advice: {
      zh: '请在 enterprises 文件夹放入企业文件。',
      en: 'Put enterprise files into the folder enterprises.',
    },
  }),
  notInForce: () => ({
    message: { zh: '所选年度这份政策不适用', en: 'The policy is not in force in the chosen year' },
    advice: otherYear,
  }),
  noRule: () => ({
    message: { zh: '这一处不产生任何给付', en: 'Nothing is paid by this part' },
    advice: {
      zh: '它供阅读和引用；要影响资金，请改奖励、补贴、封顶或条件。',
      en: 'It is for reading and reference; to change money, edit an award, a subsidy, a cap or a condition.',
    },
  }),
  noClaim: (count) => ({
    message: { zh: `${count} 家企业样本都没有申领这一项`, en: `None of the ${count} sample enterprises claims this` },
    advice: otherSamples,
  }),
  noEvent: (count) => ({
    message: {
      zh: `${count} 家企业当年没有这一项要求的事件`,
      en: `${enterprises(count, 'has', 'have')} no event in the year that this asks for`,
    },
    advice: otherSamples,
  }),
  notEligible: (count) => ({
    message: {
      zh: `${count} 家企业不符合这一项的条件`,
      en: `${enterprises(count, 'does', 'do')} not meet the conditions of this`,
    },
    advice: otherSamples,
  }),
  elsewhere: (count) => ({
    message: { zh: `${count} 家企业不在适用地区`, en: `${enterprises(count, 'lies', 'lie')} outside the jurisdiction` },
    advice: otherSamples,
  }),
  otherRow: (count) => ({
    message: {
      zh: `${count} 家企业的事件不落在这一行，由表中其他行或没有一行选中`,
      en: `The events of ${enterprises(count, 'fall', 'fall')} on another row of the table, or on none`,
    },
    advice: otherSamples,
  }),
  superseded: (count) => ({
    message: {
      zh: `${count} 笔被同组更高的一笔取代，改动的一笔不给付`,
      en: `${claims(count, 'is', 'are')} passed over because a higher claim of the same group wins`,
    },
    advice: openReasons,
  }),
  capped: (count) => ({
    message: {
      zh: `${count} 笔受封顶或次数限制，改动被限额吸收`,
      en: `${claims(count, 'is', 'are')} cut by a cap or a number of times, which takes the change up`,
    },
    advice: openReasons,
  }),
  otherPolicy: (count) => ({
    message: {
      zh: `${count} 笔因与其他政策的关系而扣减，改动被抵消`,
      en: `${claims(count, 'is', 'are')} reduced because of another policy, which takes the change up`,
    },
    advice: openReasons,
  }),
  excluded: (count) => ({
    message: {
      zh: `${count} 笔因不予奖励的情形没有给付`,
      en: `${claims(count, 'is', 'are')} not paid because of an exclusion`,
    },
    advice: openReasons,
  }),
  unknown: (count) => ({
    message: {
      zh: `${count} 笔缺少事实，结果仍是同样的区间`,
      en: `${claims(count, 'lacks', 'lack')} facts, and the result is the same interval`,
    },
    advice: { zh: '请补齐企业样本缺少的事实。', en: 'Fill in the facts that are missing.' },
  }),
  sameAmount: (count) => ({
    message: {
      zh: `${count} 笔按改动前后算得的金额相同`,
      en: `${claims(count, 'comes', 'come')} to the same amount before and after`,
    },
    advice: {
      zh: '没有企业样本处在改动涉及的界线上；请加入这样的样本。',
      en: 'No sample enterprise stands where the change makes a difference; add one that does.',
    },
  }),
  limitNotReached: (count) => ({
    message: {
      zh: `${count} 笔都没有碰到这一限额`,
      en: `${claims(count, 'stays', 'stay')} below this limit`,
    },
    advice: {
      zh: '改动前后都高于所有申领；要看到效果，请降低限额或加入金额更大的样本。',
      en: 'Before and after it lies above every claim; lower it, or add a sample with a larger claim.',
    },
  }),
  limitedAlike: (count) => ({
    message: {
      zh: `${count} 笔受此限制，但改动前后限得一样`,
      en: `${claims(count, 'is', 'are')} limited by it, but alike before and after`,
    },
    advice: openReasons,
  }),
  nothingLimited: (count) => ({
    message: {
      zh: `${count} 笔各自成组，没有可比较、可累计的另一笔`,
      en: `${claims(count, 'stands', 'stand')} alone, with nothing to compare or add to`,
    },
    advice: {
      zh: '请加入同一年有两笔以上申领的企业样本。',
      en: 'Add a sample enterprise with more than one claim in a year.',
    },
  }),
  noOffence: (count) => ({
    message: {
      zh: `${count} 家企业样本都没有这种情形`,
      en: `None of the ${count} sample enterprises has such a case`,
    },
    advice: otherSamples,
  }),
  excludedAlike: (count) => ({
    message: {
      zh: `${count} 家企业有这种情形，但所得相同`,
      en: `${enterprises(count, 'has such a case, but gets', 'have such a case, but get')} the same`,
    },
    advice: openReasons,
  }),
  otherDays: (count) => ({
    message: {
      zh: `${count} 家企业样本所得都相同：改动的日子里没有它们的事件，或不在所选年度`,
      en: `All ${count} sample enterprises get the same: none has an event on the days that changed, or they lie in other years`,
    },
    advice: otherYear,
  }),
  sameForAll: (count) => ({
    message: { zh: `${count} 家企业样本所得都相同`, en: `All ${count} sample enterprises get the same` },
    advice: otherSamples,
  }),
};

/** A count with its noun and verb, for English. */
function claims(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? `claim ${one}` : `claims ${more}`}`;
}

function enterprises(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? `enterprise ${one}` : `enterprises ${more}`}`;
}
