import type { CanonicalValue } from '../validate/canonicalize';
import { isList, isMap, sameValue } from './diff-documents';

export type MergeSide = 'mine' | 'theirs';
/** What a version says at a place; undefined where it says nothing. */
export type MergedValue = CanonicalValue | undefined;

/** One step down a document: a key, or the element of a list that has a name. */
export interface MergeStep {
  readonly kind: 'key' | 'element' | 'order';
  readonly name: string;
  /** The nearest values, for naming the step to readers. */
  readonly value: MergedValue;
}

/** A place that both sides changed, each its own way. */
export interface MergeConflict {
  /** Stable for the same three documents. */
  readonly id: string;
  readonly path: readonly MergeStep[];
  readonly base: MergedValue;
  readonly mine: MergedValue;
  readonly theirs: MergedValue;
}

/** A place that one side alone changed, or both in the same way. */
export interface MergeTaking {
  readonly side: MergeSide | 'both';
  readonly path: readonly MergeStep[];
  readonly base: MergedValue;
  readonly value: MergedValue;
}

export interface MergedDocument {
  /** While a conflict is not decided, mine stands at its place. */
  readonly value: MergedValue;
  readonly conflicts: readonly MergeConflict[];
  readonly taken: readonly MergeTaking[];
}

/**
 * Merges two changes of one document, field by field: elements of lists are recognised by what names them, never by
 * their place. What one side alone changed is taken; what both changed is a conflict, decided by `decisions`.
 *
 * Shape: merging with the base gives the other side; exchanging the sides exchanges mine and theirs.
 */
export function mergeValues(
  base: MergedValue,
  mine: MergedValue,
  theirs: MergedValue,
  decisions: ReadonlyMap<string, MergeSide> = new Map(),
): MergedDocument {
  const merge = new Merge(decisions);
  const value = merge.visit({ base, mine, theirs }, []);
  return { value, conflicts: merge.conflicts, taken: merge.taken };
}

interface Three {
  readonly base: MergedValue;
  readonly mine: MergedValue;
  readonly theirs: MergedValue;
}

class Merge {
  readonly conflicts: MergeConflict[] = [];
  readonly taken: MergeTaking[] = [];

  constructor(private readonly decisions: ReadonlyMap<string, MergeSide>) {}

  visit(three: Three, path: readonly MergeStep[]): MergedValue {
    const { base, mine, theirs } = three;
    if (sameValue(base, mine) && sameValue(base, theirs)) return theirs;
    const parts = this.visitParts(three, path);
    if (parts) return parts.value;
    if (sameValue(mine, theirs)) return this.take('both', path, base, mine);
    if (sameValue(base, mine)) return this.take('theirs', path, base, theirs);
    if (sameValue(base, theirs)) return this.take('mine', path, base, mine);
    return this.decide(three, path);
  }

