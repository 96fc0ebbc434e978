import { listItems } from '../../check/policy-item';
import { descend } from '../../check/pointer';
import { daysBetween } from '../../values/calendar';
import { report, type Analysis } from '../analysis';
import type { PolicyScope } from '../policy-scope';

interface Reference {
  readonly number: string;
  readonly pointer: string;
}

/** Documents that are referred to are in force, numbers stand for one document, and successors follow without a gap. */
export function checkDocumentReferences(analysis: Analysis): void {
  for (const scope of analysis.policies) {
    findSharedNumber(analysis, scope);
    for (const reference of listReferences(scope)) examine(analysis, scope, reference);
    findValidityGaps(analysis, scope);
  }
}

/** Numbers such as 西府办发〔2022〕48号; short forms such as 63号文 are not looked up. */
const documentNumber = /[\p{Script=Han}]{2,16}[〔[［(（]\d{4}[〕\]］)）]\d+号/gu;

function listReferences({ document }: PolicyScope): readonly Reference[] {
  const texts: (readonly [string, string])[] = [
    ...(document.policy.basis ?? []).map((text, index) => [text, descend('/policy/basis', index)] as const),
    ...listItems(document).flatMap(({ item, pointer }) =>
      'gist' in item && item.gist !== undefined ? [[item.gist, descend(pointer, 'gist')] as const] : [],
    ),
  ];
  return texts.flatMap(([text, pointer]) =>
    [...text.matchAll(documentNumber)].map(([number]) => ({ number: normalise(number), pointer })),
  );
}

function normalise(number: string): string {
  return number.replace(/[[［(（]/g, '〔').replace(/[\]］)）]/g, '〕');
}

/** Text around a number may run into it, so a known number is one the reference ends with. */
function isNumberOf(scope: PolicyScope, number: string): boolean {
  const { docNumber } = scope.plan;
  return docNumber !== null && number.endsWith(normalise(docNumber));
}

function examine(analysis: Analysis, scope: PolicyScope, { number, pointer }: Reference): void {
  const referred = analysis.policies.find((other) => other !== scope && isNumberOf(other, number));
  if (!referred || repeals(scope, referred)) return;
  const start = scope.plan.term?.from ?? scope.plan.window?.from;
  const by = analysis.policies.find((other) => repeals(other, referred));
  const repealedOn = by?.plan.term?.from;
  const at = { pointer };
  const shown = referred.plan.docNumber ?? number;
  if (by && repealedOn && start && repealedOn <= start && by !== scope) {
    report(analysis, scope, { code: 'analyse/repealed-reference', at, args: { number: shown, by: by.plan.title } });
    return;
  }
  const end = referred.plan.term?.to;
  if (end && start && end < start)
    report(analysis, scope, { code: 'analyse/expired-reference', at, args: { number: shown, to: end } });
}

function repeals(scope: PolicyScope, other: PolicyScope): boolean {
  return (scope.document.policy.repeals ?? []).some((text) => {
    const numbers = [...text.matchAll(documentNumber)].map(([number]) => normalise(number));
    return numbers.some((number) => isNumberOf(other, number));
  });
}

function findSharedNumber(analysis: Analysis, scope: PolicyScope): void {
  const number = scope.plan.docNumber;
  if (number === null) return;
  const same = analysis.policies.find(
    (other) =>
      other !== scope && other.plan.docNumber !== null && normalise(other.plan.docNumber) === normalise(number),
  );
  if (same)
    report(analysis, scope, {
      code: 'analyse/shared-document-number',
      at: { pointer: '/policy/docNumber' },
      args: { number, policy: same.plan.title },
    });
}

function findValidityGaps(analysis: Analysis, scope: PolicyScope): void {
  for (const other of analysis.policies) {
    const [end, start] = [other.plan.window?.to, scope.plan.window?.from];
    if (other === scope || !end || !start || !follows(scope, other)) continue;
    const days = daysBetween(end, start) - 1;
    if (days <= 0) continue;
    report(analysis, scope, {
      code: 'analyse/validity-gap',
      at: { pointer: '/policy/effective' },
      args: { from: start, to: end, policy: other.plan.title, days },
    });
  }
}

/** A policy follows another that it repeals, or whose name and area it has. */
function follows(scope: PolicyScope, other: PolicyScope): boolean {
  const bare = (title: string): string => title.replace(/[（(].*?[）)]|\d{2,4}(?:版|年(?:度)?)?|修订版?/g, '').trim();
  const [a, b] = [scope.plan, other.plan];
  return repeals(scope, other) || (a.region === b.region && a.level === b.level && bare(a.title) === bare(b.title));
}
