import { createContext, useContext, type ReactNode } from 'react';
import type { Bilingual } from '../../engine/index';
import type { AppState } from '../state/app-state';
import type { Services } from '../state/services';
import { useDerived, useStore } from '../state/store';

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({
  services,
  children,
}: {
  readonly services: Services;
  readonly children: ReactNode;
}) {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('used outside of ServicesProvider');
  return services;
}

/** Reads a part of the state; `select` must give the same object for the same state. */
export function useApp<Part>(select: (state: AppState) => Part): Part {
  return useStore(useServices().store, select);
}

/** Reads what `select` makes of the state; plain data only. */
export function useMadeOfApp<Part>(select: (state: AppState) => Part): Part {
  return useDerived(useServices().store, select);
}

/** Gives the words of a bilingual message in the language of the window. */
export function useBilingual(): (words: Bilingual) => string {
  const language = useApp((state) => state.language);
  return (words) => words[language];
}
