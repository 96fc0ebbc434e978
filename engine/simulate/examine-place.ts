import type { Rule } from '../compile/plan';
import { describeRegion } from '../vocabulary/describe-region';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { ClaimEvent } from './claim';
import type { FactNeed } from './result';
import { known, undecided, type Finding, type Telling } from './finding';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** A place that counts: that of the event, or the present seat. */
interface Place {
  readonly code: unknown;
  /** The field of the event that holds it; null for the seat. */
  readonly field: string | null;
}

/** Tests the place of the event, or the present seat where events of the kind have no place of their own. */
export function examinePlace(event: ClaimEvent, rule: Rule, context: YearContext): Finding {
  const { placeField, fields } = context.collection(rule.trigger ?? '');
  const { place } = context.plan.jurisdiction;
  if (place === 'seat' || placeField === null) return examineSeat(context);
  const own: Place = { code: event.event.fields[placeField], field: placeField };
  return examinePlaces(place === 'event' ? [own] : [own, seatOf(context)], context, ({ field }) => {
    if (field === null) return seatName;
    const label = fields.find(({ id }) => id === field)?.label ?? seatName.label;
    return { path: `${event.path}.${field}`, label };
  });
}

/** Tests the present seat of the enterprise. */
export function examineSeat(context: YearContext): Finding {
  return examinePlaces([seatOf(context)], context, () => seatName);
}

const seatName: FactNeed = { path: 'region', label: { zh: '所在地', en: 'seat' } };

function seatOf({ enterprise }: YearContext): Place {
  return { code: enterprise.fields['region'], field: null };
}

function examinePlaces(places: readonly Place[], context: YearContext, nameOf: (place: Place) => FactNeed): Finding {
  const { region, jurisdiction } = context.plan;
  const areaOf = ({ code }: Place): string | null =>
    typeof code === 'string' ? describeRegion(context.vocabulary, code) : null;
  const tell = (message: Telling['message']): Telling => {
    const facts = places.map((place) => {
      const { path, label } = nameOf(place);
      return { path, label, value: areaOf(place) };
    });
    return { stage: 'jurisdiction', from: jurisdiction.from, facts, message };
  };
  const area = (): string => describeRegion(context.vocabulary, region);
  const outside = places.find(({ code }) => typeof code === 'string' && !isWithin(code, region));
  if (outside) return known('refused', () => tell(say.outOfPlace(areaOf(outside) ?? '', area())));
  if (places.some(isMissing)) return undecided(places.filter(isMissing).map(nameOf), () => tell(say.placeUnknown()));
  return known('passed', () => tell(say.inPlace(places.map(areaOf).join('、'), area())));
}

function isMissing({ code }: Place): boolean {
  return typeof code !== 'string';
}
