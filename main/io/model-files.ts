import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import type { PolicyPlan } from '../../engine/compile/plan';
import { compileDmn } from '../../engine/interop/dmn/compile-dmn';
import { writeSqlFiles } from '../../engine/sql/write-sql-files';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/** Makes the rules of a policy as a decision model (DMN) and as SQL; docs/interop-dmn-and-sql.md says how to run them. */
export function makeModelFiles(plan: PolicyPlan, vocabulary: Vocabulary): readonly BundleEntry[] {
  const sql = writeSqlFiles(plan, vocabulary).map(({ path, text }) => ({
    path: `interop/sql/${path}`,
    bytes: encodeUtf8(text),
  }));
  return [{ path: 'interop/dmn/policy.dmn', bytes: encodeUtf8(compileDmn(plan, vocabulary).xml) }, ...sql];
}
