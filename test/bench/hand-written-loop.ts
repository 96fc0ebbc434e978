import {
  fairCap,
  fairCategories,
  holderTitles,
  nanchangTitles,
  patentAward,
  seriousAccidents,
  seriousOffences,
  workstationAward,
  workstations,
  xihuPlatforms,
  xihuQuality,
  xihuTitles,
  type Figure,
} from './figures-by-hand';
import type { PlainEnterprise, PlainViolation } from './plain-enterprise';

/** Both ends of what an enterprise is paid. Units: fen. */
export interface PlainMoney {
  lo: number;
  hi: number;
}

const [firstDay, lastDay, nanchangStart] = [20230101, 20231231, 20210101];
const xihu = 360103;
const accidents = new Set(seriousAccidents);
const offences = new Set(seriousOffences);
const holders = new Set(holderTitles);
const stations = new Set<string>(workstations);
const fairs = new Set<string>(fairCategories);
const cityAwards = inFen(nanchangTitles);
const titleAwards = inFen(xihuTitles);
const qualityAwards = inFen(xihuQuality);
const platformAwards = inFen(xihuPlatforms);

/**
 * What a programmer who knows the two policies of Xihu and Nanchang by heart would write for their money of 2023, for
 * enterprises without a missing fact.
 */
export function payByHand(enterprise: PlainEnterprise): PlainMoney {
  const nanchang = payNanchang(enterprise);
  const certain = isExcluded(enterprise) ? 0 : payXihu(enterprise);
  return { lo: certain, hi: certain + nanchang };
}

/** 'Up to' amounts for each title that was new in the city, once in the years of the policy. */
function payNanchang({ recognitions }: PlainEnterprise): number {
  const first = new Map<string, number>();
  for (const { title, isNew, recognizedIn, awardedOn } of recognitions) {
    if (!isNew || Math.floor(recognizedIn / 100) !== 3601 || awardedOn < nanchangStart || awardedOn > lastDay) continue;
    if (cityAwards.has(title) && awardedOn < (first.get(title) ?? Infinity)) first.set(title, awardedOn);
  }
  let sum = 0;
  for (const [title, awardedOn] of first) if (awardedOn >= firstDay) sum += cityAwards.get(title) ?? 0;
  return sum;
}

function payXihu(enterprise: PlainEnterprise): number {
  return payTitles(enterprise) + payPlatforms(enterprise) + payPatent(enterprise) + payFairs(enterprise);
}

/** The best title of each family. */
function payTitles({ recognitions, pools }: PlainEnterprise): number {
  const best = new Map<string, number>();
  for (const { title, family, isNew, isFirst, recognizedIn, awardedOn } of recognitions) {
    if (!isNew || recognizedIn !== xihu || !isInYear(awardedOn)) continue;
    const quality = qualityAwards.get(title);
    const isCultivated = () =>
      pools.some(({ region, since, until }) => region === xihu && since <= awardedOn && until >= awardedOn);
    const isPaid = quality !== undefined && isFirst && (holds({ recognitions }, awardedOn) || isCultivated());
    const award = titleAwards.get(title) ?? (isPaid ? quality : 0);
    if (award > (best.get(family) ?? 0)) best.set(family, award);
  }
  return [...best.values()].reduce((sum, award) => sum + award, 0);
}

/** The best level of each kind of platform, and each kind of workstation once. */
function payPlatforms({ platforms, recognitions }: PlainEnterprise): number {
  const own = platforms.filter(
    ({ recognizedIn, approvedOn }) =>
      recognizedIn === xihu && isInYear(approvedOn) && holds({ recognitions }, approvedOn),
  );
  const byLevel = new Map<string, Map<string, number>>();
  const types = new Set<string>();
  for (const { type, kind, level } of own) {
    if (stations.has(type)) types.add(type);
    if (type !== 'tech-innovation-platform') continue;
    const levels = byLevel.get(kind) ?? new Map<string, number>();
    levels.set(level, (levels.get(level) ?? 0) + (platformAwards.get(level) ?? 0));
    byLevel.set(kind, levels);
  }
  let sum = types.size * workstationAward * 100;
  for (const levels of byLevel.values()) sum += Math.max(...levels.values());
  return sum;
}

function payPatent({ region, patents, recognitions }: PlainEnterprise): number {
  if (region !== xihu) return 0;
  const isPaid = patents.some(
    ({ type, grantedOn }) => type === 'invention' && isInYear(grantedOn) && holds({ recognitions }, grantedOn),
  );
  return isPaid ? patentAward * 100 : 0;
}

function payFairs({ region, expenses, recognitions }: PlainEnterprise): number {
  if (region !== xihu) return 0;
  const spent = expenses
    .filter(({ category, date }) => fairs.has(category) && isInYear(date) && holds({ recognitions }, date))
    .reduce((sum, { amount }) => sum + amount, 0);
  return Math.min(Math.floor((spent * 3 + 5) / 10), fairCap * 100);
}

function holds({ recognitions }: Pick<PlainEnterprise, 'recognitions'>, day: number): boolean {
  return recognitions.some(({ title, awardedOn, validTo }) => holders.has(title) && awardedOn <= day && validTo >= day);
}

function isExcluded({ violations }: PlainEnterprise): boolean {
  return violations.some((violation) => isInYear(violation.date) && excludes(violation));
}

function excludes({ kind, severity, subject }: PlainViolation): boolean {
  if (kind === 'serious-dishonesty') return subject === 'enterprise' || subject === 'legal-representative';
  const isSerious = kind === 'work-safety-accident' ? accidents.has(severity) : offences.has(kind);
  return subject === 'enterprise' && isSerious;
}

function isInYear(day: number): boolean {
  return day >= firstDay && day <= lastDay;
}

function inFen(figures: readonly Figure[]): ReadonlyMap<string, number> {
  return new Map(figures.map(([word, yuan]) => [word, yuan * 100]));
}
