/** A part of a topic; words between backticks are keys to press or words to type. */
export type ManualBlock =
  { readonly text: string } | { readonly steps: readonly string[] } | { readonly points: readonly string[] };

/** One topic of the manual. */
export interface ManualTopic {
  readonly id: ManualTopicId;
  readonly title: string;
  readonly blocks: readonly ManualBlock[];
}

export const manualTopicIds = [
  'first',
  'figures',
  'conditions',
  'caps',
  'exclusions',
  'readings',
  'examples',
  'effect',
  'impact',
  'scenario',
  'problems',
  'versions',
  'review',
  'signing',
  'keyboard',
] as const;

export type ManualTopicId = (typeof manualTopicIds)[number];

/** The words of a topic, as a search reads them. */
export function wordsOf({ title, blocks }: ManualTopic): string {
  const parts = blocks.flatMap((block) =>
    'text' in block ? [block.text] : 'steps' in block ? block.steps : block.points,
  );
  return [title, ...parts].join('\n').replaceAll('`', '').toLowerCase();
}

/** Finds the topics in which every word that is looked for stands. */
export function findTopics(topics: readonly ManualTopic[], typed: string): readonly ManualTopic[] {
  const wanted = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return topics.filter((topic) => {
    const words = wordsOf(topic);
    return wanted.every((word) => words.includes(word));
  });
}
