import { compareBySubject, weighSubjects, type SubjectEntry } from '../../engine/index';
import type { PoliciesView, SubjectEntryView } from './policies-view';
import type { TextSet } from './text-set';

/** Sets two policies side by side and divides what the sample enterprises receive; null where one cannot be read. */
export function compareSubjects(texts: TextSet, paths: readonly [string, string], year: number): PoliciesView | null {
  const used = texts.usedPlans();
  const [left, right] = paths.map((path) => used.find((each) => each.path === path));
  if (!left || !right) return null;
  const rows = compareBySubject(left, right);
  const enterprises = texts.population();
  const { results } = texts.simulate(year);
  const { subjects, unplaced, total } = weighSubjects(
    rows,
    [left.plan, right.plan],
    enterprises,
    results,
    texts.vocabulary,
  );
  return {
    year,
    population: enterprises.length,
    titles: { left: left.plan.title, right: right.plan.title },
    rows: rows.map(({ key, topic, label, state, left: one, right: other }, index) => ({
      key,
      topic,
      label,
      state,
      left: one.map(showEntry),
      right: other.map(showEntry),
      money: topic === 'payment' || topic === 'service' ? (subjects[index] ?? null) : null,
    })),
    unplaced,
    total,
  };
}

function showEntry({ from, says, conditions, limits }: SubjectEntry): SubjectEntryView {
  return {
    says,
    conditions,
    limits,
    clause: from?.clause ?? null,
    article: from?.article ?? null,
    pointer: from?.pointer ?? null,
  };
}
