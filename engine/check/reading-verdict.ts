import type { Article, Figure, Item, Parameter, PolicyDocument, RuleChange } from '../../schemas/generated/types';
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
  /** Whether every item was looked at, since a named value is of another type: what stands in any of them counts. */
  readonly wide: boolean;
}

export const sound: Verdict = { failed: [], outOfShape: null, errors: [], wide: false };

const REMEMBERED_FRAMES = 2;
/** Policies have less than a hundred alternatives; each figure that is typed leaves some verdicts behind. */
const REMEMBERED_VERDICTS = 200;
const LONGEST_FRAME = 4_000_000;

type Verdicts = TextMemo<Verdict>;
type Frames = TextMemo<Verdicts>;

/** What the trials of one policy have in common. */
interface Trials {
  readonly verdicts: Verdicts;
  readonly figures: readonly NamedFigure[];
  /** Those that the header and the definitions name: every trial reads these. */
  readonly always: readonly NamedFigure[];
  /** Writes an item, or an article without its items, as JSON: once for all the alternatives that touch it. */
  write(part: Article | Item): string;
}

const framesOf = new WeakMap<Vocabulary, Frames>();
const trialsOf = new WeakMap<CheckContext, Trials>();

/**
 * Gives the verdict on changes, made anew only when something it can depend on is another: the vocabulary, the frame of
 * the policy, the changes, and what stands at their places. A wide verdict can depend on everything and is always made
 * anew; that it is wide depends on no more than the others do.
 *
 * The trial looks at the items the changes touch. Of other items rules see what {@link describeFrame} lists; a rule
 * that reads more of them must add it there.
 */
export function rememberVerdict(context: CheckContext, changes: readonly RuleChange[], make: () => Verdict): Verdict {
  let trials = trialsOf.get(context);
  if (!trials) {
    trials = beginTrials(context);
    trialsOf.set(context, trials);
  }
  let made: Verdict | null = null;
  const makeOnce = () => (made ??= make());
  const verdict = trials.verdicts(describeTouched(context.document, changes, trials), makeOnce);
  return verdict.wide ? makeOnce() : verdict;
}

function beginTrials(context: CheckContext): Trials {
  let frames = framesOf.get(context.vocabulary);
  if (!frames) {
    frames = rememberByText(REMEMBERED_FRAMES, LONGEST_FRAME);
    framesOf.set(context.vocabulary, frames);
  }
  const { policy, definitions, parameters = {} } = context.document;
  const figures = Object.entries(parameters).map(nameFigure);
  return {
    verdicts: frames(describeFrame(context), () => rememberByText<Verdict>(REMEMBERED_VERDICTS)),
    figures,
    always: figures.filter(isNamedIn(JSON.stringify([policy, definitions]))),
    write: writeOnce(),
  };
}

function writeOnce(): Trials['write'] {
  const written = new Map<Article | Item, string>();
  return (part) => {
    const known = written.get(part);
    if (known !== undefined) return known;
    const text = JSON.stringify('items' in part ? { ...part, items: [] } : part);
    written.set(part, text);
    return text;
  };
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
function describeTouched(document: PolicyDocument, changes: readonly RuleChange[], trials: Trials): string {
  const parts = changes.flatMap(({ at }) => {
    const path = locateChange(document, at)?.path ?? [];
    const place = JSON.stringify(path);
    if (path[0] !== 'articles') return [place];
    const article = document.articles[Number(path[1])];
    if (!article || path.length <= ITEM_DEPTH) return [place, JSON.stringify(article)];
    const item = article.items[Number(path[ITEM_DEPTH - 1])];
    return [place, trials.write(article), item ? trials.write(item) : ''];
  });
  const touched = [JSON.stringify(changes), ...parts].join('\n');
  const named = new Set([...trials.always, ...trials.figures.filter(isNamedIn(touched))]);
  // A figure may be said by another one.
  for (const { value } of named) trials.figures.filter(isNamedIn(value)).forEach((other) => named.add(other));
  return [touched, ...[...named].flatMap(({ names, value }) => [...names, value])].join('\n');
}

/** A parameter: its words in the spelling they are looked for in, and its value as JSON. */
interface NamedFigure {
  readonly names: readonly string[];
  readonly value: string;
}

function nameFigure([name, value]: readonly [string, Figure | Parameter]): NamedFigure {
  const names = [name, ...idOf(value)].map((each) => each.normalize('NFC'));
  return { names, value: JSON.stringify(value) };
}

/** Whether a parameter can be meant by words; more are than need be where names are part of others. */
function isNamedIn(words: string): (figure: NamedFigure) => boolean {
  const written = words.normalize('NFC');
  return ({ names }) => names.some((name) => written.includes(name));
}

function idOf(value: Figure | Parameter): readonly string[] {
  return typeof value === 'object' && value.id !== undefined ? [value.id] : [];
}

/** Segments of the path of an item: articles, 3, items, 1. */
const ITEM_DEPTH = 4;
