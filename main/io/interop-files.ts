import facts from '../../reference/interop/facts.mjs?raw';
import run from '../../reference/interop/run.mjs?raw';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import type { PolicyPlan } from '../../engine/compile/plan';
import { compileDmn } from '../../engine/interop/dmn/compile-dmn';
import { writeJdm } from '../../engine/interop/jdm/compile-jdm';
import { writeJsonLogic } from '../../engine/interop/json-logic/compile-json-logic';
import { compileSteps } from '../../engine/interop/steps/compile-steps';
import { writeSqlFiles } from '../../engine/sql/write-sql-files';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/**
 * Makes the files of a bundle that foreign engines run: GoRules, JSON Logic, DMN and SQL; the modules that feed them; and
 * `interop/not-expressed.json`, which says of all of them what they do not say.
 */
export function makeInteropFiles(plan: PolicyPlan, vocabulary: Vocabulary): readonly BundleEntry[] {
  const program = compileSteps(plan, vocabulary);
  const dmn = compileDmn(plan, vocabulary);
  const sql = writeSqlFiles(plan, vocabulary);
  const paths = {
    jdm: `interop/jdm/${plan.id}.json`,
    jsonLogic: `interop/json-logic/${plan.id}.json`,
    dmn: `interop/dmn/${plan.id}.dmn`,
  };
  const notExpressed = {
    format: 'cuoshi-not-expressed/1',
    policy: program.policy,
    outside: program.notExpressed
      .filter(({ defers }) => !defers)
      .map(({ items, reason }) => ({ items: [...items], reason })),
    deferred: [
      ...program.notExpressed
        .filter(({ defers }) => defers)
        .map(({ items, reason }) => ({
          files: [paths.jdm, paths.jsonLogic],
          parts: items.map((item) => `item ${item}`),
          reason,
        })),
      ...dmn.leftOut.map(({ what, construct }) => ({ files: [paths.dmn], parts: [what], reason: construct })),
      ...sql.notExpressed.map(({ path, reason }) => ({ files: [`interop/sql/${path}`], parts: [], reason })),
    ],
  };
  return [
    { path: paths.jdm, bytes: encodeList(writeJdm(program), 'nodes') },
    { path: paths.jsonLogic, bytes: encodeList(writeJsonLogic(program), 'steps') },
    { path: paths.dmn, bytes: encodeUtf8(dmn.xml) },
    ...sql.files.map(({ path, text }) => ({ path: `interop/sql/${path}`, bytes: encodeUtf8(text) })),
    { path: 'interop/not-expressed.json', bytes: encodeUtf8(`${JSON.stringify(notExpressed, null, 2)}\n`) },
    { path: 'interop/facts.mjs', bytes: encodeUtf8(facts) },
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
