import { requiredFacts } from '../../engine/bundle/required-facts';
import { planValue } from '../../engine/bundle/plan-json';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise, EnterpriseEvent, FactValue } from '../../engine/enterprise/enterprise';
import { addDays, addMonths, firstDayOfYear, parseDate, type CalendarDate } from '../../engine/values/calendar';
import { add, toDecimalText, toRational } from '../../engine/values/rational';
import { findCollection } from '../../engine/vocabulary/find-collection';
import { fieldsOf } from '../../engine/vocabulary/find-field';
import type { FactField, Vocabulary } from '../../engine/vocabulary/vocabulary';
import type { Chance } from './chance';

/** What the facts of generated enterprises are made of: all that some policies read, near what they name. */
export interface Supply {
  readonly vocabulary: Vocabulary;
  readonly own: readonly FactField[];
  readonly collections: readonly { readonly id: string; readonly fields: readonly FactField[] }[];
  /** Kinds of events that take claims away. */
  readonly violations: readonly string[];
  readonly literals: readonly string[];
  readonly figures: readonly string[];
  readonly days: readonly CalendarDate[];
  readonly regions: readonly string[];
}

/** Gathers what the policies read and name. */
export function gatherSupply(plans: readonly PolicyPlan[], vocabulary: Vocabulary): Supply {
  const values = plans.map(planValue);
  const read = values.map((value) => requiredFacts(value, vocabulary.facts.collections));
  const literals = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('node' in value && value.node === 'literal' && 'value' in value && typeof value.value === 'string')
      literals.add(value.value);
    for (const member of Object.values(value)) visit(member);
  };
  values.forEach(visit);
  const own = new Set(read.flatMap(({ enterprise }) => enterprise));
  const kinds = [...new Set(read.flatMap(({ collections }) => collections.map(({ id }) => id)))].sort();
  const named = [...literals].flatMap((text) => parseDate(text) ?? []);
  const ends = plans.flatMap(({ window }) => [window?.from ?? null, window?.to ?? null]).flatMap((day) => day ?? []);
  return {
    vocabulary,
    own: fieldsOf(vocabulary, null).filter(({ id }) => own.has(id)),
    collections: kinds.map((id) => {
      const fields = new Set(
        read.flatMap(({ collections }) => collections.find((each) => each.id === id)?.fields ?? []),
      );
      return {
        id,
        fields: fieldsOf(vocabulary, id).filter((field) => fields.has(field.id) || field.type.kind === 'title'),
      };
    }),
    violations: [...new Set(plans.flatMap(({ exclusions }) => exclusions.map(({ trigger }) => trigger)))],
    literals: [...literals].sort(),
    figures: [...literals].filter((text) => /^\d+(?:\.\d+)?$/.test(text)).sort(),
    days: [...new Set([...named, ...ends])].sort(),
    regions: [...new Set(plans.map(({ region }) => region))].sort(),
  };
}

/** An enterprise and the year to look at. */
export interface Generated {
  readonly enterprise: Enterprise;
  readonly year: number;
}

/**
 * Makes an enterprise, most of whose events lie in one place and around one year. Some of its facts nobody knows:
 * `forgets` is once in how many times, 0 for never.
 */
export function generateEnterprise(
  policies: Supply,
  chance: Chance,
  forgets: number,
  year = 2021 + chance.below(6),
): Generated {
  const supply = { ...policies, home: generateRegion(policies.regions, policies, chance), year };
  const isForgotten = (): boolean => forgets > 0 && chance.once(forgets);
  const fields = generateFields(supply.own, supply, chance, isForgotten);
  const events: Record<string, readonly EnterpriseEvent[]> = {};
  for (const { id } of supply.vocabulary.facts.collections) {
    const kind = supply.collections.find((each) => each.id === id);
    if (isForgotten()) continue;
    const isFew = supply.violations.includes(id) && !chance.once(5);
    const count = kind && !isFew ? chance.below(5) : 0;
    events[id] = Array.from({ length: count }, (_, index) =>
      generateEvent(id, index, generateFields(kind?.fields ?? [], supply, chance, isForgotten), supply),
    );
  }
  return { enterprise: { id: 'e1', name: 'e1', file: 'generated', fields, events }, year };
}

