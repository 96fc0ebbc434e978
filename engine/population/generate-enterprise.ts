import { noEvents, type Enterprise, type EnterpriseEvent, type FactValue } from '../enterprise/enterprise';
import { parseDate, type CalendarDate } from '../values/calendar';
import type { Distributions, Weighted } from './distributions';
import { startRandom, type Random } from './random';

type Fields = Readonly<Record<string, FactValue>>;
interface Draft {
  readonly date: CalendarDate | null;
  readonly fields: Fields;
}

/**
 * Makes one enterprise of a synthetic population: the same for the same seed and number, whatever else is made.
 *
 * Shape: every list of events is given, so that nothing is unknown but what `missing` takes away.
 */
export function generateEnterprise(number: number, seed: number, distributions: Distributions): Enterprise {
  const random = startRandom(seed, number);
  const size = random.choose(distributions.sizes);
  const scale = { micro: 0, small: 1, medium: 2, large: 3 }[size];
  const region = random.choose(distributions.regions);
  const recognitions = drawTitles(random, region, scale, distributions);
  const kinds = Object.entries(distributions.events).map(([kind, [plain, titled]]) => {
    const mean = recognitions.length > 0 ? titled : plain;
    const drafts = Array.from({ length: drawCount(random, mean) }, () =>
      drawEvent(kind, random, region, distributions),
    );
    return [kind, drafts] as const;
  });
  const given = new Map<string, readonly Draft[]>([['recognitions', recognitions], ...kinds]);
  const enterprise: Enterprise = {
    id: `S${String(number).padStart(8, '0')}`,
    name: `样本企业${number}`,
    file: 'population',
    fields: {
      region,
      size,
      industry: random.choose(distributions.industries),
      ownership: random.choose(distributions.ownership),
      foundedOn: day(random, 1995, 2022),
      employees: String(random.between([1, 10, 100, 400][scale] ?? 1, [9, 99, 399, 4000][scale] ?? 9)),
      revenue: cents(random, [1e5, 3e6, 5e7, 5e8][scale] ?? 1e5, [2e6, 4e7, 4e8, 8e9][scale] ?? 1e6),
      rdExpense: cents(random, 0, [1e5, 3e6, 3e7, 4e8][scale] ?? 1e5),
      intendsToList: random.happens(0.01 * scale),
      listed: random.happens(0.01 * scale),
      scaled: scale > 1 || random.happens(0.1),
    },
    events: Object.fromEntries(allKinds.map((kind) => [kind, numberDrafts(given.get(kind) ?? [])])),
  };
  return random.happens(distributions.missing) ? forgetOne(enterprise, random) : enterprise;
}

function numberDrafts(drafts: readonly Draft[]): readonly EnterpriseEvent[] {
  return drafts.length === 0 ? noEvents : drafts.map(({ date, fields }, index) => ({ index, date, fields }));
}

const allKinds = [
  ...['recognitions', 'platforms', 'patents', 'expenses', 'violations', 'cultivationPools', 'hires', 'projects'],
  ...['standards', 'aiModels', 'procurements', 'bridgeLoans', 'talents', 'loans', 'listings', 'equityFinancings'],
  'annualFigures',
];

function drawTitles(random: Random, region: string, scale: number, { titles, years }: Distributions): readonly Draft[] {
  return titles.flatMap(([title, family, level, chances]) => {
    if (!random.happens(chances[scale] ?? 0)) return [];
    const date = day(random, years[0], years[1]);
    const expires = Number(date.slice(0, 4)) + 3;
    const fields: Fields = {
      title,
      family,
      level,
      awardedOn: date,
      recognizedIn: random.happens(0.97) ? region : '360111',
      type: random.happens(0.8) ? 'new' : 'renewal',
      firstTime: random.happens(0.8),
      ...(random.happens(0.5) ? { validTo: `${expires}-12-31` } : {}),
    };
    return [{ date, fields }];
  });
}

/** A number of events with a given mean: most have none, a few have several. */
function drawCount(random: Random, mean: number): number {
  const another = mean / (1 + mean);
  let count = 0;
  while (count < 12 && random.happens(another)) count += 1;
  return count;
}

const platformKinds: Weighted<readonly [type: string, kind: string]> = [
  [6, ['tech-innovation-platform', 'enterprise-technology-centre']],
  [3, ['tech-innovation-platform', 'engineering-research-centre']],
  [1, ['postdoc-workstation', 'postdoc-workstation']],
  [1, ['academician-workstation', 'academician-workstation']],
];

