import { exactly, formatInterval, type MoneyInterval } from '../values/money';
import type { Period } from '../values/calendar';
import type { LevelRelation, RepealNotice } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import { formatQuantity, type QuantityInterval, type Unit } from '../values/quantity';

/** The sentences of the explanation, one function for each thing that can happen to a claim. */
export const say = {
  inForce: (date: string, applies: Applies): Bilingual => ({
    zh: `事件日期 ${date} 在适用期间内（${periodZh(applies)}）`,
    en: `The event of ${date} lies in the period the policy applies to (${periodEn(applies)})`,
  }),
  allInForce: (count: number, applies: Applies): Bilingual => ({
    zh: `${count} 项事件的日期均在适用期间内（${periodZh(applies)}）`,
    en: `All ${count} events lie in the period the policy applies to (${periodEn(applies)})`,
  }),
  notInForce: (date: string, applies: Applies): Bilingual => ({
    zh: `事件日期 ${date} 不在适用期间内（${periodZh(applies)}）`,
    en: `The event of ${date} lies outside the period the policy applies to (${periodEn(applies)})`,
  }),
  yearNotInForce: (year: number, applies: Applies): Bilingual => ({
    zh: `本政策在 ${year} 年不适用（适用期间：${periodZh(applies)}）`,
    en: `The policy does not apply in ${year} (it applies ${periodEn(applies)})`,
  }),
  noStart: (): Bilingual => ({
    zh: '文本未载明施行日，也未设定假定施行日，无法计算',
    en: 'The text names no start and none is assumed, so nothing can be computed',
  }),
  dateUnknown: (): Bilingual => ({
    zh: '事件日期缺失，无法判断是否在适用期间内',
    en: 'The day of the event is missing, so it is unknown whether the policy applies',
  }),
  inPlace: (place: string, region: string): Bilingual => ({
    zh: `${place} 在适用地区 ${region} 内`,
    en: `${place} lies in the jurisdiction ${region}`,
  }),
  outOfPlace: (place: string, region: string): Bilingual => ({
    zh: `${place} 不在适用地区 ${region} 内`,
    en: `${place} lies outside the jurisdiction ${region}`,
  }),
  placeUnknown: (): Bilingual => ({
    zh: '地点缺失，无法判断是否在适用地区内',
    en: 'The place is missing, so it is unknown whether it lies in the jurisdiction',
  }),
  triggered: (kind: Bilingual, date: string | null): Bilingual => ({
    zh: date === null ? `由${kind.zh}事件引起，日期缺失` : `由${kind.zh}事件引起：${date}`,
    en: date === null ? `Triggered by ${kind.en}, day missing` : `Triggered by ${kind.en}: ${date}`,
  }),
  triggeredMonthly: (kind: Bilingual): Bilingual => ({
    zh: `由${kind.zh}引起，逐月检验`,
    en: `Triggered by ${kind.en}, month by month`,
  }),
  noEvent: (kind: Bilingual, year: number): Bilingual => ({
    zh: `${year} 年没有${kind.zh}事件`,
    en: `No ${kind.en} event in ${year}`,
  }),
  eventsUnknown: (kind: Bilingual): Bilingual => ({
    zh: `没有填写${kind.zh}记录，无法判断（没有请填空列表）`,
    en: `No ${kind.en} records were given, so this is unknown (give an empty list if there are none)`,
  }),
  noEventNeeded: (date: string): Bilingual => ({
    zh: `无需触发事件，以 ${date} 为基准日检验`,
    en: `No event is needed; tested as of ${date}`,
  }),
  noDayNeeded: (date: string): Bilingual => ({
    zh: `此类事件没有日期，以 ${date} 为基准日检验`,
    en: `Events of this kind carry no day; tested as of ${date}`,
  }),
  eligible: (): Bilingual => ({ zh: '条件成立', en: 'The condition holds' }),
  notEligible: (): Bilingual => ({ zh: '条件不成立', en: 'The condition does not hold' }),
  eligibilityUnknown: (): Bilingual => ({
    zh: '缺少事实，条件能否成立未知',
    en: 'Facts are missing, so it is unknown whether the condition holds',
  }),
  noRow: (): Bilingual => ({ zh: '奖励表中没有对应的档次', en: 'No row of the award table fits' }),
  amount: (amount: QuantityInterval, unit: Unit): Bilingual => ({
    zh: `按条款可得 ${formatQuantity(amount, unit, 'zh')}`,
    en: `The clause gives ${formatQuantity(amount, unit, 'en')}`,
  }),
  each: (count: number, amount: QuantityInterval, unit: Unit): Bilingual => ({
    zh: `${count} 项逐项相加，共 ${formatQuantity(amount, unit, 'zh')}`,
    en: `${count} added one by one: ${formatQuantity(amount, unit, 'en')}`,
  }),
  monthly: (months: number, amount: QuantityInterval): Bilingual => ({
    zh: `按 ${months} 人·月相加，共 ${formatInterval(amount, 'zh')}`,
    en: `${months} months of persons added up: ${formatInterval(amount, 'en')}`,
  }),
  monthsUnknown: (field: Bilingual): Bilingual => ({
    zh: `没有填写${field.zh}，不知哪些月份可以享受`,
    en: `No ${field.en} were given, so the months are unknown`,
  }),
  share: (base: MoneyInterval, rate: string, amount: MoneyInterval): Bilingual => ({
    zh: `基数 ${formatInterval(base, 'zh')} × ${rate} = ${formatInterval(amount, 'zh')}`,
    en: `Base ${formatInterval(base, 'en')} × ${rate} = ${formatInterval(amount, 'en')}`,
  }),
  openAmount: (amount: QuantityInterval, unit: Unit): Bilingual => ({
    zh:
      amount.max === null
        ? '记录缺失，金额未定，也可能没有'
        : `记录缺失，可能没有，至多 ${formatQuantity(exactly(amount.max), unit, 'zh')}`,
    en:
      amount.max === null
        ? 'The records are missing: any amount, or nothing'
        : `The records are missing: nothing, or up to ${formatQuantity(exactly(amount.max), unit, 'en')}`,
  }),
  eachWithinCap: (): Bilingual => ({ zh: '每次均未超过单次上限', en: 'Each event is within the cap for one event' }),
  eachCutByCap: (): Bilingual => ({
    zh: '超过单次上限的部分不计',
    en: 'What exceeds the cap for one event is left out',
  }),
  withinCap: (cap: QuantityInterval, unit: Unit): Bilingual => ({
    zh: `未超过上限 ${formatQuantity(cap, unit, 'zh')}`,
    en: `Within the cap of ${formatQuantity(cap, unit, 'en')}`,
  }),
  cutByCap: (cap: QuantityInterval, unit: Unit): Bilingual => ({
    zh: `超过上限 ${formatQuantity(cap, unit, 'zh')}，按上限计`,
    en: `Above the cap of ${formatQuantity(cap, unit, 'en')}, cut to it`,
  }),
  withinCount: (times: number): Bilingual => ({
    zh: `未超过可享受次数（${times} 次）`,
    en: `Within the number of payments allowed (${times})`,
  }),
  beyondCount: (times: number): Bilingual => ({
    zh: `只可享受 ${times} 次，已由另一笔或往年享受`,
    en: `Paid ${times === 1 ? 'once' : `${times} times`} only: another claim or an earlier year took it`,
  }),
  highest: (): Bilingual => ({ zh: '同组中最高，予以保留（就高不就低）', en: 'The highest of its group is kept' }),
  superseded: (): Bilingual => ({
    zh: '同组中有更高的一笔，本笔不重复享受',
    en: 'A higher claim of the same group takes precedence',
  }),
  groupUnknown: (): Bilingual => ({
    zh: '缺少事实，不知道是否与另一笔属于同一组，可能不重复享受',
    en: 'Facts are missing, so this claim may belong to the group of another one and give way to it',
  }),
  winnerOpen: (): Bilingual => ({
    zh: '金额未定，不知道这笔与另一笔谁保留，本条限制可能减少其中一笔',
    en: 'Amounts are not fixed, so it is open which of several claims is kept and whether this limit cuts it',
  }),
  otherLevel: (relation: LevelRelation, title: string | null): Bilingual => ({
    zh: `与其他政策${title === null ? '' : `“${title}”`}的资金${RELATION_NAMES[relation].zh}，相应扣减`,
    en: `Reduced because of money under another policy${title === null ? '' : ` (${title})`}: ${RELATION_NAMES[relation].en}`,
  }),
  otherLevelUnknown: (): Bilingual => ({
    zh: '缺少事实，不知道是否让位于其他政策的资金',
    en: 'Facts are missing, so it is unknown whether this claim gives way to money under another policy',
  }),
  otherLevelOpen: (): Bilingual => ({
    zh: '金额未定，不知道哪一笔让位于其他政策的资金',
    en: 'Amounts are not fixed, so it is open which claim gives way to money under another policy',
  }),
  otherLevelKept: (): Bilingual => ({
    zh: '与其他层级政策的关系不影响本笔',
    en: 'Money from other fiscal levels does not affect this claim',
  }),
  excluded: (gist: string): Bilingual => ({
    zh: `当年不予奖励：${gist}`,
    en: `No award because of an exclusion: ${gist}`,
  }),
  stopped: (gist: string, date: string): Bilingual => ({
    zh: `自 ${date.slice(0, 4)} 年起不再享受：${gist}`,
    en: `No support from ${date.slice(0, 4)} on because of an exclusion: ${gist}`,
  }),
  maybeExcluded: (gist: string): Bilingual => ({
    zh: `可能不予奖励，缺少事实：${gist}`,
    en: `Possibly excluded, facts are missing: ${gist}`,
  }),
  maybeExcludedWithoutRecords: (gist: string, kind: Bilingual): Bilingual => ({
    zh: `没有填写${kind.zh}记录，可能不予奖励：${gist}`,
    en: `No ${kind.en} records were given, so this may be excluded: ${gist}`,
  }),
  notExcluded: (): Bilingual => ({ zh: '没有不予奖励的情形', en: 'No exclusion applies' }),
} as const;

