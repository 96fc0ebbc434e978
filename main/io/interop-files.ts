import run from '../../reference/interop/run.mjs?raw';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import type { PolicyPlan } from '../../engine/compile/plan';
import { writeJdm } from '../../engine/interop/jdm/compile-jdm';
import { writeJsonLogic } from '../../engine/interop/json-logic/compile-json-logic';
import { compileSteps } from '../../engine/interop/steps/compile-steps';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/** Makes the files of a bundle that GoRules' zen-engine and JSON Logic run, and the module that feeds them. */
export function makeInteropFiles(plan: PolicyPlan, vocabulary: Vocabulary): readonly BundleEntry[] {
  const program = compileSteps(plan, vocabulary);
  return [
    { path: `interop/jdm/${plan.id}.json`, bytes: encodeList(writeJdm(program), 'nodes') },
    { path: `interop/json-logic/${plan.id}.json`, bytes: encodeList(writeJsonLogic(program), 'steps') },
    { path: 'interop/run.mjs', bytes: encodeUtf8(run) },
  ];
}

/** Writes JSON with each item of one of its lists on a line of its own: no longer than needed, and still to be read. */
function encodeList<Name extends string>(file: Readonly<Record<Name, readonly unknown[]>>, name: Name): Uint8Array {
  const members = Object.entries<unknown>(file).map(([key, value]) => {
    if (key !== name) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `${JSON.stringify(key)}: [\n${file[name].map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]`;
  });
  return encodeUtf8(`{\n${members.join(',\n')}\n}\n`);
}
