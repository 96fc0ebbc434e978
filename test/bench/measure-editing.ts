import { parse } from 'yaml';
import type { SourceFile } from '../../engine/source/source-file';
import { WorkspaceSession } from '../../renderer/worker/workspace-session';
import { summarise, type Times } from './measure';
import { typeInto, type EditKind } from './policy-edits';

export const year = 2023;

/** Times of one keystroke, and of the reference that ran in turn with it. */
export interface EditingTimes {
  readonly total: Times;
  readonly byKind: Readonly<Partial<Record<EditKind, Times>>>;
  /** Text to markers and preview. */
  readonly analysis: Times;
  readonly simulation: Times;
  /** The policy's worked examples, which are run when all the rest is shown; not in the total. */
  readonly examples: Times;
  /** What crosses to the window: structured clones of both answers. */
  readonly transfer: Times;
  /** Processor time, all threads: what is left where other programs take their share of the machine. */
  readonly processor: Times;
  /** The `yaml` library parsing the same text. */
  readonly reference: Times;
}

/** Opens a workspace in the engine worker's session, as the window does. */
export function openSession(files: readonly SourceFile[]): WorkspaceSession {
  const session = new WorkspaceSession();
  for (const { path, text } of files) session.answer('file:put', { path, text, version: 0, saved: text });
  session.answer('workspace:simulate', { year });
  return session;
}

/** Types into a policy and takes the times from the text to the answers as the window gets them. */
export function measureEditing(
  files: readonly SourceFile[],
  path: string,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): EditingTimes {
  const session = openSession(files);
  const saved = files.find((file) => file.path === path)?.text ?? '';
  const edits = typeInto(saved);
  const taken = {
    total: [],
    analysis: [],
    simulation: [],
    transfer: [],
    examples: [],
    processor: [],
    reference: [],
  } as Record<Exclude<keyof EditingTimes, 'byKind'>, number[]>;
  const byKind = new Map<EditKind, number[]>();
  for (let round = -warmUp; round < rounds; round += 1) {
    const { kind, text } = edits.next().value;
    const used = process.cpuUsage();
    const start = performance.now();
    const analyses = session.answer('file:put', { path, text, version: round + warmUp + 1, saved });
    const analysed = performance.now();
    const simulation = session.answer('workspace:simulate', { year });
    const simulated = performance.now();
    structuredClone(analyses);
    structuredClone(simulation);
    const end = performance.now();
    const { user, system } = process.cpuUsage(used);
    session.answer('examples:judge', { path });
    const judged = performance.now();
    parseAsReference(text);
    const reference = performance.now() - judged;
    if (round < 0) continue;
    taken.total.push(end - start);
    taken.analysis.push(analysed - start);
    taken.simulation.push(simulated - analysed);
    taken.transfer.push(end - simulated);
    taken.examples.push(judged - end);
    taken.processor.push((user + system) / 1000);
    taken.reference.push(reference);
    byKind.set(kind, [...(byKind.get(kind) ?? []), end - start]);
  }
  return {
    total: summarise(taken.total),
    analysis: summarise(taken.analysis),
    simulation: summarise(taken.simulation),
    transfer: summarise(taken.transfer),
    examples: summarise(taken.examples),
    processor: summarise(taken.processor),
    reference: summarise(taken.reference),
    byKind: Object.fromEntries([...byKind].map(([kind, times]) => [kind, summarise(times)])),
  };
}

/** Parses a text for comparison. A broken text ends in an error, which took its time, too. */
export function parseAsReference(text: string): void {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
