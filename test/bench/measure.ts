/** Times of one task. Units: milliseconds. */
export interface Times {
  readonly median: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Runs tasks in turn, so that a change of the machine's pace meets all alike, and gives the times of each. */
export function measureInterleaved<Name extends string>(
  tasks: Readonly<Record<Name, () => void>>,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Readonly<Record<Name, Times>> {
  const names = Object.keys(tasks) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      tasks[name]();
      if (round >= 0) taken.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summarise(taken.get(name) ?? [])])) as Record<Name, Times>;
}

/** Gives median and percentiles (nearest rank). Units: those of the input. */
export function summarise(values: readonly number[]): Times {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
  return { median: at(0.5), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Writes a time for a report. Units: milliseconds. */
export function showTime(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 1)} ms`;
}
