import type { Fix } from '../../diagnostics/diagnostic';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { listReferences, repealedBy, rulesOfReference, type DocumentReference } from '../document-references';
import type { PolicyScope } from '../policy-scope';

/** Documents that are referred to have not been repealed before the policy applies. */
export function findRepealedReferences(analysis: Analysis): void {
  for (const reference of listReferences(analysis)) {
    const by = repealedBy(analysis, reference);
    if (!by) continue;
    const { scope, number, pointer } = reference;
    report(analysis, scope, {
      code: 'analyse/repealed-reference',
      at: { pointer },
      args: { number, by: by.plan.title },
      ...listClaimants(analysis, scope, rulesOfReference(reference)),
      fixes: referTo(analysis, reference, by),
    });
  }
}

function referTo(analysis: Analysis, { scope, number, pointer }: DocumentReference, by: PolicyScope): readonly Fix[] {
  const text = analysis.texts.get(scope.file);
  const { docNumber } = by.plan;
  const place = scope.checked.source.map.valueRange(pointer);
  const at = text?.slice(place.start, place.end).indexOf(number) ?? -1;
  if (docNumber === null || at < 0) return [];
  const start = place.start + at;
  const title = { zh: `改引${docNumber}`, en: `Refer to ${docNumber}` };
  return [{ title, edits: [{ range: { start, end: start + number.length }, text: docNumber }] }];
}
