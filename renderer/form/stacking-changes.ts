import type { ItemRelations, StackingRule, Surface } from '../../engine/index';
import {
  elementsOf,
  isMap,
  listAt,
  PlaceGone,
  setAt,
  textOf,
  valueAt,
  type FormDraft,
  type FormValue,
} from './document-access';
import { itemsOf, nameItem } from './document-choices';

/** How a rule can make the payments of items combine. */
export type StackingWord = StackingRule['rule'];

/** What can be done with how two items combine. */
export type PairAction =
  /** A rule of its own for the two; or, where `extend` names one, that rule holds for both from now on. */
  | { readonly do: 'relate'; readonly rule: StackingWord; readonly extend: string | null }
  | { readonly do: 'join'; readonly id: string; readonly item: string }
  | { readonly do: 'takeOut'; readonly id: string; readonly item: string }
  | { readonly do: 'drop'; readonly id: string };

/** The rules that hold for a pair of items, given by their numbers. */
export function rulesOfPair({ rules }: ItemRelations, one: number, other: number): readonly StackingRule[] {
  const [a, b] = one <= other ? [one, other] : [other, one];
  return rules.filter(({ pairs }) => pairs.some(([first, second]) => first === a && second === b));
}

/** Whether a rule holds for whatever its items pay, without comparing fields of the events. */
export function isPlain({ same, differing, alike }: StackingRule): boolean {
  return same.length === 0 && differing === null && !alike;
}

/** Lists what can be done with how two items combine without changing it for any other pair, or saying so. */
export function listPairActions(relations: ItemRelations, one: number, other: number): readonly PairAction[] {
  const [a, b] = [relations.items[one]?.id, relations.items[other]?.id];
  if (a === undefined || b === undefined) return [];
  const holding = rulesOfPair(relations, one, other);
  const holds = (word: StackingWord) => holding.some(({ rule }) => rule === word);
  const actions: PairAction[] = [];
  if (!holding.some((rule) => rule.rule === 'highest' && isPlain(rule)) && !holds('additive'))
    actions.push({ do: 'relate', rule: 'highest', extend: findExtendable(relations, a, b) });
  if (!holds('sharedCap')) {
    actions.push({ do: 'relate', rule: 'sharedCap', extend: null });
    for (const { id, rule, named } of relations.rules) {
      if (rule !== 'sharedCap' || !named || named.includes(a) === named.includes(b)) continue;
      actions.push({ do: 'join', id, item: named.includes(a) ? b : a });
    }
  }
  if (holding.length === 0) actions.push({ do: 'relate', rule: 'additive', extend: null });
  for (const { id, named } of holding) {
    if (!named) continue;
    if (named.every((item) => item === a || item === b)) actions.push({ do: 'drop', id });
    else for (const item of new Set([a, b])) actions.push({ do: 'takeOut', id, item });
  }
  return actions;
}

/** A rule that names one of two items, where only the pair itself is new if it names the other too. */
function findExtendable(relations: ItemRelations, a: string, b: string): string | null {
  const number = (id: string) => relations.items.findIndex((item) => item.id === id);
  const isHighest = (one: string, other: string, within: string) =>
    rulesOfPair(relations, number(one), number(other)).some(
      (rule) => rule.rule === 'highest' && isPlain(rule) && rule.within === within,
    );
  const found = relations.rules.find((rule) => {
    const { named, within } = rule;
    if (rule.rule !== 'highest' || !isPlain(rule) || !named || named.includes(a) === named.includes(b)) return false;
    const [there, added] = named.includes(a) ? [a, b] : [b, a];
    // An item that enters a rule competes with itself too.
    return named.every((item) => item === there || isHighest(item, added, within));
  });
  return found?.id ?? null;
}

/** Writes what was chosen for two items. Errors: throws PlaceGone where the rule is not there any more. */
export function changePair(
  draft: FormDraft,
  action: PairAction,
  pair: readonly [string, string],
  surface: Surface,
): void {
  switch (action.do) {
    case 'relate':
      if (action.extend !== null) addTo(draft, action.extend, pair, surface);
      else addRule(draft, makeRule(draft, action.rule, pair, surface));
      return;
    case 'join':
      addTo(draft, action.id, [action.item], surface);
      return;
    case 'takeOut': {
      const place = findRule(draft, action.id);
      const named = namedBy(draft, place);
      rewrite(
        draft,
        place,
        named.filter((id) => id !== action.item),
        surface,
      );
      return;
    }
    case 'drop':
      setAt(draft, findRule(draft, action.id), undefined);
  }
}

