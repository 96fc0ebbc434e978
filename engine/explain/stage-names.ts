import type { Bilingual } from '../diagnostics/diagnostic';
import type { SanctionAction } from '../compile/plan';
import type { StepOutcome, StepStage } from '../simulate/result';

/** What readers call the steps from facts to payment. */
export const stageNames: Readonly<Record<StepStage, Bilingual>> = {
  inForce: { zh: '适用期间', en: 'In force' },
  jurisdiction: { zh: '适用地区', en: 'Jurisdiction' },
  trigger: { zh: '触发事件', en: 'Trigger' },
  eligibility: { zh: '资格条件', en: 'Eligibility' },
  amount: { zh: '金额', en: 'Amount' },
  itemCap: { zh: '本项次数与封顶', en: 'Item limits' },
  stacking: { zh: '政策内不重复', en: 'Stacking' },
  policyCap: { zh: '政策总封顶', en: 'Policy cap' },
  crossPolicy: { zh: '与其他层级', en: 'Other levels' },
  exclusion: { zh: '不予奖励', en: 'Exclusion' },
};

/** What readers call the outcome of a step. */
export const outcomeNames: Readonly<Record<StepOutcome, Bilingual>> = {
  passed: { zh: '通过', en: 'passed' },
  granted: { zh: '给予', en: 'granted' },
  reduced: { zh: '扣减', en: 'reduced' },
  superseded: { zh: '被另一笔取代', en: 'superseded' },
  excluded: { zh: '不予', en: 'excluded' },
  refused: { zh: '不符合', en: 'refused' },
  unknown: { zh: '未知', en: 'unknown' },
};

/** What readers call that which follows an offence. */
export const sanctionNames: Readonly<Record<SanctionAction, Bilingual>> = {
  stop: { zh: '停止享受相关政策', en: 'no further support' },
  clawBack: { zh: '追回已拨付的资金', en: 'money already paid is claimed back' },
  creditRecord: { zh: '纳入企业信用信息', en: 'entered in the credit record' },
  publish: { zh: '视情况向社会公开', en: 'may be published' },
  refer: { zh: '依法移送司法机关处理', en: 'referred to the judicial authorities' },
};
