import type { Bilingual } from '../diagnostics/diagnostic';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Axis } from './domain/axis';

/** Values of a fact that stand above one another, the lowest first. */
export interface Ladder {
  readonly id: string;
  readonly steps: readonly LadderStep[];
}

export interface LadderStep {
  readonly index: number;
  readonly rank: number;
  readonly label: Bilingual;
}

const ranks = { district: 1, city: 2, province: 3, nation: 4 } as const;

/** Finds the ladders of a fact: a family of titles at its levels, or graded values such as levels and severities. */
export function listLadders({ field, cells }: Axis, vocabulary: Vocabulary): readonly Ladder[] {
  if (field.type.kind === 'enumeration') {
    const { values } = field.type;
    const steps = cells.flatMap(({ fields }, index): readonly LadderStep[] => {
      const value = values.find(({ id }) => id === fields[field.id]);
      return value?.rank === undefined ? [] : [{ index, rank: value.rank, label: value.label }];
    });
    return steps.length < 2 ? [] : [{ id: field.id, steps: steps.sort((a, b) => a.rank - b.rank) }];
  }
  if (field.type.kind !== 'title') return [];
  const positions = new Map(cells.map(({ fields }, index) => [fields[field.id], index] as const));
  return vocabulary.titleFamilies.map(({ id }) => ({
    id,
    steps: vocabulary.titles
      .filter(({ family }) => family === id)
      .flatMap((title): readonly LadderStep[] => {
        const index = positions.get(title.id);
        return index === undefined ? [] : [{ index, rank: ranks[title.level], label: title.name }];
      })
      .sort((a, b) => a.rank - b.rank),
  }));
}
