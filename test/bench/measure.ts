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

/** Runs tasks in turn that end later, and gives the times of each; the first round counts for none. */
export async function interleave<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): Promise<Readonly<Record<Name, Times>>> {
  const names = Object.keys(tasks) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await tasks[name]();
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

/** Shares the times of a whole among its parts. */
export function perOne({ median, p50, p95, p99 }: Times, count: number): Times {
  return { median: median / count, p50: p50 / count, p95: p95 / count, p99: p99 / count };
}

/** Writes a time for a report. Units: milliseconds. */
export function showTime(milliseconds: number): string {
  if (milliseconds < 0.001) return `${(milliseconds * 1e6).toFixed(0)} ns`;
  if (milliseconds < 0.1) return `${(milliseconds * 1000).toFixed(milliseconds < 0.01 ? 2 : 1)} us`;
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 1)} ms`;
}
