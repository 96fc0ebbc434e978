import type { Bilingual } from '../diagnostics/diagnostic';
import type { Rule } from '../compile/plan';
import { describeRegion } from '../vocabulary/describe-region';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { ClaimEvent } from './claim';
import { known, undecided, type Finding, type Telling } from './finding';
import { say } from './step-messages';
import type { YearContext } from './year-context';

interface Place {
  readonly code: unknown;
  readonly name: () => { readonly path: string; readonly label: Bilingual };
}

/** Tests the place of the event, or the present seat where events of the kind have no place of their own. */
export function examinePlace({ path, event }: ClaimEvent, rule: Rule, context: YearContext): Finding {
  const { placeField, fields } = context.collection(rule.trigger ?? '');
  const { place } = context.plan.jurisdiction;
  if (place === 'seat' || placeField === null) return examineSeat(context);
  const own: Place = {
    code: event.fields[placeField],
    name: () => ({
      path: `${path}.${placeField}`,
      label: fields.find(({ id }) => id === placeField)?.label ?? seatName.label,
    }),
  };
  return examinePlaces(place === 'event' ? [own] : [own, seatOf(context)], context);
}

/** Tests the present seat of the enterprise. */
export function examineSeat(context: YearContext): Finding {
  return examinePlaces([seatOf(context)], context);
}

const seatName = { path: 'region', label: { zh: '所在地', en: 'seat' } };

function seatOf({ enterprise }: YearContext): Place {
  return { code: enterprise.fields['region'], name: () => seatName };
}

function examinePlaces(places: readonly Place[], context: YearContext): Finding {
  const { region, jurisdiction } = context.plan;
  const areaOf = ({ code }: Place): string | null =>
    typeof code === 'string' ? describeRegion(context.vocabulary, code) : null;
  const tell = (message: Telling['message']): Telling => {
    const facts = places.map((place) => {
      const { path, label } = place.name();
      return { path, label, value: areaOf(place) };
    });
    return { stage: 'jurisdiction', from: jurisdiction.from, facts, message };
  };
  const area = (): string => describeRegion(context.vocabulary, region);
  const outside = places.find(({ code }) => typeof code === 'string' && !isWithin(code, region));
  if (outside) return known('refused', () => tell(say.outOfPlace(areaOf(outside) ?? '', area())));
  const missing = places.filter(({ code }) => typeof code !== 'string');
  if (missing.length > 0)
    return undecided(
      missing.map(({ name }) => name()),
      () => tell(say.placeUnknown()),
    );
  return known('passed', () => tell(say.inPlace(places.map(areaOf).join('、'), area())));
}
