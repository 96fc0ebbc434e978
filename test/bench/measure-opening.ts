import type { SourceFile } from '../../engine/source/source-file';
import { WorkspaceSession } from '../../renderer/worker/workspace-session';
import { summarise, type Times } from './measure';
import { parseAsReference, year } from './measure-editing';

/** Times of opening a workspace in the engine worker's session, as the window does. */
export interface OpeningTimes {
  /** To the preview and the findings of the policy that is shown. */
  readonly shown: Times;
  /** To those of all policies. */
  readonly read: Times;
  /** To the simulation. */
  readonly simulated: Times;
  /** The `yaml` library parsing all the texts. */
  readonly reference: Times;
}

/** Opens a workspace again and again; the texts come in the order in which the window sends them. */
export function measureWorkspaces(files: readonly SourceFile[], rounds: number): OpeningTimes {
  const taken = { shown: [], read: [], simulated: [], reference: [] } as Record<keyof OpeningTimes, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    const session = new WorkspaceSession();
    const start = performance.now();
    let shown = 0;
    for (const { path, text } of files) {
      structuredClone(session.answer('file:put', { path, text, version: 0, saved: null }));
      if (shown === 0 && path.startsWith('policies/')) shown = performance.now();
    }
    const read = performance.now();
    structuredClone(session.answer('workspace:simulate', { year }));
    const end = performance.now();
    for (const { text } of files) parseAsReference(text);
    const reference = performance.now() - end;
    taken.shown.push(shown - start);
    taken.read.push(read - start);
    taken.simulated.push(end - start);
    taken.reference.push(reference);
  }
  return {
    shown: summarise(taken.shown),
    read: summarise(taken.read),
    simulated: summarise(taken.simulated),
    reference: summarise(taken.reference),
  };
}
