import { useState } from 'react';
import { HostFailure } from '../host';
import { reportFailure } from '../state/report-failure';
import { useServices } from '../ui/services';

interface Refusals {
  /** What was refused last; null once something worked. */
  readonly failure: HostFailure | null;
  readonly busy: boolean;
  /** Runs a request; gives null when it was refused. */
  attempt<Value>(request: () => Promise<Value>): Promise<Value | null>;
}

/** Runs requests of a dialog one at a time, and keeps what the host refused for the dialog to show. */
export function useRefusals(): Refusals {
  const { store } = useServices();
  const [failure, setFailure] = useState<HostFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async <Value>(request: () => Promise<Value>): Promise<Value | null> => {
    setBusy(true);
    try {
      const value = await request();
      setFailure(null);
      return value;
    } catch (error) {
      if (error instanceof HostFailure) setFailure(error);
      else reportFailure(store, error);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { failure, busy, attempt };
}
