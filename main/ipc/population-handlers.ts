import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { askForPlace, askForSources, askForWorkspace } from '../dialogs';
import { saveFile } from '../io/atomic-save';
import type { PopulationDesk } from '../population-desk';
import { layOutPdf } from '../print-page';
import { writeReportFile } from '../report-file';
import type { Language } from './contract';
import type { PopulationRequests } from './population-contract';
import type { ScenarioRequests } from './scenario-contract';
import type { Handlers } from './register';

export interface PopulationHandlerOptions {
  readonly desk: PopulationDesk;
  readonly window: () => BrowserWindow;
  readonly language: () => Language;
  /** Where files are offered to be put first. */
  readonly documents: () => string;
}

/** Makes what the host does for requests about populations and reports. */
export function makePopulationHandlers(
  options: PopulationHandlerOptions,
): Pick<Handlers, keyof PopulationRequests | keyof ScenarioRequests> {
  const { desk, window, language, documents } = options;
  const askForFolder = (name: string) => () =>
    askForPlace(window(), language(), 'population', path.join(documents(), name));
  return {
    'population:describe': () => Promise.resolve(desk.describe()),
    'population:generate': (choice) => desk.generate(choice, askForFolder(`population-${choice.count}-${choice.seed}`)),
    'population:chooseFiles': () => desk.inspect(() => askForSources(window(), language())),
    'population:import': (choice) => desk.import(choice, askForFolder('population')),
    'population:open': () => desk.open(() => askForWorkspace(window(), language(), 'choosePopulation')),
    'population:close': () => {
      desk.forget();
      return Promise.resolve(null);
    },
    'population:cancel': () => {
      desk.cancel();
      return Promise.resolve(null);
    },
    'population:report': (question) => desk.report(question),
    'population:stopReport': () => {
      desk.stopReport();
      return Promise.resolve(null);
    },
    'population:explain': (question) => desk.explain(question),
    'scenario:run': (question) => desk.runScenario(question),
    'scenario:try': (question) => desk.tryScenario(question),
    'scenario:vary': (question) => desk.varyScenario(question),
    'report:save': async ({ name, file }) => {
      const suggestion = `${name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()}.${file.kind}`;
      const target = await askForPlace(window(), language(), file.kind, path.join(documents(), suggestion));
      if (target === null) return null;
      await saveFile(target, file.kind === 'pdf' ? await layOutPdf(window()) : await writeReportFile(file));
      return path.basename(target);
    },
  };
}
