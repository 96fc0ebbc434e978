import { useCallback, useState } from 'react';
import { HostFailure } from '../host';
import { reportFailure } from '../state/report-failure';
import { useServices } from '../ui/services';

interface Refusals {
  /** What was refused last; null once something worked. */
  readonly failure: HostFailure | null;
  /** Whether something the user has asked for is under way. */
  readonly busy: boolean;
  /** Reads what is to be shown; gives null when it was refused. */
  look<Value>(request: () => Promise<Value>): Promise<Value | null>;
  /** Does what the user has asked for; gives null when it was refused. */
  attempt<Value>(request: () => Promise<Value>): Promise<Value | null>;
}

/** Runs the requests of a dialog, and keeps what the host refused for the dialog to show. */
export function useRefusals(): Refusals {
  const { store } = useServices();
  const [failure, setFailure] = useState<HostFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const look = useCallback(
    async <Value>(request: () => Promise<Value>): Promise<Value | null> => {
      try {
        const value = await request();
        setFailure(null);
        return value;
      } catch (error) {
        if (error instanceof HostFailure) setFailure(error);
        else reportFailure(store, error);
        return null;
      }
    },
    [store],
  );
  const attempt = useCallback(
    async <Value>(request: () => Promise<Value>): Promise<Value | null> => {
      setBusy(true);
      const value = await look(request);
      setBusy(false);
      return value;
    },
    [look],
  );
  return { failure, busy, look, attempt };
}
