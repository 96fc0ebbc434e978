import type { Bilingual } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import { asFen, noMoney, sumIntervals, type Fen, type MoneyInterval } from '../values/money';
import { describeRegion } from '../vocabulary/describe-region';
import { findField } from '../vocabulary/find-field';
import { findTitleById } from '../vocabulary/find-title';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { joinVerdicts, type GivenChange, type OutcomeComparison, type Verdict } from './compare-outcomes';
import { same } from './describe-content';
import type { Trial } from './gather-trials';

/** By what enterprises are put together. */
export type Dimension = 'item' | 'title' | 'district' | 'size';

/** How many are better and worse off, and by how much. */
export interface Tally {
  readonly trials: number;
  readonly gains: number;
  readonly loses: number;
  readonly mixed: number;
  readonly changed: number;
  readonly newlyUnknown: number;
  /** What those together get more and less at the lower end of what they get. Units: fen. */
  readonly lower: { readonly more: Fen; readonly less: Fen };
  /** The same at the upper end; null where an end is without limit. Units: fen. */
  readonly upper: { readonly more: Fen | null; readonly less: Fen | null };
}

/** Enterprises with something in common whom a change concerns. */
export interface AffectedGroup extends Tally {
  readonly dimension: Dimension;
  readonly key: string;
  readonly label: Bilingual;
}

/** One trial with what became of it. */
export interface ComparedTrial {
  readonly trial: Trial;
  readonly outcome: OutcomeComparison;
}

/** Adds up what a change means to some trials. Units: fen. */
export function tally(compared: readonly ComparedTrial[]): Tally {
  return tallyChanges(
    compared.map(({ outcome }) => ({
      verdict: outcome.verdict,
      newlyUnknown: outcome.newlyUnknown,
      before: outcome.before,
      after: outcome.after,
    })),
  );
}

/**
 * Puts the trials that changed together by item, title, district and size. Amounts by item and title are those of
 * their lines, amounts by district and size those of the enterprise; a trial stands in every group it belongs to.
 *
 * Shape: dimensions in this order, keys in theirs.
 */
export function groupAffected(
  compared: readonly ComparedTrial[],
  names: ReadonlyMap<string, Bilingual>,
  vocabulary: Vocabulary,
): readonly AffectedGroup[] {
  const groups = new Map<string, { dimension: Dimension; key: string; label: Bilingual; changes: Change[] }>();
  const put = (dimension: Dimension, key: string, label: Bilingual, change: Change): void => {
    const name = `${ORDER.indexOf(dimension)} ${key}`;
    const group = groups.get(name) ?? { dimension, key, label, changes: [] };
    group.changes.push(change);
    groups.set(name, group);
  };
  for (const { trial, outcome } of compared) {
    const { verdict, newlyUnknown, before, after } = outcome;
    if (verdict === 'unchanged') continue;
    const { fields } = trial.enterprise;
    const whole = { verdict, newlyUnknown, before, after };
    const region = textOf(fields['region']);
    const size = textOf(fields['size']);
    put('district', region, region === '' ? UNKNOWN : same(describeRegion(vocabulary, region)), whole);
    put('size', size, describeSize(size, vocabulary), whole);
    for (const [item, change] of joinUnits(outcome.items)) put('item', item, names.get(item) ?? same(item), change);
    for (const [title, change] of joinUnits(outcome.titles))
      put('title', title, describeTitle(title, vocabulary), change);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { dimension, key, label, changes }]) => ({ dimension, key, label, ...tallyChanges(changes) }));
}

const ORDER: readonly Dimension[] = ['item', 'title', 'district', 'size'];
const UNKNOWN: Bilingual = { zh: '未填', en: 'not stated' };
const NO_TITLE: Bilingual = { zh: '与称号无关', en: 'by no title' };
/** Key of recognitions that do not say of what; no identifier of a title has this form. */
const TITLE_MISSING = '?';
const NOTHING: MoneyInterval = { min: noMoney, max: noMoney };

interface Change {
  readonly verdict: Verdict;
  readonly newlyUnknown: boolean;
  readonly before: MoneyInterval;
  readonly after: MoneyInterval;
}

/** A group counts an enterprise once, whatever the units of what it is given; only money is summed. */
function joinUnits(changes: readonly GivenChange[]): ReadonlyMap<string, Change> {
  const found = new Map<string, Change>();
  for (const { by, unit, before, after, verdict } of changes) {
    const known = found.get(by);
    const money = unit === 'money' ? { before, after } : { before: NOTHING, after: NOTHING };
    found.set(by, {
      verdict: known ? joinVerdicts([known.verdict, verdict]) : verdict,
      newlyUnknown: (known?.newlyUnknown ?? false) || (before.max !== null && after.max === null),
      before: sumIntervals([known?.before ?? NOTHING, money.before]),
      after: sumIntervals([known?.after ?? NOTHING, money.after]),
    });
  }
  return found;
}

/** Names the title of an event by its path, such as `recognitions[2]`; an empty text for what is no recognition. */
export function titleOf(enterprise: Enterprise, path: string): string {
  const [, kind = '', index = ''] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
  const event = enterprise.events[kind]?.find((each) => each.index === Number(index));
  const title = textOf(event?.fields['title']);
  return title === '' && kind === 'recognitions' ? TITLE_MISSING : title;
}

function describeTitle(title: string, vocabulary: Vocabulary): Bilingual {
  if (title === '') return NO_TITLE;
  return title === TITLE_MISSING ? UNKNOWN : (findTitleById(vocabulary, title)?.name ?? same(title));
}

function describeSize(size: string, vocabulary: Vocabulary): Bilingual {
  if (size === '') return UNKNOWN;
  const type = findField(vocabulary, null, 'size')?.type;
  return (type?.kind === 'enumeration' ? type.values.find(({ id }) => id === size)?.label : undefined) ?? same(size);
}

function tallyChanges(changes: readonly Change[]): Tally {
  const count = (verdict: Verdict): number => changes.filter((change) => change.verdict === verdict).length;
  const lower = { more: 0n, less: 0n };
  const upper: { more: bigint | null; less: bigint | null } = { more: 0n, less: 0n };
  for (const { before, after } of changes) {
    const low = after.min - before.min;
    if (low > 0n) lower.more += low;
    else lower.less -= low;
    if (before.max === after.max) continue;
    if (after.max === null) upper.more = null;
    else if (before.max === null) upper.less = null;
    else if (after.max > before.max) upper.more = upper.more === null ? null : upper.more + after.max - before.max;
    else upper.less = upper.less === null ? null : upper.less + before.max - after.max;
  }
  return {
    trials: changes.length,
    gains: count('gains'),
    loses: count('loses'),
    mixed: count('mixed'),
    changed: count('changed'),
    newlyUnknown: changes.filter(({ newlyUnknown }) => newlyUnknown).length,
    lower: { more: asFen(lower.more), less: asFen(lower.less) },
    upper: { more: fenOrNone(upper.more), less: fenOrNone(upper.less) },
  };
}

function fenOrNone(amount: bigint | null): Fen | null {
  return amount === null ? null : asFen(amount);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
