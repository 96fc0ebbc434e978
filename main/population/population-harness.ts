import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyPlan } from '../../engine/compile/plan';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { answerTasks } from './answer-tasks';
import type { StartPort } from './population-process';
import type { FromProcess } from './task-messages';

/** Answers tasks inside this process, with messages copied as they are on their way to another: for tests. */
export const startInside: StartPort = (spill) => {
  const listeners: ((message: FromProcess) => void)[] = [];
  const answer = answerTasks((message) => {
    const copy = structuredClone(message);
    setImmediate(() => listeners.forEach((listener) => listener(copy)));
  }, spill);
  return {
    post: (message) => answer(structuredClone(message)),
    listen: (onMessage) => void listeners.push(onMessage),
    kill: () => void listeners.splice(0),
  };
};

/** Reads the plans of the sample policies. */
export function readSamplePlans(): readonly PolicyPlan[] {
  const folder = path.resolve(import.meta.dirname, '../../samples/policies');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return readPolicy({ path: file, text }, builtinVocabulary).plan ?? [];
    });
}
