import { createContext, useContext, type ReactNode } from 'react';
import type { Bilingual } from '../../engine/index';
import type { Language } from '../../main/ipc/contract';
import type { AppState } from '../state/app-state';
import type { Services } from '../state/services';
import { useDerived, useStore } from '../state/store';

const ServicesContext = createContext<Services | null>(null);
const LanguageContext = createContext<Language>('zh');

export function ServicesProvider({
  services,
  children,
}: {
  readonly services: Services;
  readonly children: ReactNode;
}) {
  const language = useStore(services.store, (state) => state.language);
  return (
    <ServicesContext value={services}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </ServicesContext>
  );
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

/** The language of the window. Thousands of figures ask for it, so that none of them listens to the state for it alone. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Gives the words of a bilingual message in the language of the window. */
export function useBilingual(): (words: Bilingual) => string {
  const language = useLanguage();
  return (words) => words[language];
}