function drawEvent(kind: string, random: Random, region: string, { years }: Distributions): Draft {
  const date = day(random, years[0], years[1]);
  const pick = (...choices: readonly string[]): string => random.choose(choices.map((choice) => [1, choice] as const));
  switch (kind) {
    case 'platforms': {
      const [type, platform] = random.choose(platformKinds);
      const level = random.choose([
        [1, 'nation'],
        [3, 'province'],
        [6, 'city'],
      ] as const);
      return { date, fields: { type, kind: platform, level, approvedOn: date, recognizedIn: region } };
    }
    case 'patents':
      return { date, fields: { type: pick('invention', 'utility-model', 'utility-model', 'design'), grantedOn: date } };
    case 'expenses': {
      const category = pick('export-credit-insurance', 'booth-fee', 'transport-fee', 'computing-service', 'booth-fee');
      return { date, fields: { category, date, amount: cents(random, 500, 1_000_000) } };
    }
    case 'violations': {
      const violation = pick('work-safety-accident', 'serious-dishonesty', 'tax-evasion', 'false-advertising');
      const severity = pick('general', 'general', 'larger', 'major');
      return {
        date,
        fields: { kind: violation, severity, subject: pick('enterprise', 'enterprise', 'shareholder'), date },
      };
    }
    case 'cultivationPools':
      return { date, fields: { region, since: date } };
    case 'hires': {
      const first = random.between(1, 9);
      const months = Array.from({ length: random.between(1, 4) }, (_, index) => month(date.slice(0, 4), first + index));
      return {
        date: null,
        fields: { degree: pick('doctor', 'master', 'bachelor'), graduate: random.happens(0.7), rentMonths: months },
      };
    }
    case 'projects': {
      const project = pick('national-core-technology-task', 'pilot-platform');
      return {
        date,
        fields: { kind: project, date, role: pick('undertakes', 'takes-part'), investment: cents(random, 1e5, 9e6) },
      };
    }
    case 'standards':
      return {
        date,
        fields: {
          kind: pick('international', 'national', 'industry'),
          publishedOn: date,
          role: pick('leads', 'takes-part'),
        },
      };
    case 'aiModels':
      return { date, fields: { filedOn: date } };
    case 'procurements':
      return { date, fields: { kind: pick('goods', 'services', 'works'), date, bid: cents(random, 1e4, 5e6) } };
    case 'bridgeLoans':
      return { date, fields: { date, amount: cents(random, 1e5, 8e7) } };
    default:
      return { date: null, fields: { role: pick('research-head', 'core-manager', 'other') } };
  }
}

/** Takes away one fact, one field of an event, or one whole list. */
function forgetOne(enterprise: Enterprise, random: Random): Enterprise {
  const kinds = Object.keys(enterprise.events).filter((kind) => (enterprise.events[kind]?.length ?? 0) > 0);
  const kind = kinds.length === 0 ? 'recognitions' : random.choose(kinds.map((each) => [1, each] as const));
  const without = (record: Fields, key: string | undefined): Fields =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
  const [first, ...others] = enterprise.events[kind] ?? [];
  const how = random.between(0, 3);
  if (how === 0 || !first) {
    const events = Object.fromEntries(Object.entries(enterprise.events).filter(([name]) => name !== kind));
    return { ...enterprise, events };
  }
  if (how === 1) return { ...enterprise, fields: without(enterprise.fields, random.happens(0.5) ? 'size' : 'region') };
  const keys = Object.keys(first.fields).filter((key) => first.fields[key] !== first.date);
  const key = keys[random.between(0, Math.max(0, keys.length - 1))];
  const dayless = how === 3 && first.date !== null;
  const changed = dayless
    ? {
        ...first,
        date: null,
        fields: Object.fromEntries(Object.entries(first.fields).filter(([, value]) => value !== first.date)),
      }
    : { ...first, fields: without(first.fields, key) };
  return { ...enterprise, events: { ...enterprise.events, [kind]: [changed, ...others] } };
}

function day(random: Random, from: number, to: number): CalendarDate {
  const text = `${random.between(from, to)}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`;
  const date = parseDate(text);
  if (!date) throw new Error(`${text} is no day`);
  return date;
}

function month(year: string, number: number): string {
  return `${year}-${pad(number)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** An amount between two, spread evenly over the orders of magnitude. Units: yuan, with whole fen. */
function cents(random: Random, low: number, high: number): string {
  const [from, to] = [Math.log(Math.max(1, low)), Math.log(Math.max(2, high))];
  const fen = Math.round(Math.exp(from + random.next() * (to - from)) * 100);
  return (fen % 100 === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${pad(fen % 100)}`).replace(/(\.\d)0$/, '$1');
}
