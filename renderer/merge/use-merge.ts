import { useEffect, useState } from 'react';
import type { PolicyMerge } from '../../engine/index';
import type { DocumentState, MergeDecisions } from '../state/app-state';
import { useServices } from '../ui/services';

/** A merge and the texts it was made of. */
export interface MadeMerge {
  readonly mine: string;
  readonly theirs: string;
  readonly decisions: MergeDecisions;
  /** Null where it could not be worked out. */
  readonly merge: PolicyMerge | null;
}

/** Merges the text of a document with what stands on disk, anew with every decision; null before the first time. */
export function useMerge(document: DocumentState | undefined, decisions: MergeDecisions): MadeMerge | null {
  const { study } = useServices();
  const [made, setMade] = useState<MadeMerge | null>(null);
  const path = document?.path ?? '';
  const base = document?.savedText ?? '';
  const mine = document?.text ?? '';
  const theirs = document?.outside?.text ?? null;
  useEffect(() => {
    if (theirs === null) return;
    let stopped = false;
    void study.ask('versions:merge', { path, base, mine, theirs, decisions }).then((merge) => {
      if (!stopped) setMade({ mine, theirs, decisions, merge });
    });
    return () => {
      stopped = true;
    };
  }, [study, path, base, mine, theirs, decisions]);
  return made;
}
