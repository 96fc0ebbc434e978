import { describeRegion } from '../vocabulary/describe-region';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { ClaimEvent } from './claim';
import { bareStep, worseOf, type Decision, type Finding } from './finding';
import type { PreparedRule } from './prepare-rule';
import type { FactNeed, Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** A place that counts: that of the event, or the present seat. */
interface Place {
  readonly code: unknown;
  /** The field of the event that holds it; null for the seat. */
  readonly field: string | null;
}

/** Tests the place of the event, or the present seat where events of the kind have no place of their own. */
export function decidePlace({ event }: ClaimEvent, { collection }: PreparedRule, context: YearContext): Decision {
  const { placeField } = collection;
  const { place } = context.plan.jurisdiction;
  if (place === 'seat' || placeField === null) return decideCode(context.enterprise.fields['region'], context);
  const own = decideCode(event.fields[placeField], context);
  return place === 'event' ? own : worseOf(own, decideCode(context.enterprise.fields['region'], context));
}

function decideCode(code: unknown, { plan: { region } }: YearContext): Decision {
  if (typeof code !== 'string') return 'unknown';
  return isWithin(code, region) ? 'passed' : 'refused';
}

/** Tests the place of the event, or the present seat, to be told. */
export function examinePlace(event: ClaimEvent, { collection }: PreparedRule, context: YearContext): Finding {
  const { placeField, fields } = collection;
  const { place } = context.plan.jurisdiction;
  if (place === 'seat' || placeField === null) return examineSeat(context);
  const own: Place = { code: event.event.fields[placeField], field: placeField };
  return examinePlaces(place === 'event' ? [own] : [own, seatOf(context)], context, ({ field }) => {
    if (field === null) return seatName;
    const label = fields.find(({ id }) => id === field)?.label ?? seatName.label;
    return { path: `${event.path}.${field}`, label };
  });
}

/** Tests the present seat of the enterprise, to be told. */
export function examineSeat(context: YearContext): Finding {
  return examinePlaces([seatOf(context)], context, () => seatName);
}

const seatName: FactNeed = { path: 'region', label: { zh: '所在地', en: 'seat' } };

function seatOf({ enterprise }: YearContext): Place {
  return { code: enterprise.fields['region'], field: null };
}

function examinePlaces(places: readonly Place[], context: YearContext, nameOf: (place: Place) => FactNeed): Finding {
  const outcome = places.map(({ code }) => decideCode(code, context)).reduce(worseOf);
  const needs = outcome === 'unknown' ? places.filter(({ code }) => typeof code !== 'string').map(nameOf) : noNeeds;
  return { outcome, needs, tell: () => tellPlaces(places, outcome, context, nameOf) };
}

const noNeeds: readonly FactNeed[] = [];

function tellPlaces(
  places: readonly Place[],
  outcome: Decision,
  context: YearContext,
  nameOf: (place: Place) => FactNeed,
): Step {
  const { region, jurisdiction } = context.plan;
  const areaOf = ({ code }: Place): string | null =>
    typeof code === 'string' ? describeRegion(context.vocabulary, code) : null;
  const facts = places.map((place) => {
    const { path, label } = nameOf(place);
    return { path, label, value: areaOf(place) };
  });
  const area = describeRegion(context.vocabulary, region);
  const outside = places.filter((place) => decideCode(place.code, context) === 'refused').map(areaOf);
  const message = {
    passed: () => say.inPlace(places.map(areaOf).join('、'), area),
    unknown: say.placeUnknown,
    refused: () => say.outOfPlace(outside[0] ?? '', area),
  }[outcome]();
  return bareStep({ stage: 'jurisdiction', outcome, message, from: jurisdiction.from, facts });
}
