import type { Bilingual } from '../diagnostics/diagnostic';

/** What the kinds of items are for. */
export const kindWords: Readonly<Record<string, Bilingual>> = {
  award: { zh: '发生某类事件后给付定额奖励，可按表分档。', en: 'A fixed amount for an event, possibly by a table.' },
  subsidy: { zh: '按基数的一定比例给付，可设封顶。', en: 'A share of a base, possibly with a cap.' },
  allowance: { zh: '按人按月发给个人的津贴，如租房补贴。', en: 'Money per person and month, paid to individuals.' },
  pricePreference: {
    zh: '评审时的价格扣除，是比例，不是付款。',
    en: 'A deduction when bids are compared: a rate, no payment.',
  },
  quota: { zh: '可使用的额度或名额，不是付款。', en: 'Money or places that may be used; no payment.' },
  service: { zh: '企业可享受的服务，不涉及金额。', en: 'A service an enterprise can receive; no money.' },
  unquantifiedMoney: {
    zh: '承诺给付但文件未写明数额的资金，测算中列为“未知”，不按零计。',
    en: 'Money the text promises without an amount: shown as unknown, never as zero.',
  },
  exclusion: { zh: '出现某种情形时不予奖励。', en: 'A fact because of which nothing is paid.' },
  sanction: { zh: '对不予奖励情形的处理，如停止享受、追回。', en: 'What follows an exclusion, such as claw-back.' },
  stacking: {
    zh: '奖励之间如何叠加：可叠加、就高或合计封顶。',
    en: 'How awards combine: added, highest only, or with one cap.',
  },
  eligibility: {
    zh: '享受措施的一般条件，如认定地或所在地。',
    en: 'A general condition, such as the place of the event.',
  },
  undertaking: { zh: '政府自己要做的事，不由企业申领。', en: 'What the government itself does.' },
  target: { zh: '文件提出的目标或指标。', en: 'An aim or figure the text sets.' },
  definition: { zh: '对用语的解释。', en: 'Explains a term.' },
  validity: { zh: '施行、有效期与调整。', en: 'Entry into force, term, adjustment.' },
  funding: { zh: '资金来源与列支渠道。', en: 'Where the money comes from.' },
  basis: { zh: '制定依据。', en: 'What the policy is based on.' },
  repeal: { zh: '同时废止的文件。', en: 'Documents that are repealed.' },
  institutional: { zh: '组织实施、解释、职责分工。', en: 'Organisation, interpretation, responsibilities.' },
};