  /** Null where the values have no parts in common that could be merged one by one. */
  private visitParts(three: Three, path: readonly MergeStep[]): { readonly value: MergedValue } | null {
    const { base, mine, theirs } = three;
    if (isMap(mine) && isMap(theirs) && (base === undefined || isMap(base))) {
      const old = base ?? {};
      const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(old)])];
      const entries = keys.flatMap((key): readonly (readonly [string, CanonicalValue])[] => {
        const inner = { base: old[key], mine: mine[key], theirs: theirs[key] };
        const value = this.visit(inner, [...path, { kind: 'key', name: key, value: nearest(inner) }]);
        return value === undefined ? [] : [[key, value]];
      });
      return { value: Object.fromEntries(entries) };
    }
    if (!isList(mine) || !isList(theirs) || !(base === undefined || isList(base))) return null;
    const named = nameElements([base ?? [], mine, theirs]);
    return named && { value: this.visitList(named, path) };
  }

  private visitList(
    [base, mine, theirs]: readonly [NamedList, NamedList, NamedList],
    path: readonly MergeStep[],
  ): MergedValue {
    const values = new Map<string, CanonicalValue>();
    for (const name of new Set([...base.keys(), ...theirs.keys(), ...mine.keys()])) {
      const three = { base: base.get(name), mine: mine.get(name), theirs: theirs.get(name) };
      const value = this.visit(three, [...path, { kind: 'element', name, value: nearest(three) }]);
      if (value !== undefined) values.set(name, value);
    }
    const order = this.orderNames(
      [base, mine, theirs].map((list) => [...list.keys()]),
      values,
      path,
    );
    return order.flatMap((name) => values.get(name) ?? []);
  }

  /** Elements both sides know stand in the order of the side that moved them; each side's new ones follow their neighbour. */
  private orderNames(
    [base = [], mine = [], theirs = []]: readonly (readonly string[])[],
    values: ReadonlyMap<string, unknown>,
    path: readonly MergeStep[],
  ): readonly string[] {
    const isCommon = (name: string): boolean => values.has(name) && mine.includes(name) && theirs.includes(name);
    const old = base.filter(isCommon);
    const [own, other] = [mine.filter(isCommon), theirs.filter(isCommon)];
    const known = (names: readonly string[]) => names.filter((name) => old.includes(name));
    const moved = (names: readonly string[]): boolean => !sameNames(known(names), old);
    const side = this.sideOfOrder(old, [own, moved(own)], [other, moved(other)], path);
    const backbone = side === 'mine' ? own : other;
    const groups = [mine, theirs].map((names) => followers(names, isCommon, (name) => values.has(name)));
    const after = (place: string | null): readonly string[] => {
      const [first = [], second = []] = groups.map((group) => group.get(place) ?? []);
      const swap = (second[0] ?? '') < (first[0] ?? '');
      return swap ? [...second, ...first] : [...first, ...second];
    };
    return [...after(null), ...backbone.flatMap((name) => [name, ...after(name)])];
  }

  private sideOfOrder(
    base: readonly string[],
    [mine, mineMoved]: readonly [readonly string[], boolean],
    [theirs, theirsMoved]: readonly [readonly string[], boolean],
    path: readonly MergeStep[],
  ): MergeSide {
    const at: readonly MergeStep[] = [...path, { kind: 'order', name: '', value: undefined }];
    // Where neither moved anything, the orders differ by what both have added.
    if (mineMoved === theirsMoved && !sameNames(mine, theirs)) {
      const id = nameOfPath(at);
      this.conflicts.push({ id, path: at, base, mine, theirs });
      return this.decisions.get(id) ?? 'mine';
    }
    if (mineMoved) this.take(theirsMoved ? 'both' : 'mine', at, base, mine);
    else if (theirsMoved) this.take('theirs', at, base, theirs);
    return mineMoved ? 'mine' : 'theirs';
  }

  private take(side: MergeTaking['side'], path: readonly MergeStep[], base: MergedValue, value: MergedValue) {
    this.taken.push({ side, path, base, value });
    return value;
  }

  private decide(three: Three, path: readonly MergeStep[]): MergedValue {
    const id = nameOfPath(path);
    this.conflicts.push({ id, path, ...three });
    return three[this.decisions.get(id) ?? 'mine'];
  }
}

type NamedList = ReadonlyMap<string, CanonicalValue>;

/** What tells the elements of lists apart, the surest first. */
export const NAMES = ['id', 'number', 'name', 'clause', 'from', 'match', 'date'] as const;

/** Names the elements of three versions of a list in one way; null where they cannot be told apart. */
function nameElements(
  lists: readonly (readonly CanonicalValue[])[],
): readonly [NamedList, NamedList, NamedList] | null {
  const ways: readonly ((value: CanonicalValue) => string | null)[] = [
    ...NAMES.map((key) => (value: CanonicalValue) => {
      const name = isMap(value) ? value[key] : undefined;
      return name === undefined ? null : `${key} ${JSON.stringify(name)}`;
    }),
    // A mixed list: each element by the surest name it has.
    (value) => {
      const key = isMap(value) ? NAMES.find((each) => value[each] !== undefined) : undefined;
      return key !== undefined && isMap(value) ? `${key} ${JSON.stringify(value[key])}` : null;
    },
    (value) => (typeof value === 'object' ? null : `= ${JSON.stringify(value)}`),
  ];
  for (const way of ways) {
    const named = lists.map((list) => nameBy(list, way));
    const [base, mine, theirs] = named;
    if (base && mine && theirs) return [base, mine, theirs];
  }
  return null;
}

function nameBy(list: readonly CanonicalValue[], way: (value: CanonicalValue) => string | null): NamedList | null {
  const found = new Map<string, CanonicalValue>();
  for (const value of list) {
    const name = way(value);
    if (name === null || found.has(name)) return null;
    found.set(name, value);
  }
  return found;
}

/** The elements of one side alone, by the element known to both that they follow; null stands for the beginning. */
function followers(
  names: readonly string[],
  isCommon: (name: string) => boolean,
  stays: (name: string) => boolean,
): ReadonlyMap<string | null, readonly string[]> {
  const found = new Map<string | null, string[]>();
  let place: string | null = null;
  for (const name of names) {
    if (isCommon(name)) place = name;
    else if (stays(name)) found.set(place, [...(found.get(place) ?? []), name]);
  }
  return found;
}

function nearest({ mine, theirs, base }: Three): MergedValue {
  return mine ?? theirs ?? base;
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

function nameOfPath(path: readonly MergeStep[]): string {
  return path.map(({ kind, name }) => `${kind}:${name}`).join('/');
}
