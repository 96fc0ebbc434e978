import { use, useState } from 'react';
import { selectDocumentByPath } from '../state/selectors';
import { useServices } from '../ui/services';
import type { FormValue } from './document-access';
import { FormViewContext, useFormScene, useSetValue } from './form-context';
import type { FormOutcome } from './form-edits';

interface Chosen<Value> {
  readonly value: Value;
  /** Of the text it is written into; null while it is being written. */
  readonly version: number | null;
}

interface StandingValue<Value> {
  readonly standing: Value;
  set(value: Value, written: FormValue | undefined, session?: string): Promise<FormOutcome>;
}

/**
 * The value of a field as it will stand when what was chosen is written. A choice takes a moment to come back as part of
 * the document; what is chosen next, within the same field, must build on it and not on what stood there before.
 */
export function useStandingValue<Value>(pointer: string, value: Value): StandingValue<Value> {
  const { path } = useFormScene();
  const { store } = useServices();
  const write = useSetValue(pointer);
  const [chosen, setChosen] = useState<Chosen<Value> | null>(null);
  // Asked for only by a field that waits for it: it changes with every edit.
  const version = chosen === null ? 0 : (use(FormViewContext)?.version ?? 0);
  const isAhead = chosen !== null && (chosen.version === null || version < chosen.version);
  if (chosen !== null && !isAhead) setChosen(null);
  const set = async (next: Value, stated: FormValue | undefined, session?: string) => {
    const mine: Chosen<Value> = { value: next, version: null };
    setChosen(mine);
    const outcome = await write(stated, session);
    const written = selectDocumentByPath(store.get(), path)?.version ?? 0;
    setChosen((latest) =>
      latest !== mine ? latest : outcome === 'written' ? { value: next, version: written } : null,
    );
    return outcome;
  };
  return { standing: isAhead ? chosen.value : value, set };
}
