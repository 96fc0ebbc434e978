import { isPolicyPath, selectActiveDocument } from '../state/selectors';
import type { Services } from '../state/services';

/** Opens the comparison of the policy at hand with the next one of the workspace; both can be changed there. */
export function comparePolicies({ store }: Services): void {
  const state = store.get();
  const paths = Object.keys(state.analyses)
    .filter((path) => isPolicyPath(path) && state.analyses[path]?.policy?.view)
    .sort();
  const active = selectActiveDocument(state)?.path;
  const left = paths.find((path) => path === active) ?? paths.find((path) => path === state.previewed) ?? paths[0];
  const right = paths.find((path) => path !== left) ?? left;
  if (left === undefined || right === undefined) return;
  store.dispatch({ type: 'dialogOpened', dialog: { kind: 'policies', left, right } });
}
