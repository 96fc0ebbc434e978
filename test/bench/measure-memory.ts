import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SourceFile } from '../../engine/source/source-file';
import { openSession, year } from './measure-editing';
import { typeInto } from './policy-edits';

/** How the memory of the engine worker's session goes with a scripted editing session. Units: mebibytes. */
export interface MemoryTrend {
  readonly edits: number;
  readonly samples: readonly number[];
  /** Least-squares slope over the second half, when what is remembered on purpose has filled up; for 1,000 edits. */
  readonly slope: number;
}

/** Types into a policy, simulates and runs its examples, and weighs what is left after each share of the edits. */
export function measureMemory(files: readonly SourceFile[], path: string, edits: number, shares = 16): MemoryTrend {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const session = openSession(files);
  const saved = files.find((file) => file.path === path)?.text ?? '';
  const texts = typeInto(saved);
  const samples: number[] = [];
  for (let edit = 1; edit <= edits; edit += 1) {
    const { text } = texts.next().value;
    session.answer('file:put', { path, text, version: edit, saved });
    session.answer('form:read', { path });
    session.answer('workspace:simulate', { year });
    session.answer('examples:judge', { path });
    if (edit % Math.max(1, Math.floor(edits / shares)) === 0) {
      collect();
      samples.push(process.memoryUsage().heapUsed / 2 ** 20);
    }
  }
  const late = samples.slice(samples.length / 2);
  return { edits, samples, slope: (slopeOf(late) * shares * 1000) / edits };
}

/** The least-squares slope of values at equal steps. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [rise, run] = values.reduce(
    ([up, along], value, at) => [up + (at - middle) * (value - mean), along + (at - middle) ** 2],
    [0, 0],
  );
  return (rise ?? 0) / (run ?? 1);
}
