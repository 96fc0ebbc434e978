import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import { joinWords } from './describe-content';
import { atomsOfRule, subjectTopics, type SubjectAtom, type SubjectTopic } from './policy-subject';
import { listOtherEntries } from './other-entries';
import { describeRule, type MeantEntry, type PlacedEntry, type SubjectEntry } from './subject-entry';

/** A policy to be compared with another one. */
export interface ComparedPolicy {
  readonly checked: CheckedPolicy;
  readonly plan: PolicyPlan;
}

/** What two policies say about one subject. */
export interface SubjectRow {
  /** Made of identifiers alone. */
  readonly key: string;
  readonly topic: SubjectTopic;
  readonly label: Bilingual;
  /** The smallest subjects it is made of: those that the same clauses speak of. */
  readonly atoms: readonly string[];
  readonly state: 'same' | 'differs' | 'left' | 'right';
  readonly left: readonly SubjectEntry[];
  readonly right: readonly SubjectEntry[];
}

/**
 * Sets two policies side by side by what their clauses are about: the kind of event with its title and level, platform
 * or category, the facts a subsidy is measured by, exclusions, stacking, payers, targets and term. Subjects come from
 * the meaning of the checked policies, never from their wording.
 *
 * Shape: every clause that gives, limits or excludes stands in at least one row; a row has the clauses of both sides.
 */
export function compareBySubject(left: ComparedPolicy, right: ComparedPolicy): readonly SubjectRow[] {
  const sides = [listEntries(left), listEntries(right)] as const;
  const labels = new Map<string, SubjectAtom>();
  for (const { atoms } of sides.flat()) for (const atom of atoms) if (!labels.has(atom.key)) labels.set(atom.key, atom);
  const rows = groupAtoms(sides, [...labels.keys()]).flatMap((keys): readonly SubjectRow[] => {
    const atoms = keys.flatMap((key) => labels.get(key) ?? []);
    const [first] = atoms;
    if (!first) return [];
    const [one, other] = sides.map((entries) =>
      entries.filter((placed) => placed.atoms.some(({ key }) => keys.includes(key))).map(({ entry }) => entry),
    );
    return [
      {
        key: keys.join(' + '),
        topic: first.topic,
        label: joinLabels(atoms.map(({ label }) => label)),
        atoms: keys,
        ...settle(one ?? [], other ?? []),
      },
    ];
  });
  return subjectTopics.flatMap((topic) => rows.filter((row) => row.topic === topic));
}

/** Lists the clauses of a policy with what they are about. */
export function listEntries({ checked, plan }: ComparedPolicy): readonly PlacedEntry[] {
  const { vocabulary } = checked;
  const rules = plan.rules.map((rule): PlacedEntry => ({
    atoms: atomsOfRule(rule, plan, vocabulary),
    entry: describeRule(rule, plan, vocabulary),
    joins: rule.claim === 'year' && rule.trigger !== null,
  }));
  return [...rules, ...listOtherEntries(plan, vocabulary)];
}

/** Subjects that a claim over a year covers together stay together, and so do those that the same clauses speak of. */
function groupAtoms(
  sides: readonly (readonly PlacedEntry[])[],
  keys: readonly string[],
): readonly (readonly string[])[] {
  const joined = new Map(keys.map((key) => [key, key]));
  const root = (key: string): string => {
    const above = joined.get(key) ?? key;
    return above === key ? key : root(above);
  };
  const join = (atoms: readonly string[]): void => {
    const [first, ...rest] = atoms;
    if (first !== undefined) for (const each of rest) joined.set(root(each), root(first));
  };
  const entries = sides.flat();
  for (const { atoms, joins } of entries) if (joins) join(atoms.map(({ key }) => key));
  const speakers = new Map<string, string[]>();
  entries.forEach(({ atoms }, index) => {
    for (const group of new Set(atoms.map(({ key }) => root(key))))
      speakers.set(group, [...(speakers.get(group) ?? []), String(index)]);
  });
  const bySpeakers = new Map<string, string>();
  for (const [group, indexes] of speakers) {
    const name = indexes.join();
    const first = bySpeakers.get(name);
    if (first === undefined) bySpeakers.set(name, group);
    // Clauses without an event are one subject by themselves; titles of one row are one too.
    else join([first, group]);
  }
  const groups = new Map<string, string[]>();
  for (const key of keys) groups.set(root(key), [...(groups.get(root(key)) ?? []), key]);
  return [...groups.values()];
}

function settle(
  left: readonly MeantEntry[],
  right: readonly MeantEntry[],
): Pick<SubjectRow, 'state' | 'left' | 'right'> {
  const show = (entries: readonly MeantEntry[], inFull: boolean): readonly SubjectEntry[] =>
    entries.map(({ full, from, says, conditions, limits }) => (inFull ? full : { from, says, conditions, limits }));
  if (left.length === 0) return { state: 'right', left: [], right: show(right, false) };
  if (right.length === 0) return { state: 'left', left: show(left, false), right: [] };
  const meaning = (entries: readonly MeantEntry[]) => JSON.stringify(entries.map((entry) => entry.meaning).sort());
  const state = meaning(left) === meaning(right) ? 'same' : 'differs';
  // The same words with another meaning: names that each policy defines its own way are then spelled out.
  const inFull = state === 'differs' && wordsOf(left) === wordsOf(right);
  return { state, left: show(left, inFull), right: show(right, inFull) };
}

function wordsOf(entries: readonly SubjectEntry[]): string {
  return JSON.stringify(entries.map(({ says, conditions, limits }) => [says, conditions, limits]));
}

/** Subjects of one kind of event share its name: 支出·展位费、运输费. */
function joinLabels(labels: readonly Bilingual[]): Bilingual {
  const [first, ...rest] = labels;
  if (!first) return { zh: '', en: '' };
  const cut = ({ zh, en }: Bilingual): Bilingual => ({
    zh: zh.slice(zh.indexOf('·') + 1),
    en: en.slice(en.indexOf(': ') + (en.includes(': ') ? 2 : 1)),
  });
  return rest.length === 0 ? first : joinWords([first, ...rest.map(cut)]);
}
