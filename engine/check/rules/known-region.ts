import { findRegion } from '../../vocabulary/find-region';
import { countryCode } from '../../vocabulary/region-hierarchy';
import type { CheckContext } from '../check-context';

const lengths = { nation: 0, province: 2, city: 4, district: 6 } as const;

/** The jurisdiction is a known area, and one of the paying level. */
export function checkKnownRegion(context: CheckContext): void {
  const { region, fiscalLevel } = context.document.policy;
  const known = findRegion(context.vocabulary, region);
  if (!known && region !== countryCode) {
    context.report('check/unknown-region', '/policy/region', { code: region });
    return;
  }
  const length = region.replace(/(?:00)+$/, '').length;
  // Municipalities and development zones pay at levels their codes do not show, so this is no error.
  if (length < lengths[fiscalLevel])
    context.report('check/region-wider-than-level', '/policy/region', { code: region, name: known?.name ?? region });
}