/** Where the rule with an identifier stands. */
function findRule(draft: FormDraft, id: string): string {
  const found = itemsOf(draft).find(({ item }) => item['kind'] === 'stacking' && item['id'] === id);
  if (!found) throw new PlaceGone(id);
  return found.pointer;
}

function namedBy(draft: FormDraft, pointer: string): readonly string[] {
  return elementsOf(valueAt(draft, `${pointer}/among`)).map(textOf);
}

function addTo(draft: FormDraft, id: string, items: readonly string[], surface: Surface): void {
  const place = findRule(draft, id);
  const named = namedBy(draft, place);
  rewrite(draft, place, [...named, ...items.filter((item) => !named.includes(item))], surface);
}

/** Names other items in a rule; a gist that was made of the names is made again, one of the drafter's own stays. */
function rewrite(draft: FormDraft, place: string, named: readonly string[], surface: Surface): void {
  const rule = textOf(valueAt(draft, `${place}/rule`)) as StackingWord;
  const before = writeGist(draft, rule, namedBy(draft, place), surface);
  const among = listAt(draft, `${place}/among`);
  for (let index = among.length - 1; index >= 0; index -= 1)
    if (!named.includes(textOf(among[index]))) among.splice(index, 1);
  for (const id of named) if (!among.includes(id)) among.push(id);
  if (textOf(valueAt(draft, `${place}/gist`)) === before)
    setAt(draft, `${place}/gist`, writeGist(draft, rule, named, surface));
}

function makeRule(draft: FormDraft, rule: StackingWord, pair: readonly string[], surface: Surface): FormDraft {
  const among = [...new Set(pair)];
  return {
    id: freeIdentifier(draft, stems[rule]),
    kind: 'stacking',
    gist: writeGist(draft, rule, among, surface),
    rule,
    among,
    within: 'year',
    ...(rule === 'sharedCap' ? { amount: surface === 'zh' ? '100万元' : '1000000 yuan' } : {}),
  };
}

const stems: Readonly<Record<StackingWord, string>> = {
  additive: 'additive',
  highest: 'highest-only',
  sharedCap: 'shared-cap',
};

/** Puts a rule behind the last one there is; where there is none, at the end of the last article. */
export function addRule(draft: FormDraft, rule: FormDraft): void {
  const last = itemsOf(draft).findLast(({ item }) => item['kind'] === 'stacking')?.pointer;
  const articles = elementsOf(valueAt(draft, '/articles'));
  const place = /^(\/articles\/\d+\/items)\/(\d+)$/.exec(last ?? '');
  const list = listAt(draft, place?.[1] ?? `/articles/${Math.max(0, articles.length - 1)}/items`);
  list.splice(place ? Number(place[2]) + 1 : list.length, 0, rule satisfies FormValue);
}

/** An identifier that nothing in the document has. */
export function freeIdentifier(draft: FormDraft, stem: string): string {
  const named = ['parameters', 'definitions'].flatMap((section) => {
    const map = valueAt(draft, `/${section}`);
    return isMap(map) ? Object.values(map) : [];
  });
  const others = [...elementsOf(valueAt(draft, '/readings')), ...named];
  const taken = new Set([
    ...itemsOf(draft).map(({ item }) => textOf(item['id'])),
    ...others.map((part) => (isMap(part) ? textOf(part['id']) : '')),
  ]);
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** Says in the language of the policy what a rule means for the items it names. */
function writeGist(draft: FormDraft, rule: StackingWord, named: readonly string[], surface: Surface): string {
  const names = named.map((id) => {
    const item = itemsOf(draft).find((each) => each.item['id'] === id)?.item;
    return item ? nameItem(item) : id;
  });
  if (surface === 'zh') {
    const list = names.map((name) => `“${name}”`).join('、');
    if (rule === 'additive') return `${list}可以一并享受。`;
    return rule === 'highest' ? `${list}同一年里只享受最高的一笔。` : `${list}同一年里合计不超过上限。`;
  }
  const list = names.map((name) => `“${name}”`).join(', ');
  if (rule === 'additive') return `${list}: all of it is paid.`;
  return rule === 'highest' ? `${list}: only the highest payment of a year.` : `${list}: one cap for all of a year.`;
}
