import { checkNode } from './check-node';
import type { Checking } from './checking';
import type { ExpressionPlace } from './expression-place';
import type { TypeEnvironment } from './type-environment';

/** Starts a check. */
export function startChecking(environment: TypeEnvironment, place: ExpressionPlace): Checking {
  return { environment, place, problems: [], uses: [], bindings: [], allBindings: [], slots: [], check: checkNode };
}
