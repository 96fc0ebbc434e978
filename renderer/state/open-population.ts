import type { Bilingual } from '../../engine/index';
import type { GenerateChoice, ImportChoice, PopulationInfo } from '../../main/ipc/population-contract';
import { HostFailure, requestHost } from '../host';
import { sayBoth } from '../i18n/words';
import type { Services } from './services';

/** Makes a synthetic population and opens it. */
export async function generatePopulation(services: Services, choice: GenerateChoice): Promise<void> {
  show(services, await prepare(services, () => requestHost('population:generate', choice)));
}

/** Opens the folder of a population. */
export async function openPopulation(services: Services): Promise<void> {
  show(services, await prepare(services, () => requestHost('population:open', {})));
}

/** Lets the user choose files, and asks what their columns hold. */
export async function chooseImport(services: Services): Promise<void> {
  const plan = await prepare(services, () => requestHost('population:chooseFiles', {}));
  if (plan) services.store.dispatch({ type: 'dialogOpened', dialog: { kind: 'import', plan } });
}

/** Imports the files that were chosen, opens what came of them and shows what did not go in as it stood. */
export async function importPopulation(services: Services, choice: ImportChoice): Promise<void> {
  const report = await prepare(services, () => requestHost('population:import', choice));
  if (!report) return;
  show(services, report.population);
  services.store.dispatch({ type: 'dialogOpened', dialog: { kind: 'imported', report } });
}

/** Goes back to the samples; the folder of the population stays. */
export async function closePopulation({ store }: Services): Promise<void> {
  await requestHost('population:close', {});
  store.dispatch({ type: 'populationOpened', population: null });
}

/** Says that something is under way until it ends; what the user has cancelled is no failure. */
export async function prepare<Value>(
  { store }: Services,
  work: () => Promise<Value>,
  step: Bilingual = sayBoth((words) => words('impact.starting')),
): Promise<Value | null> {
  store.dispatch({ type: 'preparationTold', progress: { step, share: null } });
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostFailure && error.failure.code === 'population/cancelled') return null;
    throw error;
  } finally {
    store.dispatch({ type: 'preparationTold', progress: null });
  }
}

function show({ store }: Services, population: PopulationInfo | null): void {
  if (!population) return;
  store.dispatch({ type: 'populationOpened', population });
  store.dispatch({ type: 'bottomPanelShown', panel: 'impact' });
}
