import type {
  AllowanceItem,
  Article,
  AwardItem,
  Item,
  PolicyDocument,
  SubsidyItem,
} from '../../schemas/generated/types';
import { descend } from './pointer';

/** An item with its place in the document. */
export interface PlacedItem<Kind extends Item = Item> {
  readonly item: Kind;
  readonly article: Article;
  readonly pointer: string;
}

export type PayingItem = AwardItem | SubsidyItem | AllowanceItem;

/** Items that are, or may be, of a kind; clause texts share one type for their kinds. */
type ItemOfKind<Kind extends Item['kind'], Candidate extends Item = Item> = Candidate extends Item
  ? [Kind & Candidate['kind']] extends [never]
    ? never
    : Candidate
  : never;

const lists = new WeakMap<PolicyDocument, readonly PlacedItem[]>();

/** Lists the items of a policy in the order of the document. Cost: linear once for a document. */
export function listItems(document: PolicyDocument): readonly PlacedItem[] {
  const known = lists.get(document);
  if (known) return known;
  const items = placeItems(document);
  lists.set(document, items);
  return items;
}

const listsOfArticles = new WeakMap<Article, { readonly at: number; readonly items: readonly PlacedItem[] }>();

/** A document on trial shares all articles but one with the document as written. */
function placeItems(document: PolicyDocument): readonly PlacedItem[] {
  return document.articles.flatMap((article, at) => {
    const known = listsOfArticles.get(article);
    if (known?.at === at) return known.items;
    const place = descend('/articles', at, 'items');
    const items = article.items.map((item, index) => ({ item, article, pointer: `${place}/${index}` }));
    listsOfArticles.set(article, { at, items });
    return items;
  });
}

/** Finds an item of a policy by identifier, the first where two share one. Cost: linear. */
export function findItem(document: PolicyDocument, id: string): PlacedItem | null {
  return listItems(document).find(({ item }) => item.id === id) ?? null;
}

const maps = new WeakMap<PolicyDocument, ReadonlyMap<string, PlacedItem>>();

/**
 * Gives the items of a policy by identifier, the first where two share one. Cost: linear once for a document; of one
 * that is asked once or twice, {@link findItem} costs less.
 */
export function itemsById(document: PolicyDocument): ReadonlyMap<string, PlacedItem> {
  const known = maps.get(document);
  if (known) return known;
  const byId = new Map<string, PlacedItem>();
  for (const placed of listItems(document)) if (!byId.has(placed.item.id)) byId.set(placed.item.id, placed);
  maps.set(document, byId);
  return byId;
}

/** Keeps the items of some kinds. */
export function itemsOfKind<Kind extends Item['kind']>(
  items: readonly PlacedItem[],
  ...kinds: readonly Kind[]
): readonly PlacedItem<ItemOfKind<Kind>>[] {
  const wanted: readonly string[] = kinds;
  return items.filter((placed): placed is PlacedItem<ItemOfKind<Kind>> => wanted.includes(placed.item.kind));
}

/** Whether an item pays a stated amount. */
export function isPaying(item: Item): item is PayingItem {
  return item.kind === 'award' || item.kind === 'subsidy' || item.kind === 'allowance';
}

/** Kinds that give an enterprise something without paying a stated amount. */
const otherBenefits: ReadonlySet<Item['kind']> = new Set<Item['kind']>([
  'pricePreference',
  'quota',
  'service',
  'unquantifiedMoney',
]);

/** Whether an item gives an enterprise something: money, promised money, a preference, a quota or a service. */
export function isBenefit(item: Item): boolean {
  return isPaying(item) || otherBenefits.has(item.kind);
}
