import { useEffect, useRef, useState } from 'react';
import type { DocumentVersion, Sentence } from '../../main/ipc/contract';
import { HostFailure, requestHost } from '../host';
import type { DocumentState } from '../state/app-state';
import type { Services } from '../state/services';
import { useServices } from '../ui/services';
import type { VersionComparison } from '../worker/compare-versions';

/** A version as the panel shows it; what is not known yet is null. */
export interface ShownVersion extends DocumentVersion {
  readonly text: string | null;
  /** Why its text cannot be used. */
  readonly damaged: Sentence | null;
  /** What it says otherwise than the readable version before it; the earliest has none. */
  readonly comparison: VersionComparison | null;
}

export interface Versions {
  /** The newest first; null while they are listed. */
  readonly versions: readonly ShownVersion[] | null;
  readonly failure: Sentence | null;
  retry(): void;
}

/** Lists the versions of one document anew after each save, and compares them one after the other, the newest first. */
export function useVersions(document: DocumentState): Versions {
  const services = useServices();
  const [versions, setVersions] = useState<readonly ShownVersion[] | null>(null);
  const [failure, setFailure] = useState<Sentence | null>(null);
  const [attempt, setAttempt] = useState(0);
  const known = useRef(new Map<string, ShownVersion>());
  const { id, path, savedDigest: saved, saving } = document;
  useEffect(() => {
    if (saving) return;
    const run = { stopped: false };
    const show = (shown: readonly ShownVersion[]) => {
      if (run.stopped) return;
      known.current = new Map(shown.map((version) => [version.id, version]));
      setFailure(null);
      setVersions(shown);
    };
    listVersions(services, id, path, known.current, show, run).catch((error: unknown) => {
      if (run.stopped) return;
      setFailure(error instanceof HostFailure ? error.failure.message : bothWays(String(error)));
      setVersions([]);
    });
    return () => {
      run.stopped = true;
    };
  }, [services, id, path, saved, saving, attempt]);
  return { versions, failure, retry: () => setAttempt((count) => count + 1) };
}

async function listVersions(
  services: Services,
  document: string,
  path: string,
  known: ReadonlyMap<string, ShownVersion>,
  show: (versions: readonly ShownVersion[]) => void,
  run: { readonly stopped: boolean },
): Promise<void> {
  const listed = await requestHost('history:list', { document });
  const shown = listed.map((version): ShownVersion => {
    const before = known.get(version.id);
    return before ?? { ...version, text: null, damaged: null, comparison: null };
  });
  show([...shown]);
  for (const [index, version] of shown.entries()) {
    if (run.stopped) return;
    const now = version.text === null && !version.damaged ? await readVersion(document, version) : version;
    shown[index] = now;
    // A damaged version is passed over: the one after it is compared with the one before it.
    const at = shown.findLastIndex(({ text }, place) => place < index && text !== null);
    const later = shown[at];
    if (later && later.comparison === null && later.text !== null && now.text !== null)
      shown[at] = { ...later, comparison: await compare(services, path, now.text, later.text) };
    show([...shown]);
  }
}

async function readVersion(document: string, version: ShownVersion): Promise<ShownVersion> {
  try {
    const { text } = await requestHost('history:read', { document, version: version.id });
    return { ...version, text };
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    return { ...version, damaged: error.failure.message };
  }
}

async function compare({ study }: Services, path: string, before: string, after: string) {
  return await study.ask('versions:compare', { path, before, after });
}

/** How long the keyboard rests before unsaved text is compared. Units: milliseconds. */
const quietTime = 400;

/** What the text in the editor says otherwise than the saved one; null where it is the same or not known yet. */
export function useUnsaved(document: DocumentState, dirty: boolean): VersionComparison | null {
  const services = useServices();
  const [comparison, setComparison] = useState<VersionComparison | null>(null);
  const { path, text, savedText: saved } = document;
  useEffect(() => {
    if (!dirty) return;
    let stopped = false;
    const timer = setTimeout(() => {
      void compare(services, path, saved, text).then((found) => {
        if (!stopped) setComparison(found);
      });
    }, quietTime);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [services, dirty, path, text, saved]);
  return dirty ? comparison : null;
}

function bothWays(text: string): Sentence {
  return { zh: text, en: text };
}
