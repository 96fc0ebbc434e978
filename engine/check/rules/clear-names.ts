import { isName, listVariables } from '../../expression/resolve-name';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { listEventKindWords } from '../reach';

/** Names of parameters and definitions mean one thing only: not also a word of the language or of the facts. */
export function checkClearNames(context: CheckContext): void {
  const { vocabulary } = context;
  const scope = { vocabulary, trigger: null, parameters: new Map(), definitions: new Set<string>() };
  const variables = listVariables(scope).flatMap(({ names }) => names);
  const reserved = new Set([...variables, '事件', 'event', ...listEventKindWords(vocabulary)]);
  const parameters = Object.keys(context.document.parameters ?? {});
  for (const name of parameters) {
    if (isName(name) && !reserved.has(name)) continue;
    context.report('check/reserved-name', descend('/parameters', name), { name }, { at: 'key' });
    context.drop(descend('/parameters', name));
  }
  for (const name of Object.keys(context.document.definitions ?? {})) {
    const pointer = descend('/definitions', name);
    const taken = parameters.includes(name);
    if (isName(name) && !reserved.has(name) && !taken) continue;
    context.report(taken ? 'check/name-used-twice' : 'check/reserved-name', pointer, { name }, { at: 'key' });
    context.drop(pointer);
  }
}
