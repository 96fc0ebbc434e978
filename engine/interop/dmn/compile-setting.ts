import type { Bilingual } from '../../diagnostics/diagnostic';
import type { PolicyPlan, Rule } from '../../compile/plan';
import type { EventCollection, Vocabulary } from '../../vocabulary/vocabulary';
import { findCollection } from '../../vocabulary/find-collection';
import type { DmnElement } from './dmn-model';
import type { DmnNames } from './dmn-names';
import { NotExpressible } from './feel-value';
import type { FeelScope } from './lower-feel';

/** Something of a policy that a model leaves to the full engine, and why. */
export interface LeftOut {
  /** `item`, `limit`, `exclusion`, `definition` or `parameter` with its identifier. */
  readonly what: string;
  readonly construct: Bilingual;
}

/** What all parts of one model share while it is made. */
export interface Setting {
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  readonly names: DmnNames;
  readonly elements: DmnElement[];
  readonly leftOut: LeftOut[];
  readonly sayable: Map<string, boolean>;
}

/** Names the events of a kind; null where conditions speak of no event. */
export function scopeOf({ plan, vocabulary, names, sayable }: Setting, trigger: string | null): FeelScope {
  return { plan, vocabulary, names, sayable, trigger, locals: new Map() };
}

/** Makes something, or notes that DMN cannot say it and gives null. */
export function tryMaking<Made>(what: string, setting: Setting, make: () => Made): Made | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof NotExpressible)) throw error;
    setting.leftOut.push({ what, construct: error.construct });
    return null;
  }
}

/** Finds a kind of event the plan names. */
export function collectionOf(id: string, { vocabulary }: Pick<Setting, 'vocabulary'>): EventCollection {
  const collection = findCollection(vocabulary, id);
  if (!collection) throw new Error(`the plan names the unknown event kind ${id}`);
  return collection;
}

/** Lists the rules that pay, in the order in which claims are listed, by item. */
export function listItems({ rules }: PolicyPlan): ReadonlyMap<string, readonly Rule[]> {
  const paying = rules.filter(({ amount, trigger }) => amount !== null && trigger !== null);
  const items = [...new Set(paying.map(({ from }) => from.itemId))];
  return new Map(items.map((id) => [id, paying.filter(({ from }) => from.itemId === id)]));
}