const RELATION_NAMES: Readonly<Record<LevelRelation, Bilingual>> = {
  additive: { zh: '可叠加', en: 'both are paid' },
  highest: { zh: '就高', en: 'only the higher is paid' },
  exclusive: { zh: '不重复', en: 'not both are paid' },
  topUp: { zh: '补差', en: 'only the difference is paid' },
};

/** The period a policy applies to. */
export interface Applies {
  readonly window: Period | null;
  /** Whether the start stands in no text and was set for the simulation. */
  readonly startAssumed: boolean;
  /** The policy that ended this one. */
  readonly repealedBy: RepealNotice | null;
}

function periodZh({ window, startAssumed, repealedBy }: Applies): string {
  const from = `${window?.from ?? '未定'}${startAssumed ? '（假定施行日）' : ''}`;
  const repealed = repealedBy ? `，其后由《${repealedBy.title}》废止` : '';
  return `${from} 至 ${window?.to ?? '长期'}${repealed}`;
}

function periodEn({ window, startAssumed, repealedBy }: Applies): string {
  const from = `${window?.from ?? 'an unknown day'}${startAssumed ? ' (an assumed start)' : ''}`;
  const repealed = repealedBy ? `, then repealed by ${repealedBy.title}` : '';
  return `from ${from} ${window?.to ? `to ${window.to}` : 'on'}${repealed}`;
}
