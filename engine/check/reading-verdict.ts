import type { Figure, Item, Parameter, PolicyDocument, RuleChange } from '../../schemas/generated/types';
import type { Bilingual } from '../diagnostics/diagnostic';
import { rememberByText, type TextMemo } from '../values/text-memo';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CheckContext } from './check-context';
import { locateChange } from './locate-change';
import { listItems } from './policy-item';

/** What a trial of an alternative reading found. Its places are those of the first trial: texts shift while typing. */
export interface Verdict {
  /** Positions of the changes whose place the policy does not have. */
  readonly failed: readonly number[];
  /** The change after which the policy has no sound shape, and the field that is wrong. */
  readonly outOfShape: { readonly index: number; readonly field: string } | null;
  /** Errors of the changed policy, those that the policy as written has as well included. */
  readonly errors: readonly { readonly code: string; readonly message: Bilingual }[];
}

export const sound: Verdict = { failed: [], outOfShape: null, errors: [] };

const REMEMBERED_FRAMES = 2;
/** Policies have less than a hundred alternatives; each figure that is typed leaves some verdicts behind. */
const REMEMBERED_VERDICTS = 200;
const LONGEST_FRAME = 4_000_000;

type Frames = TextMemo<TextMemo<Verdict>>;
const framesOf = new WeakMap<Vocabulary, Frames>();
const verdictsOf = new WeakMap<CheckContext, TextMemo<Verdict>>();

/**
 * Gives the verdict on changes, made anew only when something it can depend on is another: the vocabulary, the frame of
 * the policy, the changes, and what stands at their places.
 *
 * The trial looks at the items the changes touch. Of other items rules see what {@link describeFrame} lists; a rule
 * that reads more of them must add it there.
 */
export function rememberVerdict(context: CheckContext, changes: readonly RuleChange[], make: () => Verdict): Verdict {
  let verdicts = verdictsOf.get(context);
  if (!verdicts) {
    let frames = framesOf.get(context.vocabulary);
    if (!frames) {
      frames = rememberByText(REMEMBERED_FRAMES, LONGEST_FRAME);
      framesOf.set(context.vocabulary, frames);
    }
    verdicts = frames(describeFrame(context), () => rememberByText<Verdict>(REMEMBERED_VERDICTS));
    verdictsOf.set(context, verdicts);
  }
  return verdicts(describeTouched(context.document, changes), make);
}

/**
 * Everything of the policy that rules read when they look at an item, but for that item and the values of parameters: a
 * figure is what changes most often, and few alternatives use the same one.
 */
function describeFrame({ document, draft }: CheckContext): string {
  const { policy, parameters = {}, definitions, readings = [] } = document;
  return JSON.stringify([
    policy,
    Object.entries(parameters).map(([name, value]) => [name, idOf(value)]),
    [...draft.parameterTypes],
    definitions,
    readings.map(({ id }) => id),
    listItems(document).map(({ item, pointer }) => [item.id, item.kind, triggerOf(item), pointer]),
    [...draft.dropped],
  ]);
}

function triggerOf(item: Item): string | null {
  return 'trigger' in item ? (item.trigger ?? null) : null;
}

/**
 * The changes, with the items and articles they are made in; of an item that is replaced as a whole, all its neighbours;
 * and the parameters that are named in any of it.
 */
function describeTouched(document: PolicyDocument, changes: readonly RuleChange[]): string {
  const paths = changes.map(({ at }) => locateChange(document, at)?.path ?? []);
  const parts = paths.map((path) => {
    if (path[0] !== 'articles') return path;
    const article = document.articles[Number(path[1])];
    if (!article || path.length <= ITEM_DEPTH) return [path, article];
    return [path, { ...article, items: [] }, article.items[Number(path[ITEM_DEPTH - 1])]];
  });
  const touched = JSON.stringify([changes, parts]);
  const all = Object.entries(document.parameters ?? {});
  // A changed parameter or definition may concern every item.
  if (paths.some(([section]) => section !== 'articles')) return JSON.stringify([touched, all]);
  return JSON.stringify([
    touched,
    namedIn(`${touched}${JSON.stringify([document.policy, document.definitions])}`, all),
  ]);
}

type NamedFigure = readonly [name: string, value: Figure | Parameter];

/** The parameters that words name, and those that these name in turn. */
function namedIn(words: string, parameters: readonly NamedFigure[]): readonly NamedFigure[] {
  const written = words.normalize('NFC');
  const named = parameters.filter(([name, value]) => isNamed(name, value, written));
  if (named.length === 0) return [];
  const others = parameters.filter((each) => !named.includes(each));
  return [...named, ...namedIn(JSON.stringify(named.map(([, value]) => value)), others)];
}

/** Whether a parameter can be meant by words; more are than need be where names are part of others. */
function isNamed(name: string, value: Figure | Parameter, written: string): boolean {
  return [name, ...idOf(value)].some((each) => written.includes(each.normalize('NFC')));
}

function idOf(value: Figure | Parameter): readonly string[] {
  return typeof value === 'object' && value.id !== undefined ? [value.id] : [];
}

/** Segments of the path of an item: articles, 3, items, 1. */
const ITEM_DEPTH = 4;