function generateEvent(
  collection: string,
  index: number,
  given: Readonly<Record<string, FactValue>>,
  { vocabulary }: Supply,
): EnterpriseEvent {
  const title = vocabulary.titles.find(({ id }) => id === given['title']);
  const kinds = new Set(
    fieldsOf(vocabulary, collection)
      .filter(({ derived }) => derived !== undefined)
      .map(({ id }) => id),
  );
  const { family: _family, level: _level, ...rest } = given;
  const derived = title && { family: title.family, level: title.level };
  const fields = kinds.has('family') ? { ...rest, ...derived } : given;
  const { dateField = null } = findCollection(vocabulary, collection) ?? {};
  const day = dateField === null ? undefined : fields[dateField];
  return { index, date: typeof day === 'string' ? parseDate(day) : null, fields };
}

/** Where and when most events of one enterprise happen. */
interface LocalSupply extends Supply {
  readonly home: string;
  readonly year: number;
}

function generateFields(
  fields: readonly FactField[],
  supply: LocalSupply,
  chance: Chance,
  isForgotten: () => boolean,
): Readonly<Record<string, FactValue>> {
  const given = fields.map((field) => [field.id, isForgotten() ? null : generateValue(field, supply, chance)] as const);
  return Object.fromEntries(given.flatMap(([id, value]) => (value === null ? [] : [[id, value]])));
}

function generateValue({ type, absent }: FactField, supply: LocalSupply, chance: Chance): FactValue | null {
  const { vocabulary, literals } = supply;
  if (absent === 'none' && chance.once(3)) return null;
  const preferNamed = (values: readonly string[]): string => {
    const named = values.filter((value) => literals.includes(value));
    return named.length > 0 && !chance.once(4) ? chance.pick(named) : chance.pick(values);
  };
  switch (type.kind) {
    case 'boolean':
      return !chance.once(3);
    case 'enumeration':
      return preferNamed(type.values.map(({ id }) => id));
    case 'title':
      return preferNamed(vocabulary.titles.map(({ id }) => id));
    case 'industry':
      return preferNamed(vocabulary.industries.map(({ code }) => code));
    case 'region':
      return chance.once(8) ? generateRegion(supply.regions, supply, chance) : supply.home;
    case 'date':
      return generateDay(supply, chance);
    case 'months':
      return generateMonths(supply, chance);
    case 'money':
      return chance.once(3) ? nearFigure(supply, '0.01', chance) : fenText(chance);
    case 'number':
      return chance.once(3) ? wholeText(nearFigure(supply, '1', chance)) : String(chance.below(300));
    case 'rate':
      return toDecimalText({ n: BigInt(chance.below(10_001)), d: 10_000n }) ?? '0';
    case 'text':
      return chance.pick(['甲', '乙', '丙']);
  }
}

/** Amounts of all sizes, down to the fen. */
function fenText(chance: Chance): string {
  const fen = BigInt(chance.below(10 ** (1 + chance.below(9)))) * BigInt(chance.once(4) ? 1 : 100);
  return toDecimalText({ n: fen, d: 100n }) ?? '0';
}

function nearFigure({ figures }: Supply, step: string, chance: Chance): string {
  if (figures.length === 0) return '0';
  const shift = toRational(chance.pick([`-${step}`, '0', step]));
  const near = add(toRational(chance.pick(figures)), shift);
  return near.n < 0n ? '0' : (toDecimalText(near) ?? '0');
}

const wholeText = (text: string): string => text.split('.')[0] ?? '0';

function generateRegion(regions: readonly string[], { vocabulary }: Supply, chance: Chance): string {
  const area = chance.pick(regions).replace(/(?:00){1,2}$/, '');
  const inside = vocabulary.regions.filter(({ code }) => code.startsWith(area));
  return chance.once(6) ? chance.pick(vocabulary.regions).code : chance.pick(inside).code;
}

function generateDay({ days, year }: LocalSupply, chance: Chance): CalendarDate {
  if (!chance.once(3)) return addDays(firstDayOfYear(year), chance.below(365));
  if (days.length > 0 && chance.once(3)) return addDays(chance.pick(days), chance.below(3) - 1);
  return addDays(firstDayOfYear(year > 2026 ? year - 3 : 2021), chance.below(365 * 6));
}

function generateMonths(supply: LocalSupply, chance: Chance): readonly string[] {
  const first = generateDay(supply, chance);
  return Array.from({ length: chance.below(14) }, (_, index) => addMonths(first, index).slice(0, 7));
}
