import type { ImpactAnswers, ReportDetail } from '../../main/ipc/population-contract';
import { HostFailure, requestHost } from '../host';
import type { Action } from './actions';
import type { AppState } from './app-state';
import { reportFailure } from './report-failure';
import { isOfPopulation, listSpan } from './selectors';
import type { Services } from './services';

/** Has reports made of whatever is looked at, anew after each edit that can be read; the newest wins. Gives the way to stop. */
export function followImpact(services: Services): () => void {
  const { store } = services;
  const { cuoshi } = window;
  let turn = 0;
  const report = async (details: readonly ReportDetail[]): Promise<void> => {
    turn += 1;
    const own = turn;
    const { year } = store.get();
    const years = listSpan(store.get());
    if (details.length === 0 || year === null) return;
    store.dispatch({ type: 'impactWaiting', details });
    const world = await services.engine.ask('world:read', {});
    for (const detail of details) {
      if (own !== turn || !world) return;
      const source = store.get().impact.population ? 'population' : 'samples';
      try {
        const answer = await requestHost('population:report', { world, year, years, detail, source });
        if (own === turn) store.dispatch(delivered(detail, answer));
      } catch (error) {
        if (own !== turn) return;
        tellFailure(services, error);
        return;
      }
    }
  };
  void requestHost('population:describe', {}).then(
    (population) => population && store.dispatch({ type: 'populationOpened', population }),
    (error: unknown) => reportFailure(store, error),
  );
  const stops = [
    store.subscribe((state, previous) => {
      const { impact } = state;
      const wanted = listWanted(state);
      // What is not computed yet stays wanted beside what was asked for just now.
      const also = (detail: ReportDetail) => wanted.filter((each) => each === detail || impact.waiting.includes(each));
      if (isAskedAnew(state, previous)) void report(wanted);
      else if (impact.span !== previous.impact.span) void report(also('years'));
      else if (impact.ruleByRule && !previous.impact.ruleByRule) void report(also('rules'));
      else if (impact.readingsAsked && !previous.impact.readingsAsked) void report(also('readings'));
      else if (impact.cancelled && !previous.impact.cancelled) {
        turn += 1;
        requestHost('population:stopReport', {}).catch((error: unknown) => reportFailure(store, error));
      }
      explainSelected(services, state, previous);
    }),
    cuoshi.on('population:progress', (progress) => {
      // What comes after the end of the task is about nothing any more.
      if (store.get().impact.preparing) store.dispatch({ type: 'preparationTold', progress });
    }),
    cuoshi.on('population:reporting', (progress) => store.dispatch({ type: 'reportingTold', progress })),
    cuoshi.on('population:stopped', () => {
      turn += 1;
      store.dispatch({ type: 'populationStopped' });
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function delivered<Detail extends ReportDetail>(detail: Detail, answer: ImpactAnswers[ReportDetail]): Action {
  return { type: 'impactDelivered', detail, answer } as Action;
}

/** The parts of the report that somebody looks at, the quick ones first. */
function listWanted({ layout, impact, simulation }: AppState): readonly ReportDetail[] {
  // The first simulation comes first, and a process that ended is started again by the user only.
  if (simulation === null || impact.stopped) return [];
  if (layout.bottom === 'impact')
    return [
      'brief',
      'full',
      'reductions',
      'overlap',
      'targets',
      'years',
      ...(impact.ruleByRule ? (['rules'] as const) : []),
    ];
  if (impact.population === null) return [];
  if (layout.bottom === 'readings') return impact.readingsAsked ? ['readings'] : [];
  return layout.bottom === 'simulation' ? ['brief'] : [];
}

function isAskedAnew(state: AppState, previous: AppState): boolean {
  return (
    state.impact.basis !== previous.impact.basis ||
    (state.layout.bottom !== previous.layout.bottom && listWanted(state).length > 0) ||
    (state.simulation === null) !== (previous.simulation === null)
  );
}

/** An enterprise of the population is computed by the interpreter when it is selected, and after each report. */
function explainSelected(services: Services, state: AppState, previous: AppState): void {
  const { store, engine } = services;
  const enterprise = state.selection?.enterprise;
  const { year } = state;
  if (enterprise === undefined || year === null || !isOfPopulation(state)) return;
  if (enterprise === previous.selection?.enterprise && state.impact.full === previous.impact.full) return;
  void engine
    .ask('world:read', {})
    .then((world) => world && requestHost('population:explain', { world, year, source: 'population', enterprise }))
    .then(
      (result) => result && store.dispatch({ type: 'enterpriseExplained', enterprise, result }),
      (error: unknown) => tellFailure(services, error),
    );
}

function tellFailure({ store }: Services, error: unknown): void {
  if (error instanceof HostFailure) {
    const { code, message } = error.failure;
    // Those that were overtaken are nobody's concern; a process that ended is told of by its own event.
    if (code !== 'population/cancelled' && code !== 'population/process-died')
      store.dispatch({ type: 'impactFailed', failure: message });
    return;
  }
  reportFailure(store, error);
}
