import { listItems } from '../check/policy-item';
import { descend } from '../check/pointer';
import type { Rule } from '../compile/plan';
import { foldDocumentNumber } from '../values/document-number';
import type { Analysis } from './analysis';
import type { PolicyScope } from './policy-scope';

/** A document that a policy refers to by its number, and that is loaded. */
export interface DocumentReference {
  readonly scope: PolicyScope;
  readonly referred: PolicyScope;
  /** As it stands in the text. */
  readonly number: string;
  readonly pointer: string;
  /** The item it stands in; null in the header. */
  readonly itemId: string | null;
}

/** Numbers such as 西府办发〔2022〕48号; short forms such as 63号文 are not looked up. */
const documentNumber = /[\p{Script=Han}]{2,16}\s*[〔[［(（【]\s*\d{4}\s*[〕\]］)）】]\s*\d+\s*号/gu;
/** What may run into a number from the left: 依据西府办发…, 按照西府办发…. */
const runsIn = /(?:[据照按和与及由以见依的为在对将即经原如从至到是除了]|文件|通知)$/u;

const lists = new WeakMap<Analysis, readonly DocumentReference[]>();

/** Lists the references of all policies to one another; what a policy repeals it does not build on. */
export function listReferences(analysis: Analysis): readonly DocumentReference[] {
  const known = lists.get(analysis);
  if (known) return known;
  const all = analysis.policies.flatMap((scope) =>
    numbersIn(scope).flatMap(({ number, pointer, itemId }) => {
      const referred = analysis.policies.find((other) => other !== scope && isNumberOf(other, number));
      if (!referred || repeals(scope, referred)) return [];
      return [{ scope, referred, number: ownPart(referred, number), pointer, itemId }];
    }),
  );
  lists.set(analysis, all);
  return all;
}

function numbersIn({ document }: PolicyScope) {
  const texts: readonly { text: string; pointer: string; itemId: string | null }[] = [
    ...(document.policy.basis ?? []).map((text, index) => ({
      text,
      pointer: descend('/policy/basis', index),
      itemId: null,
    })),
    ...listItems(document).flatMap(({ item, pointer }) =>
      'gist' in item && item.gist !== undefined
        ? [{ text: item.gist, pointer: descend(pointer, 'gist'), itemId: item.id }]
        : [],
    ),
  ];
  return texts.flatMap(({ text, ...place }) =>
    [...text.matchAll(documentNumber)].map(([number]) => ({ number, ...place })),
  );
}

/** The numbers a document goes by. */
function numbersOf({ plan }: PolicyScope): readonly string[] {
  return [plan.docNumber, ...plan.alternateDocNumbers].flatMap((number) => number ?? []);
}

function isNumberOf(scope: PolicyScope, number: string): boolean {
  const folded = foldDocumentNumber(number);
  return numbersOf(scope).some((own) => {
    const wanted = foldDocumentNumber(own);
    if (!folded.endsWith(wanted)) return false;
    const before = folded.slice(0, folded.length - wanted.length);
    return before === '' || runsIn.test(before);
  });
}

/** The piece of the text that is the number itself, without the words that run into it. */
function ownPart(referred: PolicyScope, number: string): string {
  for (let start = 0; start < number.length; start += 1) {
    const piece = number.slice(start);
    if (numbersOf(referred).some((own) => foldDocumentNumber(own) === foldDocumentNumber(piece))) return piece;
  }
  return number;
}

/** Whether a policy names another among those it repeals, in its header or in a clause. */
export function repeals(scope: PolicyScope, other: PolicyScope): boolean {
  return scope.plan.repeals.some((text) => {
    const folded = foldDocumentNumber(text);
    return numbersOf(other).some((number) => folded.includes(foldDocumentNumber(number)));
  });
}

/** The policy that had repealed the one referred to when the referring one began. */
export function repealedBy(analysis: Analysis, { scope, referred }: DocumentReference): PolicyScope | null {
  const start = scope.plan.term?.from ?? scope.plan.window?.from;
  const by = analysis.policies.find((other) => {
    const on = other.plan.term?.from;
    return other !== scope && on != null && start != null && on <= start && repeals(other, referred);
  });
  return by ?? null;
}

/** The rules that rest on a reference: those of its item, or all where the header makes it. */
export function rulesOfReference({ scope, itemId }: DocumentReference): readonly Rule[] {
  return itemId === null ? scope.plan.rules : scope.plan.rules.filter(({ from }) => from.itemId === itemId);
}
