import type { PolicyPlan } from '../compile/plan';
import type { Enterprise, EnterpriseEvent } from '../enterprise/enterprise';
import type { Period } from '../values/calendar';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { surveyRules, type RulesOfKind } from './survey-rules';
import { daysInForce, requireCollection } from './year-context';

/** What the rules of plans that pay ask of the events of a year, before any condition. */
export type Reach = readonly ReachOfKind[];

interface ReachOfKind {
  readonly trigger: string;
  readonly plans: readonly ReachOfPlan[];
}

/** What the rules of one plan ask of events of one kind. */
interface ReachOfPlan {
  readonly area: Area;
  readonly asksSeat: boolean;
  /** Field of the event that has to lie in the area. */
  readonly placeField: string | null;
  /** Field whose words choose among the rules; null where one of them takes any. */
  readonly wordField: string | null;
  readonly words: ReadonlySet<string>;
  /** Days on which events count; null where they, or the months they list, need not have one. */
  readonly days: Period | null;
}

/** Works out once for all enterprises what the rules of plans that pay ask of events in a year. */
export function surveyReach(plans: readonly PolicyPlan[], year: number, vocabulary: Vocabulary): Reach {
  const kinds = new Map<string, ReachOfPlan[]>();
  for (const plan of plans) {
    const days = daysInForce(plan, year);
    if (!days) continue;
    const area = new Area(plan.region);
    for (const kind of surveyRules(plan).kinds) {
      const own = kinds.get(kind.trigger) ?? [];
      own.push(reachOfPlan(kind, plan, area, days, vocabulary));
      kinds.set(kind.trigger, own);
    }
  }
  return [...kinds].map(([trigger, own]) => ({ trigger, plans: own }));
}

function reachOfPlan(
  { trigger, rules }: RulesOfKind,
  { jurisdiction: { place } }: PolicyPlan,
  area: Area,
  days: Period,
  vocabulary: Vocabulary,
): ReachOfPlan {
  const { placeField, dateField } = requireCollection(vocabulary, trigger);
  const needsDay = dateField !== null && rules.every(({ rule }) => !rule.monthly);
  const fields = new Set(rules.map(({ row }) => row?.field ?? null));
  const [wordField = null] = fields.size === 1 ? fields : [];
  return {
    area,
    asksSeat: place !== 'event' || placeField === null,
    placeField: place === 'seat' ? null : placeField,
    wordField,
    words: new Set(rules.flatMap(({ row }) => [...(row?.words ?? [])])),
    days: needsDay ? days : null,
  };
}

/** A jurisdiction that remembers which codes lie outside: those of a population are few. */
class Area {
  private readonly outside = new Map<string, boolean>();

  constructor(private readonly region: string) {}

  /** A place that is missing may be any. */
  excludes(code: unknown): boolean {
    if (typeof code !== 'string') return false;
    const known = this.outside.get(code);
    if (known !== undefined) return known;
    const excluded = !isWithin(code, this.region);
    this.outside.set(code, excluded);
    return excluded;
  }
}

/**
 * Tells whether any rule may raise a claim for an enterprise, by what refuses most events: kind, place, word of a table
 * row and day. Where it says no, the examination of every event by every rule would find no claim.
 */
export function mayClaim({ fields, events }: Enterprise, reach: Reach): boolean {
  const seat = fields['region'];
  return reach.some(({ trigger, plans }) => {
    const here = plans.some(({ asksSeat, area }) => !asksSeat || !area.excludes(seat));
    const own = here ? events[trigger] : [];
    return own === undefined || own.some((event) => plans.some((plan) => mayReach(event, seat, plan)));
  });
}

function mayReach({ date, fields }: EnterpriseEvent, seat: unknown, plan: ReachOfPlan): boolean {
  const { area, asksSeat, placeField, wordField, words, days } = plan;
  if (placeField !== null && area.excludes(fields[placeField])) return false;
  if (asksSeat && area.excludes(seat)) return false;
  const word = wordField !== null && fields[wordField];
  if (typeof word === 'string' && !words.has(word)) return false;
  return date === null || days === null || (date >= (days.from ?? '') && (days.to === null || date <= days.to));
}
